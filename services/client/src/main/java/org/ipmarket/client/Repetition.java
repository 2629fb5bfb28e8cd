package org.ipmarket.client;

import java.util.Set;

/**
 * Whether a call is sent again when nobody can say whether it was acted on: its answer was lost. Every call is sent again that surely
 * was not: no connection, 429, the market's own 503.
 */
enum Repetition {
    /** Reads, and what carries an idempotency key: a second one changes nothing. */
    HARMLESS(Set.of(), Set.of()),
    /**
     * PUT, and PATCH in a version: at most one of them takes effect in that version, and a PUT leaves the same behind however often it
     * is sent. But the second one may be refused because of what the first has done, so such a refusal says nothing.
     */
    MEETS_ITSELF(Set.of(), Set.of(409, 412, 428)),
    /** DELETE: what is not there any more is deleted, by whichever of them. In a version it may meet itself as a PUT does. */
    DELETES(Set.of(404, 410), Set.of(409, 412)),
    /** POST without a key: a second one would do it twice. */
    DOES_IT_TWICE(Set.of(), Set.of());

    private final Set<Integer> done;
    private final Set<Integer> unclear;

    Repetition(Set<Integer> done, Set<Integer> unclear) {
        this.done = done;
        this.unclear = unclear;
    }

    /** Whether it is sent again after a lost answer. */
    boolean afterALostAnswer() {
        return this != DOES_IT_TWICE;
    }

    /** Whether this answer to a repetition says that the call, first or second, has taken effect. */
    boolean saysDone(int status) {
        return done.contains(status);
    }

    /** Whether this answer to a repetition may come of the first one's effect. */
    boolean saysNothing(int status) {
        return unclear.contains(status);
    }

    static Repetition of(String method, boolean keyed) {
        if (keyed) {
            return HARMLESS;
        }
        return switch (method) {
            case "GET", "HEAD" -> HARMLESS;
            case "PUT", "PATCH" -> MEETS_ITSELF;
            case "DELETE" -> DELETES;
            default -> DOES_IT_TWICE;
        };
    }
}

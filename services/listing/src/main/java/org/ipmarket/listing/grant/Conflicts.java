package org.ipmarket.listing.grant;

import java.util.Optional;

/**
 * Whether a grant or offer that stands bars what is offered now. Two that share no region, field or day never conflict
 * (the market's model; what is not granted stays with the owner). A licence in force binds the new owner, so it does
 * not bar an assignment; an offer of one does (the market's model, as today's gate has it). Of assignments only those on
 * offer are compared: one that was recorded has made another owner, and its grants are that owner's.
 *
 * <p>Law: during an open licence no exclusive or sole one (Patent Law 50 to 52); a pledge needs the pledgee's consent (Civil
 * Code 444). Model of the market, to be confirmed by counsel before a refusal cites it: all else.
 */
public final class Conflicts {
    private static final String LICENCES =
            "the market's model: 独占 is the licensee's alone, 排他 the licensee's and the licensor's";
    private static final String OPEN = "Patent Law 50 to 52: during an open licence no exclusive or sole one";
    private static final String PLEDGED = "Civil Code 444: the pledgee's consent";
    private static final String TITLE = "the market's model: the title is promised once, free of other offers";

    private Conflicts() {}

    /** The rule that is broken, or empty where both may stand. */
    public static Optional<String> between(Grant existing, Grant offered) {
        return existing.overlaps(offered) ? Optional.ofNullable(rule(existing, offered)) : Optional.empty();
    }

    private static String rule(Grant existing, Grant offered) {
        return switch (existing.kind()) {
            case PLEDGE -> offered.pledgeeConsents() ? null : PLEDGED;
            case ASSIGNMENT -> TITLE;
            case EXCLUSIVE, SOLE ->
                switch (offered.kind()) {
                    case ASSIGNMENT -> existing.inForce() ? null : TITLE;
                    case EXCLUSIVE, SOLE, ORDINARY -> LICENCES;
                    case OPEN -> OPEN;
                    case PLEDGE -> null;
                };
            case ORDINARY ->
                switch (offered.kind()) {
                    case ASSIGNMENT -> existing.inForce() ? null : TITLE;
                    case EXCLUSIVE, SOLE -> LICENCES;
                    case ORDINARY, OPEN, PLEDGE -> null;
                };
            case OPEN ->
                switch (offered.kind()) {
                    case ASSIGNMENT -> existing.inForce() ? null : TITLE;
                    case EXCLUSIVE, SOLE -> OPEN;
                    case ORDINARY, OPEN, PLEDGE -> null;
                };
        };
    }
}

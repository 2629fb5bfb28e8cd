package org.ipmarket.auction.rules;

import java.time.Duration;
import java.time.Instant;
import org.ipmarket.auction.rules.Command.Correct;
import org.ipmarket.auction.rules.Command.Suspend;
import org.ipmarket.auction.rules.Decision.Refused;

/** What stops a lot for a while, in every format: suspension and resumption; and the correction of its notice. */
final class Halt {
    private Halt() {}

    /**
     * A lot whose time to open or to end had come before bids stopped arriving lost nothing: it opens, or goes on. One that waits for its keepers can
     * be stopped at any time.
     *
     * @param asked what the time asks of the lot
     */
    static Decision suspend(AuctionTerms terms, LotState state, Suspend suspend, Due asked, Instant time) {
        if (state.phase() == Phase.SUSPENDED) {
            return refused(Refusal.NOT_OPEN, state);
        }
        Instant since = suspend.since().isAfter(state.lastTime()) ? suspend.since() : state.lastTime();
        Instant due = state.phase() == Phase.SCHEDULED ? terms.opensAt() : state.endsAt();
        boolean over = !since.isBefore(due) && asked != Due.UNSEAL;
        if (over || since.isAfter(time)) {
            return refused(Refusal.NOT_DUE, state);
        }
        return new Decision.Suspended(state.suspended(since).at(time));
    }

    /** One that was not open goes back to wait; if its time to open has passed meanwhile, it opens late. */
    static Decision resume(AuctionTerms terms, LotState state, Instant time) {
        if (state.phase() != Phase.SUSPENDED) {
            return refused(Refusal.NOT_SUSPENDED, state);
        }
        if (!hasOpened(terms, state)) {
            return new Decision.Resumed(state.to(Phase.SCHEDULED).at(time), Duration.ZERO);
        }
        Duration lost = Duration.between(state.suspendedSince(), time);
        LotState open = state.to(Phase.OPEN).ending(state.endsAt().plus(lost));
        if (open.course() != null) {
            open = open.on(open.course().later(lost));
        }
        return new Decision.Resumed(open.at(time), lost);
    }

    static Decision correct(AuctionTerms terms, LotState state, Correct correct, Instant time) {
        if (hasOpened(terms, state)) {
            return refused(Refusal.ALREADY_OPENED, state);
        }
        AuctionTerms corrected = AuctionTerms.of(correct.terms());
        if (!corrected.startPrice().equals(terms.startPrice())
                || !corrected.opensAt().isAfter(time)) {
            return refused(Refusal.NO_CORRECTION, state);
        }
        return new Decision.Corrected(state.ending(corrected.closesAt()).at(time));
    }

    /** A lot that is due opens before anything else, so one suspended earlier than that was not open. */
    private static boolean hasOpened(AuctionTerms terms, LotState state) {
        return state.phase() == Phase.OPEN
                || (state.phase() == Phase.SUSPENDED && !state.suspendedSince().isBefore(terms.opensAt()));
    }

    private static Decision refused(Refusal why, LotState state) {
        return new Refused(why, state.phase());
    }
}

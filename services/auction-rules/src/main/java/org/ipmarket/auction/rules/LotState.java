package org.ipmarket.auction.rules;

import java.time.Instant;
import java.util.Objects;

/**
 * Everything that the rules need to remember about a lot.
 *
 * @param nextSequence the place that the next entry of the lot's log takes; leaf 0 holds the terms
 * @param lastTime time of the latest entry; time never goes back within a lot
 * @param endsAt when it closes unless extended; the announced end before it opens
 * @param leading the best valid bid, or null
 * @param bids valid bids so far
 * @param bidders different bidders with a valid bid
 * @param extensions how often a late bid, or a notice to which too few came, moved the end
 * @param suspendedSince from when time does not count, while suspended; else null
 * @param course what the format remembers besides; null where nothing
 */
public record LotState(
        Phase phase,
        long nextSequence,
        Instant lastTime,
        Instant endsAt,
        Leading leading,
        long bids,
        int bidders,
        int extensions,
        Instant suspendedSince,
        Course course) {
    public LotState {
        Objects.requireNonNull(phase);
        Objects.requireNonNull(lastTime);
        Objects.requireNonNull(endsAt);
        if ((phase == Phase.SUSPENDED) != (suspendedSince != null)) {
            throw new IllegalArgumentException("a lot is suspended since some time: " + phase + ", " + suspendedSince);
        }
        if ((leading != null && bids == 0) || bidders > bids) {
            throw new IllegalArgumentException("bids " + bids + ", bidders " + bidders + ", leading " + leading);
        }
    }

    /** The same, one entry later, at {@code time}. */
    public LotState at(Instant time) {
        return new LotState(
                phase, nextSequence + 1, time, endsAt, leading, bids, bidders, extensions, suspendedSince, course);
    }

    /** An illegal step is a fault of the rules, not of a caller: they refuse before they come here. */
    public LotState to(Phase next) {
        if (!phase.permits(next)) {
            throw new IllegalStateException("a lot cannot go from " + phase + " to " + next);
        }
        return new LotState(next, nextSequence, lastTime, endsAt, leading, bids, bidders, extensions, null, course);
    }

    public LotState suspended(Instant since) {
        if (!phase.permits(Phase.SUSPENDED)) {
            throw new IllegalStateException("a lot cannot go from " + phase + " to SUSPENDED");
        }
        return new LotState(
                Phase.SUSPENDED, nextSequence, lastTime, endsAt, leading, bids, bidders, extensions, since, course);
    }

    public LotState ending(Instant end) {
        return new LotState(
                phase, nextSequence, lastTime, end, leading, bids, bidders, extensions, suspendedSince, course);
    }

    public LotState extendedTo(Instant end) {
        return new LotState(
                phase, nextSequence, lastTime, end, leading, bids, bidders, extensions + 1, suspendedSince, course);
    }

    public LotState led(Leading best, boolean newBidder) {
        return new LotState(
                phase,
                nextSequence,
                lastTime,
                endsAt,
                best,
                bids + 1,
                newBidder ? bidders + 1 : bidders,
                extensions,
                suspendedSince,
                course);
    }

    /** Who leads has come out of bids counted before. */
    public LotState ledBy(Leading best) {
        return new LotState(
                phase, nextSequence, lastTime, endsAt, best, bids, bidders, extensions, suspendedSince, course);
    }

    /** One more valid bid; who leads is as before. */
    public LotState counted(boolean newBidder) {
        return led(leading, newBidder);
    }

    public LotState on(Course next) {
        return new LotState(
                phase, nextSequence, lastTime, endsAt, leading, bids, bidders, extensions, suspendedSince, next);
    }
}

package org.ipmarket.listing.offer;

import java.util.Collection;
import java.util.Optional;

/** What becomes of a sold offer when its awards have ended. */
public final class Outcome {
    private Outcome() {}

    /**
     * The state to which a sold offer goes; empty while something is still to come.
     *
     * @param awards those known
     * @param due how many the close has brought
     * @param runnerUp whether after a default bidding decides about the next in rank
     */
    public static Optional<OfferState> of(Collection<AwardState> awards, int due, boolean runnerUp) {
        if (awards.size() < due || !awards.stream().allMatch(AwardState::hasEnded)) {
            return Optional.empty();
        }
        if (awards.contains(AwardState.COMPLETED)) {
            return Optional.of(OfferState.COMPLETED);
        }
        return runnerUp ? Optional.empty() : Optional.of(OfferState.DEFAULTED);
    }
}

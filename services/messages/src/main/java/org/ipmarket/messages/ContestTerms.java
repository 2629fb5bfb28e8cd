package org.ipmarket.messages;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ipmarket.messages.id.ParticipantId;

/**
 * What an announcement fixes for the contest beside start price, step and time. What a format does not use is null; how each uses it
 * stands in {@code docs/formats.md}.
 *
 * @param steps step table (加价幅度表), ascending, the first from zero; null: the offer's increment at every price
 * @param openReserve a reserve (保留价) that everybody knows
 * @param mostExtension the end is never later than the announced one by more than this; null: no cap
 * @param quantity how many licences; null: one, or of posted licences any number
 * @param runnerUp whether the second best is awarded the lot where the winner defaults (顺延)
 * @param priorities who goes first on equal terms (优先受让权)
 */
public record ContestTerms(
        @Nullable List<PriceStep> steps,
        @Nullable Money openReserve,
        @Nullable Duration mostExtension,
        @Nullable Integer quantity,
        @Nullable Boolean runnerUp,
        @Nullable List<Priority> priorities,
        @Nullable PublicListing listing,
        @Nullable ThreeRounds rounds,
        @Nullable Clock clock,
        @Nullable Dutch dutch,
        @Nullable SealedBest sealedBest) {
    public static final ContestTerms NONE =
            new ContestTerms(null, null, null, null, null, null, null, null, null, null, null);

    public ContestTerms {
        steps = steps == null || steps.isEmpty() ? null : List.copyOf(steps);
        priorities = priorities == null || priorities.isEmpty() ? null : List.copyOf(priorities);
        if (steps != null) {
            requireAscending(steps);
        }
        if (quantity != null && quantity < 1) {
            throw new IllegalArgumentException("at least one is sold, not " + quantity);
        }
        if (mostExtension != null && mostExtension.isNegative()) {
            throw new IllegalArgumentException("a cap of extensions is not negative: " + mostExtension);
        }
    }

    private static void requireAscending(List<PriceStep> steps) {
        if (!steps.getFirst().from().isZero()) {
            throw new IllegalArgumentException(
                    "the first step holds from zero, not " + steps.getFirst().from());
        }
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).from().compareTo(steps.get(i - 1).from()) <= 0) {
                throw new IllegalArgumentException(
                        "steps ascend: " + steps.get(i).from() + " stands too late");
            }
        }
    }

    /** @param from the least price at which this step holds @param step more than zero */
    public record PriceStep(Money from, Money step) {
        public PriceStep {
            if (step.isZero()) {
                throw new IllegalArgumentException("a step is more than zero");
            }
        }
    }

    /** @param rank from 1; the lower one goes first @param ground the statute or contract that gives the right */
    public record Priority(ParticipantId participant, int rank, String ground) {
        public Priority {
            if (rank < 1) {
                throw new IllegalArgumentException("ranks count from 1: " + rank);
            }
        }
    }

    /**
     * @param furtherEnds the ends that follow, one after another, where nobody has come: the centre's calendar has worked them out
     * @param auction how long those who came compete
     */
    public record PublicListing(@Nullable List<Instant> furtherEnds, Duration auction) {
        public PublicListing {
            furtherEnds = furtherEnds == null ? List.of() : List.copyOf(furtherEnds);
            requirePositive(auction);
        }
    }

    /** @param firstPause before round 1 @param turn of each bidder @param pause before rounds 2 and 3 */
    public record ThreeRounds(Duration firstPause, Duration turn, Duration pause) {
        public ThreeRounds {
            requirePositive(turn);
        }
    }

    /** @param pause after each agreement @param silence so long without one, and it is over */
    public record Clock(Duration pause, Duration silence) {
        public Clock {
            requirePositive(silence);
        }
    }

    /** @param shareBasisPoints of the start price by which the price falls @param every how often @param floor never under it */
    public record Dutch(int shareBasisPoints, Duration every, Money floor) {
        public Dutch {
            if (shareBasisPoints < 1 || shareBasisPoints > 10_000) {
                throw new IllegalArgumentException("a share of 1 to 10000 basis points, not " + shareBasisPoints);
            }
            requirePositive(every);
        }
    }

    /** @param sealed how long the others may offer more @param best how long the Dutch winner may answer */
    public record SealedBest(Duration sealed, Duration best) {
        public SealedBest {
            requirePositive(sealed);
            requirePositive(best);
        }
    }

    private static void requirePositive(Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException("a time of more than nothing, not " + duration);
        }
    }
}

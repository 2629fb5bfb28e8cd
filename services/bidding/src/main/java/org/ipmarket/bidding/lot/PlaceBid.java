package org.ipmarket.bidding.lot;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.ipmarket.chassis.problem.Problems;

/** Places a bid: it waits its turn, and its answer until it is durable. */
@ApplicationScoped
public class PlaceBid {
    private static final int RETRY_AFTER_SECONDS = 1;

    private final LotSequencer sequencer;
    private final BidderLimit limit;

    PlaceBid(LotSequencer sequencer, BidderLimit limit) {
        this.sequencer = sequencer;
        this.limit = limit;
    }

    /**
     * Does not wait; the answer comes when the bid is durable.
     *
     * @return fails with 503 where it is not known in time what became of the bid: the same key then gets the answer
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 429 where the participant bids too fast, 503 where too many wait
     */
    public CompletableFuture<BidAnswer> place(BidRequest request) {
        long wait = limit.take(request.participant());
        if (wait > 0) {
            throw Problems.tooMany(
                    "bidding-too-fast",
                    "The participant sends bids faster than one may; this one was not taken.",
                    TimeUnit.NANOSECONDS.toSeconds(wait) + 1);
        }
        CompletableFuture<BidAnswer> answer = new CompletableFuture<>();
        try {
            sequencer.submit(request).whenComplete((judged, failure) -> {
                if (failure == null) {
                    answer.complete(judged);
                } else {
                    answer.completeExceptionally(unknown());
                }
            });
        } catch (LotSequencer.Overloaded e) {
            throw Problems.busy(
                    "too-many-bids", "Too many bids are waiting; this one was not taken.", RETRY_AFTER_SECONDS);
        }
        return answer;
    }

    private static RuntimeException unknown() {
        return Problems.busy(
                "outcome-unknown",
                "It is not known yet what became of the bid; send it again with the same key.",
                RETRY_AFTER_SECONDS);
    }
}

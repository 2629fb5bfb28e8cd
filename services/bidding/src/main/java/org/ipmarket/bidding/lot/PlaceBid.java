package org.ipmarket.bidding.lot;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ipmarket.bidding.BiddingConfig;
import org.ipmarket.chassis.problem.Problems;

/** Places a bid: waits its turn, and until it is durable. */
@ApplicationScoped
public class PlaceBid {
    private static final int RETRY_AFTER_SECONDS = 1;

    private final LotSequencer sequencer;
    private final BidderLimit limit;
    private final long answerWithinMillis;

    PlaceBid(LotSequencer sequencer, BidderLimit limit, BiddingConfig config) {
        this.sequencer = sequencer;
        this.limit = limit;
        this.answerWithinMillis = config.sequencer().answerWithin().toMillis();
    }

    /**
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 429 where the participant bids too fast, 503 where too many wait, or where it is not known in time what became
     *     of it: the same key then gets the answer
     */
    public BidAnswer place(BidRequest request) {
        long wait = limit.take(request.participant());
        if (wait > 0) {
            throw Problems.tooMany(
                    "bidding-too-fast",
                    "The participant sends bids faster than one may; this one was not taken.",
                    TimeUnit.NANOSECONDS.toSeconds(wait) + 1);
        }
        CompletableFuture<BidAnswer> answer = null;
        try {
            answer = sequencer.submit(request);
            return answer.get(answerWithinMillis, TimeUnit.MILLISECONDS);
        } catch (LotSequencer.Overloaded e) {
            throw Problems.busy(
                    "too-many-bids", "Too many bids are waiting; this one was not taken.", RETRY_AFTER_SECONDS);
        } catch (TimeoutException e) {
            answer.cancel(false);
            throw unknown();
        } catch (ExecutionException e) {
            throw unknown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown();
        }
    }

    private static RuntimeException unknown() {
        return Problems.busy(
                "outcome-unknown",
                "It is not known yet what became of the bid; send it again with the same key.",
                RETRY_AFTER_SECONDS);
    }
}

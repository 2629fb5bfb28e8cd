package org.ipmarket.auction.formats;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ipmarket.auction.Offers;
import org.ipmarket.auction.rules.AuctionTerms;
import org.ipmarket.messages.ContestTerms;
import org.ipmarket.messages.ContestTerms.PriceStep;
import org.ipmarket.messages.Money;

/** Terms for tests: start 1,000.00, step 50.00, open for an hour, last 5 minutes extend by 5, one bidder is enough; amounts in fen. */
public final class Announced {
    private Money start = Money.cny(100_000);
    private int minimumBidders = 1;
    private Money openReserve;
    private Money secretReserve;
    private Duration mostExtension;
    private Integer quantity;
    private boolean runnerUp;
    private final List<PriceStep> steps = new ArrayList<>();
    private ContestTerms.PublicListing listing;
    private ContestTerms.Dutch dutch;

    public static Announced lot() {
        return new Announced();
    }

    public Announced start(long fen) {
        start = Money.cny(fen);
        return this;
    }

    public Announced minimumBidders(int bidders) {
        minimumBidders = bidders;
        return this;
    }

    public Announced openReserve(long fen) {
        openReserve = Money.cny(fen);
        return this;
    }

    public Announced secretReserve(long fen) {
        secretReserve = Money.cny(fen);
        return this;
    }

    public Announced mostExtension(Duration most) {
        mostExtension = most;
        return this;
    }

    public Announced quantity(int units) {
        quantity = units;
        return this;
    }

    public Announced runnerUp() {
        runnerUp = true;
        return this;
    }

    public Announced step(long from, long step) {
        steps.add(new PriceStep(Money.cny(from), Money.cny(step)));
        return this;
    }

    public Announced furtherEnds(Instant... ends) {
        listing = new ContestTerms.PublicListing(List.of(ends), Duration.ofMinutes(30));
        return this;
    }

    public Announced falling(int basisPoints, Duration every, long floor) {
        dutch = new ContestTerms.Dutch(basisPoints, every, Money.cny(floor));
        return this;
    }

    public AuctionTerms terms() {
        return new AuctionTerms(
                start,
                Money.cny(5_000),
                Offers.OPENS,
                Offers.CLOSES,
                Duration.ofMinutes(5),
                Duration.ofMinutes(5),
                minimumBidders,
                new ContestTerms(
                        steps,
                        openReserve,
                        mostExtension,
                        quantity,
                        runnerUp,
                        null,
                        listing,
                        new ContestTerms.ThreeRounds(
                                Duration.ofMinutes(5), Duration.ofMinutes(2), Duration.ofMinutes(2)),
                        new ContestTerms.Clock(Duration.ofSeconds(15), Duration.ofMinutes(3)),
                        dutch,
                        new ContestTerms.SealedBest(Duration.ofMinutes(10), Duration.ofMinutes(5))),
                secretReserve);
    }
}

package org.ipmarket.auction.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ipmarket.messages.ContestTerms;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.OfferAnnounced;

/**
 * What the announcement fixed for the contest.
 *
 * @param startPrice the least first bid, or the asking price
 * @param increment each further bid is at least this much above the price (加价幅度), where no step table says otherwise
 * @param closesAt the announced end, before extensions
 * @param extensionWindow a valid bid this close to the end extends it
 * @param extension the end is then this much later than that bid
 * @param minimumBidders fewer different bidders than this: no sale
 * @param contest what the format asks for besides
 * @param secretReserve known to whoever judges, and to who verifies after the close; else null
 */
public record AuctionTerms(
        Money startPrice,
        Money increment,
        Instant opensAt,
        Instant closesAt,
        Duration extensionWindow,
        Duration extension,
        int minimumBidders,
        ContestTerms contest,
        Money secretReserve) {
    public AuctionTerms {
        if (increment.isZero() || !increment.currency().equals(startPrice.currency())) {
            throw new IllegalArgumentException("the increment must be more than zero, in the start price's currency");
        }
        if (!opensAt.isBefore(closesAt)) {
            throw new IllegalArgumentException("a lot opens before it closes: " + opensAt + ", " + closesAt);
        }
        if (extensionWindow.isNegative() || extension.isNegative()) {
            throw new IllegalArgumentException("an extension is not negative");
        }
        if (minimumBidders < 1) {
            throw new IllegalArgumentException("at least one bidder is needed for a sale: " + minimumBidders);
        }
    }

    public static AuctionTerms of(OfferAnnounced offer) {
        return new AuctionTerms(
                offer.startPrice(),
                offer.increment(),
                offer.opensAt(),
                offer.closesAt(),
                offer.rules().extensionWindow(),
                offer.rules().extension(),
                offer.rules().minimumBidders(),
                offer.contest() == null ? ContestTerms.NONE : offer.contest(),
                null);
    }

    /** The same with the secret reserve, for who may know it. */
    public AuctionTerms withSecretReserve(Money reserve) {
        return new AuctionTerms(
                startPrice, increment, opensAt, closesAt, extensionWindow, extension, minimumBidders, contest, reserve);
    }

    public StepTable steps() {
        return contest.steps() == null ? StepTable.of(increment) : new StepTable(contest.steps());
    }

    /** Open or secret; of both the higher. */
    public Optional<Money> reserve() {
        Money open = contest.openReserve();
        if (open == null || secretReserve == null) {
            return Optional.ofNullable(open == null ? secretReserve : open);
        }
        return Optional.of(open.compareTo(secretReserve) < 0 ? secretReserve : open);
    }

    public boolean hasRunnerUp() {
        return Boolean.TRUE.equals(contest.runnerUp());
    }
}

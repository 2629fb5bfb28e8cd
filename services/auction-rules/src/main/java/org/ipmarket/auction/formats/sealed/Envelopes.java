package org.ipmarket.auction.formats.sealed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.Command.PlaceSealed;
import org.ipmarket.auction.rules.Command.Unseal;
import org.ipmarket.auction.rules.Due;
import org.ipmarket.auction.rules.Offer;
import org.ipmarket.auction.rules.SealOpening;
import org.ipmarket.messages.Money;

/**
 * The sealed offers of a stage: one of each bidder, replaceable until the set is complete, then opened together.
 *
 * @param standing in the order of their entries
 * @param complete whether the stage is over: no offer comes or goes any more
 */
public record Envelopes(List<Envelope> standing, boolean complete) {
    public static final Envelopes NONE = new Envelopes(List.of(), false);

    public Envelopes {
        standing = List.copyOf(standing);
    }

    public Envelopes with(PlaceSealed offer, long sequence) {
        Envelope envelope = new Envelope(offer.bidder(), offer.priority(), sequence);
        return new Envelopes(
                Stream.concat(without(offer.bidder()).standing.stream(), Stream.of(envelope))
                        .toList(),
                complete);
    }

    public Envelopes without(BidderRef bidder) {
        return new Envelopes(
                standing.stream()
                        .filter(envelope -> !envelope.bidder().equals(bidder))
                        .toList(),
                complete);
    }

    public Envelopes completed() {
        return new Envelopes(standing, true);
    }

    /** Whether a bidder has an offer that it cannot take back. */
    public boolean hold(BidderRef bidder) {
        return complete
                && standing.stream().anyMatch(envelope -> envelope.bidder().equals(bidder));
    }

    /** What is due when their stage has ended; without an offer there is nothing to wait for. */
    public Due due() {
        if (standing.isEmpty()) {
            return Due.CLOSE;
        }
        return complete ? Due.UNSEAL : Due.ADVANCE;
    }

    /**
     * The offers that count, best first: legible, in the right currency and not too low.
     *
     * @param least empty where no amount would do
     */
    public List<Offer> open(Unseal openings, Optional<Money> least) {
        Map<Long, Money> amounts = new HashMap<>();
        for (SealOpening opening : openings.offers()) {
            if (least.isPresent() && reaches(opening.amount(), least.get())) {
                amounts.put(opening.bid(), opening.amount());
            }
        }
        return standing.stream()
                .filter(envelope -> amounts.containsKey(envelope.sequence()))
                .map(envelope -> new Offer(
                        envelope.bidder(), amounts.get(envelope.sequence()), envelope.priority(), envelope.sequence()))
                .sorted(Offer.BEST_FIRST)
                .toList();
    }

    private static boolean reaches(Money amount, Money least) {
        return amount != null && amount.currency().equals(least.currency()) && amount.compareTo(least) >= 0;
    }
}

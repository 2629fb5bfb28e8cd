package org.ipmarket.auction.formats.sealed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * @param standing none is left once they are opened
 * @param complete whether the stage is over: no offer comes or goes any more
 * @param opened the valid ones, best first; null until they are opened
 */
public record Envelopes(List<Envelope> standing, boolean complete, List<Offer> opened) {
    public static final Envelopes NONE = new Envelopes(List.of(), false, null);

    public Envelopes {
        standing = List.copyOf(standing);
        opened = opened == null ? null : List.copyOf(opened);
    }

    public Envelopes with(PlaceSealed offer, long sequence) {
        Envelope envelope = new Envelope(offer.bidder(), offer.priority(), sequence);
        return new Envelopes(
                Stream.concat(without(offer.bidder()).standing.stream(), Stream.of(envelope))
                        .toList(),
                complete,
                opened);
    }

    public Envelopes without(BidderRef bidder) {
        return new Envelopes(
                standing.stream()
                        .filter(envelope -> !envelope.bidder().equals(bidder))
                        .toList(),
                complete,
                opened);
    }

    public Envelopes completed() {
        return new Envelopes(standing, true, opened);
    }

    /** What counts of the opened ones: whatever is legible, in the currency and not under the least amount. */
    public Envelopes open(Unseal openings, Money least) {
        Map<Long, Money> amounts = new HashMap<>();
        for (SealOpening opening : openings.offers()) {
            if (opening.amount() != null && opening.amount().currency().equals(least.currency())) {
                amounts.put(opening.bid(), opening.amount());
            }
        }
        List<Offer> valid = standing.stream()
                .filter(envelope -> amounts.containsKey(envelope.sequence()))
                .map(envelope -> new Offer(
                        envelope.bidder(), amounts.get(envelope.sequence()), envelope.priority(), envelope.sequence()))
                .filter(offer -> offer.amount().compareTo(least) >= 0)
                .sorted(Offer.BEST_FIRST)
                .toList();
        return new Envelopes(List.of(), true, valid);
    }

    /** Whether a bidder has an offer that it cannot take back. */
    public boolean stands(BidderRef bidder) {
        return opened == null
                ? complete
                        && standing.stream()
                                .anyMatch(envelope -> envelope.bidder().equals(bidder))
                : opened.stream().anyMatch(offer -> offer.bidder().equals(bidder));
    }

    /** What is due when their stage has ended; without an offer there is nothing to wait for. */
    public Due due() {
        if (standing.isEmpty()) {
            return Due.CLOSE;
        }
        return complete ? Due.UNSEAL : Due.ADVANCE;
    }
}

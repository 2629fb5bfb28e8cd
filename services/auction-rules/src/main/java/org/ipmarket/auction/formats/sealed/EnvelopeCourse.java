package org.ipmarket.auction.formats.sealed;

import java.util.List;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.Keyed;
import org.ipmarket.auction.rules.Offer;

/** The course of a format that has a stage of sealed offers. */
public interface EnvelopeCourse extends Keyed {
    /** Not opened yet. */
    Envelopes envelopes();

    EnvelopeCourse with(Envelopes next);

    /** Each bidder's offer that wins or waits if nothing more comes, best first; none of those still sealed. */
    List<Offer> ranking();

    default boolean stands(BidderRef bidder) {
        return envelopes().hold(bidder)
                || ranking().stream().anyMatch(offer -> offer.bidder().equals(bidder));
    }
}

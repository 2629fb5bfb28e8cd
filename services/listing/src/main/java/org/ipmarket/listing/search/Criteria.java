package org.ipmarket.listing.search;

import org.ipmarket.listing.centre.Showing;
import org.ipmarket.listing.offer.OfferState;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;

/**
 * Which listings are looked for, and who looks; null where it does not matter.
 *
 * @param section of the IPC, A to H
 * @param prices counts of other currencies' listings never
 * @param shownAt the centre on whose pages they are looked for
 * @param seller sees its own offers before they are announced
 * @param staffOf sees those of its centre
 */
public record Criteria(
        Mode mode,
        SearchQuery words,
        CentreCode centre,
        OfferState state,
        AssetKind kind,
        Right right,
        SaleMethod method,
        Character section,
        Prices prices,
        ShownAt shownAt,
        ParticipantId seller,
        CentreCode staffOf,
        Sort sort) {

    /**
     * Start prices in minor units, both ends included.
     *
     * @param least null for any
     * @param most null for any
     */
    public record Prices(String currency, Long least, Long most) {}

    /** A centre and whose offers it shows. */
    public record ShownAt(CentreCode centre, Showing showing) {
        /** The centre alone: it may change what it shows while somebody pages. */
        @Override
        public String toString() {
            return centre.value();
        }
    }
}

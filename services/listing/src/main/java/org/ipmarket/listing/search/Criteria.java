package org.ipmarket.listing.search;

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
}

package org.ipmarket.listing.deal;

import java.time.Instant;

/**
 * An offer or a counter-offer, never changed.
 *
 * @param number counted from 1 within the deal
 * @param by the side that is bound by it until it lapses or another round takes its place
 * @param offeredBy the login that made it
 * @param ownUser whether that is a user of the side itself, and no broker member or operator for it
 * @param validUntil the last moment at which it can be accepted
 */
public record Round(
        int number,
        Side by,
        String offeredBy,
        boolean ownUser,
        DealTerms terms,
        Instant offeredAt,
        Instant validUntil) {
    public boolean hasLapsed(Instant now) {
        return now.isAfter(validUntil);
    }
}

package org.ipmarket.listing.desk;

import java.time.Instant;
import java.util.UUID;
import org.ipmarket.listing.deal.DealState;
import org.ipmarket.listing.deal.Round;
import org.ipmarket.listing.store.DealRow;

/** What the audit keeps of a deal, before and after an act. */
record DealImage(
        long version,
        DealState state,
        String centre,
        String buyerCentre,
        UUID seller,
        UUID buyer,
        UUID broker,
        Round onTheTable,
        int acceptances,
        Integer agreedRound,
        boolean stateOwned,
        String noticeNumber,
        Instant publicisedAt,
        Instant publicityUntil,
        String endReason,
        UUID award,
        UUID trade) {
    static DealImage of(DealRow row) {
        return new DealImage(
                row.version,
                row.state,
                row.centre,
                row.buyerCentre,
                row.seller,
                row.buyer,
                row.broker,
                row.onTheTable(),
                row.acceptances.size(),
                row.agreedRound,
                row.stateOwned,
                row.noticeNumber,
                row.publicisedAt,
                row.publicityUntil,
                row.endReason,
                row.award,
                row.trade);
    }
}

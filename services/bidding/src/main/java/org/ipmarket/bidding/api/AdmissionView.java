package org.ipmarket.bidding.api;

import java.util.HexFormat;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.bidding.store.BidderRow;
import org.ipmarket.messages.id.DepositId;

/**
 * How a participant stands to a lot, for itself alone.
 *
 * @param reason why it may not bid, or null
 * @param related whether it and the seller have declared an interest in common: shown beside its bids
 * @param pseudonym the name under which the public sees it
 * @param commitment what stands for it in the log; {@code salt} proves to others that it does
 */
record AdmissionView(
        BidderRow.State state,
        String reason,
        boolean related,
        DepositId deposit,
        String pseudonym,
        BidderRef commitment,
        String salt) {
    static AdmissionView of(BidderRow row) {
        return new AdmissionView(
                row.state(),
                row.reason(),
                row.related(),
                row.deposit(),
                row.pseudonym(),
                row.ref(),
                HexFormat.of().formatHex(row.salt()));
    }
}

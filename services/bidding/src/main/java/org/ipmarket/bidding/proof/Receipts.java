package org.ipmarket.bidding.proof;

import java.util.HexFormat;
import org.ipmarket.auction.proof.Receipt;
import org.ipmarket.bidding.store.BidRow;
import org.ipmarket.bidding.store.BidTable.Receipted;
import org.ipmarket.bidding.store.LogTable.HeadRow;

/** Receipts of judged bids, made from what is stored: a repeated request gets the same one. */
public final class Receipts {
    private static final HexFormat HEX = HexFormat.of();

    private Receipts() {}

    public static Receipt of(Receipted bid) {
        BidRow row = bid.bid();
        HeadRow head = bid.head();
        return new Receipt(
                row.lot(),
                row.sequence(),
                HEX.formatHex(row.leafHash()),
                head.head().root(),
                head.head().size(),
                head.head().time(),
                row.inclusion().stream().map(HEX::formatHex).toList(),
                head.keyId(),
                head.signature(),
                head.shared());
    }
}

package org.ipmarket.auction.rules;

import org.ipmarket.messages.Money;

/** What became of a lot that closed. */
public sealed interface Outcome {
    /** @param price what the winner owes (成交价) */
    record Sold(BidderRef winner, Money price, long sequence) implements Outcome {}

    record Unsold(UnsoldReason reason) implements Outcome {}

    /** 流拍的原因 */
    enum UnsoldReason {
        NO_BID,
        TOO_FEW_BIDDERS,
        /** The best bid was below the secret reserve. */
        RESERVE_NOT_MET,
        /** An asset is no longer in force, or no longer the seller's. */
        GATE_FAILED
    }
}

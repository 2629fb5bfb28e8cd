package org.ipmarket.bidding.lot;

import org.ipmarket.auction.journal.Entry;
import org.ipmarket.auction.journal.Leaf;
import org.ipmarket.bidding.store.BidRow;
import org.ipmarket.bidding.store.BidTable.ClientKey;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.ParticipantId;

/**
 * A bid judged in the present transaction, not written yet.
 *
 * @param amount null where it is sealed
 * @param priority its bidder's right to go first on equal terms; null where it has none
 * @param lowest what would have done, of a rejected one; its bidder alone is told where amounts are hidden
 * @param secret what keeps its amount from the public; null where nothing does
 * @param first whether it is its bidder's first valid one
 */
record PlacedBid(
        ClientKey key,
        ParticipantId participant,
        Entry entry,
        Money amount,
        Integer priority,
        Money lowest,
        BidRow.Secret secret,
        boolean first) {
    Leaf.Judged leaf() {
        return (Leaf.Judged) entry.leaf();
    }
}

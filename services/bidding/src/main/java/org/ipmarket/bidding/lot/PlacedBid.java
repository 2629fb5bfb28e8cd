package org.ipmarket.bidding.lot;

import org.ipmarket.auction.journal.Entry;
import org.ipmarket.auction.journal.Leaf;
import org.ipmarket.bidding.store.BidTable.ClientKey;
import org.ipmarket.messages.id.ParticipantId;

/** A bid judged in the present transaction, not written yet. @param first whether it is its bidder's first valid one */
record PlacedBid(ClientKey key, ParticipantId participant, Entry entry, boolean first) {
    Leaf.Bid leaf() {
        return (Leaf.Bid) entry.leaf();
    }
}

package org.ipmarket.bidding.lot;

import java.util.List;
import java.util.Map;
import org.ipmarket.auction.journal.Leaf;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.Leading;
import org.ipmarket.messages.id.ParticipantId;

/**
 * The valid bids that one transaction brought to a lot.
 *
 * @param bids in order
 * @param bidders whose they are
 * @param before what led before them; null where nothing
 * @param extendedBy the place of the last of them that moved the end; null where none did
 */
record NewBids(List<Leaf.Judged> bids, Map<BidderRef, ParticipantId> bidders, Leading before, Long extendedBy) {
    static final NewBids NONE = new NewBids(List.of(), Map.of(), null, null);

    boolean isEmpty() {
        return bids.isEmpty();
    }
}

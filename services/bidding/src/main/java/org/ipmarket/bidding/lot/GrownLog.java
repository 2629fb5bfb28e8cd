package org.ipmarket.bidding.lot;

import java.util.ArrayList;
import java.util.List;
import org.ipmarket.auction.journal.Entry;
import org.ipmarket.auction.journal.Leaf;
import org.ipmarket.auction.merkle.Frontier;
import org.ipmarket.auction.merkle.Growth;
import org.ipmarket.auction.proof.TreeHead;
import org.ipmarket.bidding.store.BidRow;
import org.ipmarket.bidding.store.BidTable.Receipted;
import org.ipmarket.bidding.store.LogTable.HeadRow;
import org.ipmarket.bidding.store.LogWriter.NewLeaf;
import org.ipmarket.messages.id.LotId;

/**
 * What one transaction adds to a lot's log.
 *
 * @param entries in order
 * @param edge of the log's tree before
 * @param frontier the same afterwards
 * @param head to be signed where there are bids; also where the keepers are to be shown that no offer can come any more; else
 *     null
 * @param bids those judged, in order, as they are stored
 * @param first of them, their bidders' first valid ones
 */
record GrownLog(
        LotId lot,
        List<Entry> entries,
        Frontier edge,
        Frontier frontier,
        TreeHead head,
        List<BidRow> bids,
        List<BidRow> first) {
    static GrownLog of(LockedLot lot) {
        List<Entry> written = lot.journal().written();
        List<byte[]> hashes = written.stream().map(Entry::hash).toList();
        Frontier before = lot.row().frontier();
        Growth growth = new Growth(before, hashes);
        Frontier frontier = growth.frontier();
        if (lot.bids().isEmpty() && !lot.needsHead()) {
            return new GrownLog(lot.id(), written, before, frontier, null, List.of(), List.of());
        }
        List<BidRow> bids = new ArrayList<>();
        List<BidRow> first = new ArrayList<>();
        for (PlacedBid placed : lot.bids()) {
            BidRow row = row(lot, placed, growth);
            bids.add(row);
            if (placed.first()) {
                first.add(row);
            }
        }
        TreeHead head = TreeHead.of(lot.id(), growth.root(), growth.size(), lot.now());
        return new GrownLog(lot.id(), written, before, frontier, head, bids, first);
    }

    /** As they are stored. @param signed the head; null where there is none */
    List<NewLeaf> leaves(HeadRow signed) {
        List<NewLeaf> leaves = new ArrayList<>(entries.size());
        int next = 0;
        for (Entry entry : entries) {
            boolean isBid = next < bids.size()
                    && bids.get(next).sequence() == entry.leaf().sequence();
            boolean isLast = leaves.size() + 1 == entries.size();
            leaves.add(new NewLeaf(lot, entry, isBid ? bids.get(next) : null, isLast ? signed : null));
            next += isBid ? 1 : 0;
        }
        return leaves;
    }

    private static BidRow row(LockedLot lot, PlacedBid bid, Growth growth) {
        Leaf.Judged leaf = bid.leaf();
        return new BidRow(
                lot.id(),
                leaf.sequence(),
                leaf.bid(),
                bid.participant(),
                bid.key().client(),
                bid.key().key(),
                bid.amount(),
                leaf.accepted(),
                leaf.rejection(),
                bid.lowest(),
                leaf.endsAt(),
                leaf.time(),
                bid.entry().hash(),
                growth.size(),
                growth.inclusion(leaf.sequence()),
                bid.secret());
    }

    /** @param signed the head; null where there are no bids */
    List<Receipted> receipted(HeadRow signed) {
        return bids.stream().map(bid -> new Receipted(bid, signed)).toList();
    }
}

package org.ipmarket.bidding.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.ipmarket.auction.journal.Entry;
import org.ipmarket.auction.proof.SharedHead;
import org.ipmarket.bidding.store.BidTable.ClientKey;
import org.ipmarket.bidding.store.LogTable.HeadRow;
import org.ipmarket.chassis.copy.CopyRows;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.LotId;

/** Adds entries to the logs of one or several lots, with what is kept of bids and signed heads, in one go. */
public final class LogWriter {
    private static final String COLUMNS =
            "lot, sequence, leaf, hash, bid, participant, client, key, key_hash, amount, accepted,"
                    + " rejection, lowest, ends_at, at, size, salt, sealed_hash, hidden, root, head_at, key_id, signature,"
                    + " shared_root, shared_size, shared_index, shared_inclusion, edge_size, edge";
    private static final int OF_BID = 15;
    private static final int OF_HEAD = 10;
    private static final int OF_SHARED = 4;
    private static final int OF_EDGE = 2;

    private static final HexFormat HEX = HexFormat.of();

    private LogWriter() {}

    /**
     * An entry and the lot in whose log it belongs.
     *
     * @param bid null where it is none
     * @param head signed with it as the last of its commit; null where it is not the last, or none was signed
     */
    public record NewLeaf(LotId lot, Entry entry, BidRow bid, HeadRow head) {}

    public static void append(Connection connection, List<NewLeaf> leaves) throws SQLException {
        if (leaves.isEmpty()) {
            return;
        }
        CopyRows rows = new CopyRows("log_leaf", COLUMNS);
        for (NewLeaf leaf : leaves) {
            rows.row()
                    .add(leaf.lot().value())
                    .add(leaf.entry().leaf().sequence())
                    .add(leaf.entry().text())
                    .add(leaf.entry().hash());
            bid(rows, leaf.bid());
            head(rows, leaf.head());
        }
        rows.send(connection);
    }

    private static void bid(CopyRows rows, BidRow bid) {
        if (bid == null) {
            rows.nothing(OF_BID);
            return;
        }
        rows.add(bid.id().value())
                .add(bid.participant().value())
                .add(bid.client())
                .add(bid.key())
                .add(new ClientKey(bid.client(), bid.key()).hash())
                .add(minor(bid.amount()))
                .add(bid.accepted())
                .add(bid.rejection() == null ? null : bid.rejection().name())
                .add(minor(bid.lowest()))
                .add(bid.endsAt())
                .add(bid.at())
                .add(bid.size())
                .add(bid.secret() == null ? null : bid.secret().salt())
                .add(bid.sealedHash())
                .add(bid.hidden());
    }

    private static Long minor(Money money) {
        return money == null ? null : money.minor();
    }

    private static void head(CopyRows rows, HeadRow row) {
        if (row == null) {
            rows.nothing(OF_HEAD);
            return;
        }
        rows.add(HEX.parseHex(row.head().root()))
                .add(row.head().time())
                .add(row.keyId())
                .add(row.signature());
        SharedHead.Place shared = row.shared();
        if (shared == null) {
            rows.nothing(OF_SHARED);
        } else {
            rows.add(HEX.parseHex(shared.root()))
                    .add(shared.size())
                    .add(shared.index())
                    .add(HEX.parseHex(String.join("", shared.inclusion())));
        }
        if (row.edge() == null) {
            rows.nothing(OF_EDGE);
        } else {
            rows.add(row.edge().size()).add(row.edge().bytes());
        }
    }
}

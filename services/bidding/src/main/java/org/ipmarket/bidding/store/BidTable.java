package org.ipmarket.bidding.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ipmarket.auction.merkle.Frontier;
import org.ipmarket.auction.merkle.Growth;
import org.ipmarket.auction.merkle.Hashes;
import org.ipmarket.auction.rules.AmountOpening;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.Offer;
import org.ipmarket.auction.rules.Rejection;
import org.ipmarket.auction.rules.SealOpening;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.BidId;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;

/** Judged bids. */
public final class BidTable {
    private static final String SELECT = "select b.lot, b.sequence, b.id, b.participant, b.client, b.key, b.amount,"
            + " b.accepted, b.rejection, b.lowest, b.ends_at, b.at, b.leaf_hash, b.size, b.inclusion, b.salt, b.sealed_hash, b.hidden, "
            + LogTable.HEAD_COLUMNS
            + " from bid b join log_leaf h on h.lot = b.lot and h.sequence = b.size - 1 where b.lot = ? and ";

    private BidTable() {}

    /** A bid with the signed head of the commit that wrote it: all that its receipt needs. */
    public record Receipted(BidRow bid, LogTable.HeadRow head) {}

    /** What the public sees of an accepted bid. @param amount null while it is hidden or sealed */
    public record PublicBid(long sequence, BidderRef bidder, Money amount, Instant at) {}

    /** Which bid: unique within a lot. */
    public record ClientKey(String client, String key) {
        /** By which it is looked for: the first half of the SHA-256 of both. No key has a space in it. */
        UUID hash() {
            byte[] both = (client + ' ' + key).getBytes(StandardCharsets.UTF_8);
            ByteBuffer digest = ByteBuffer.wrap(Hashes.sha256().digest(both));
            return new UUID(digest.getLong(), digest.getLong());
        }
    }

    /** Which bid, of any lot. */
    public record LotKey(LotId lot, ClientKey key) {}

    /** Those of the named bids that were judged before: usually none, which costs one look into the index for each. */
    public static Map<LotKey, Receipted> findByKeys(Connection connection, List<LotKey> keys) throws SQLException {
        Map<LotKey, Receipted> found = new HashMap<>();
        for (Judged judged : judged(connection, keys)) {
            try (PreparedStatement select = connection.prepareStatement(SELECT + "b.sequence = ?")) {
                select.setObject(1, judged.lot());
                select.setLong(2, judged.sequence());
                Receipted bid = receipted(connection, select, judged.currency()).getFirst();
                found.put(
                        new LotKey(
                                bid.bid().lot(),
                                new ClientKey(bid.bid().client(), bid.bid().key())),
                        bid);
            }
        }
        return found;
    }

    private record Judged(UUID lot, long sequence, String currency) {}

    /**
     * The lot is compared as text so that only the index by key can serve: of a lot that has just become busy the
     * planner knows nothing, expects one bid of it, and would as well read all of them.
     */
    private static List<Judged> judged(Connection connection, List<LotKey> keys) throws SQLException {
        String sql = "select b.lot, b.sequence, l.currency from unnest(?::text[], ?::uuid[])"
                + " as k(lot, hash) cross join lateral (select lot, sequence from bid"
                + " where key_hash = k.hash and lot::text = k.lot limit 1) b join lot l on l.id = b.lot";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(
                    1, Sql.array(connection, "text", keys, key -> key.lot().toString()));
            select.setArray(
                    2, Sql.array(connection, "uuid", keys, key -> key.key().hash()));
            List<Judged> judged = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    judged.add(new Judged(Sql.uuid(row, "lot"), row.getLong("sequence"), row.getString("currency")));
                }
            }
            return judged;
        }
    }

    /** A bidder's own bids after {@code after}, in order, at most {@code limit}. */
    public static List<Receipted> ofBidder(
            Connection connection, LotId lot, String currency, ParticipantId participant, long after, int limit)
            throws SQLException {
        String where = "b.participant = ? and b.sequence > ? order by b.sequence limit ?";
        try (PreparedStatement select = connection.prepareStatement(SELECT + where)) {
            select.setObject(1, lot.value());
            select.setObject(2, participant.value());
            select.setLong(3, after);
            select.setInt(4, limit);
            return receipted(connection, select, currency);
        }
    }

    /** Accepted bids after {@code after}, in order, at most {@code limit}. */
    public static List<PublicBid> accepted(Connection connection, LotId lot, String currency, long after, int limit)
            throws SQLException {
        String sql = "select b.sequence, d.commitment, b.amount, b.hidden, b.at from bid b"
                + " join bidder d on d.lot = b.lot and d.participant = b.participant"
                + " where b.lot = ? and b.accepted and b.sequence > ? order by b.sequence limit ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, lot.value());
            select.setLong(2, after);
            select.setInt(3, limit);
            List<PublicBid> bids = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    bids.add(new PublicBid(
                            row.getLong("sequence"),
                            new BidderRef(row.getString("commitment")),
                            row.getBoolean("hidden") ? null : Money.ofMinor(row.getLong("amount"), currency),
                            Sql.instant(row, "at")));
                }
            }
            return bids;
        }
    }

    /** The hidden amounts that were not revealed yet, in order. */
    public static List<AmountOpening> hidden(Connection connection, LotId lot, String currency) throws SQLException {
        String sql = "select sequence, amount, salt from bid where lot = ? and hidden and salt is not null"
                + " order by sequence";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, lot.value());
            List<AmountOpening> amounts = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    amounts.add(new AmountOpening(
                            row.getLong("sequence"),
                            Money.ofMinor(row.getLong("amount"), currency),
                            HexFormat.of().formatHex(row.getBytes("salt"))));
                }
            }
            return amounts;
        }
    }

    /** From now on everybody may see what was hidden. */
    public static void reveal(Connection connection, LotId lot) throws SQLException {
        String sql = "update log_leaf set hidden = false where lot = ? and hidden and salt is not null";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, lot.value());
            update.executeUpdate();
        }
    }

    /** Takes over what sealed offers turned out to hold; one that could not be opened stays without an amount, and hidden. */
    public static void unseal(Connection connection, LotId lot, List<SealOpening> opened) throws SQLException {
        String sql = "update log_leaf set amount = u.amount, hidden = false"
                + " from unnest(?::bigint[], ?::bigint[]) as u(sequence, amount)"
                + " where lot = ? and log_leaf.sequence = u.sequence";
        List<SealOpening> readable =
                opened.stream().filter(offer -> offer.amount() != null).toList();
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setArray(1, Sql.array(connection, "bigint", readable, SealOpening::bid));
            update.setArray(2, Sql.array(connection, "bigint", readable, offer -> offer.amount()
                    .minor()));
            update.setObject(3, lot.value());
            update.executeUpdate();
        }
    }

    /** A sealed offer that counts unless it is replaced. */
    public record StandingSeal(long sequence, BidderRef bidder) {}

    /** The last accepted sealed offer of each bidder who has not left, in order. */
    public static List<StandingSeal> standingSeals(Connection connection, LotId lot) throws SQLException {
        String sql = "select b.sequence, d.commitment from bidder d cross join lateral (select sequence from bid"
                + " where participant = d.participant and lot = d.lot and accepted and sealed_hash is not null"
                + " and sequence > d.left_sequence order by sequence desc limit 1) b"
                + " where d.lot = ? and d.state in ('ADMITTED', 'BARRED') order by b.sequence";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, lot.value());
            List<StandingSeal> standing = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    standing.add(new StandingSeal(row.getLong("sequence"), new BidderRef(row.getString("commitment"))));
                }
            }
            return standing;
        }
    }

    /** The latest valid open bid of each bidder who has not left: where bids ascend, its best. */
    public static List<Offer> bestOpenBids(Connection connection, LotId lot, String currency) throws SQLException {
        String sql = "select b.sequence, b.amount, d.commitment, d.priority from bidder d cross join lateral"
                + " (select sequence, amount from bid where participant = d.participant and lot = d.lot and accepted"
                + " and sequence > d.left_sequence order by sequence desc limit 1) b where d.lot = ? and d.state in ('ADMITTED', 'BARRED')";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, lot.value());
            List<Offer> offers = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    offers.add(new Offer(
                            new BidderRef(row.getString("commitment")),
                            Money.ofMinor(row.getLong("amount"), currency),
                            row.getObject("priority", Integer.class),
                            row.getLong("sequence")));
                }
            }
            return offers;
        }
    }

    private static List<Receipted> receipted(Connection connection, PreparedStatement select, String currency)
            throws SQLException {
        List<Receipted> bids = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                BidRow bid = bid(row, currency);
                bids.add(new Receipted(bid, LogTable.head(row, bid.lot(), bid.size())));
            }
        }
        return withPaths(connection, bids);
    }

    /** A path from a bid to its root follows from the leaves of its commit and the edge of the tree before: of each commit both are read once. */
    private static List<Receipted> withPaths(Connection connection, List<Receipted> bids) throws SQLException {
        Map<Long, Growth> commits = new HashMap<>();
        List<Receipted> complete = new ArrayList<>();
        for (Receipted receipted : bids) {
            BidRow bid = receipted.bid();
            if (bid.inclusion() != null) {
                complete.add(receipted);
                continue;
            }
            Growth commit = commits.get(bid.size());
            if (commit == null) {
                Frontier edge = receipted.head().edge();
                commit = new Growth(edge, LogTable.hashes(connection, bid.lot(), edge.size(), bid.size()));
                commits.put(bid.size(), commit);
            }
            complete.add(new Receipted(bid.with(commit.inclusion(bid.sequence())), receipted.head()));
        }
        return complete;
    }

    private static BidRow bid(ResultSet row, String currency) throws SQLException {
        String rejection = row.getString("rejection");
        Long lowest = Sql.longOrNull(row, "lowest");
        byte[] inclusion = row.getBytes("inclusion");
        return new BidRow(
                new LotId(Sql.uuid(row, "lot")),
                row.getLong("sequence"),
                new BidId(Sql.uuid(row, "id")),
                new ParticipantId(Sql.uuid(row, "participant")),
                row.getString("client"),
                row.getString("key"),
                money(row, currency),
                row.getBoolean("accepted"),
                rejection == null ? null : Rejection.valueOf(rejection),
                lowest == null ? null : Money.ofMinor(lowest, currency),
                Sql.instant(row, "ends_at"),
                Sql.instant(row, "at"),
                row.getBytes("leaf_hash"),
                row.getLong("size"),
                inclusion == null ? null : Sql.hashes(inclusion),
                secret(row));
    }

    private static BidRow.Secret secret(ResultSet row) throws SQLException {
        byte[] salt = row.getBytes("salt");
        byte[] sealedHash = row.getBytes("sealed_hash");
        return salt == null && sealedHash == null
                ? null
                : new BidRow.Secret(salt, sealedHash, row.getBoolean("hidden"));
    }

    private static Money money(ResultSet row, String currency) throws SQLException {
        Long minor = Sql.longOrNull(row, "amount");
        return minor == null ? null : Money.ofMinor(minor, currency);
    }
}

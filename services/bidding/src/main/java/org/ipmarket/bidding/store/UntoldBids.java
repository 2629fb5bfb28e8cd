package org.ipmarket.bidding.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;

/**
 * Valid bids that stand in a lot's log and that no event has told yet.
 *
 * @param bidders whose they are
 * @param last the place of the last in the log
 * @param at when that was judged
 */
public record UntoldBids(Map<BidderRef, ParticipantId> bidders, long last, Instant at) {
    /** These and later ones. */
    UntoldBids and(UntoldBids later) {
        Map<BidderRef, ParticipantId> all = new LinkedHashMap<>(bidders);
        all.putAll(later.bidders());
        return new UntoldBids(all, later.last(), later.at());
    }

    /** Those of several lots. @param first of each lot's in its log */
    public static Map<LotId, UntoldBids> find(Connection connection, Map<LotId, Long> first) throws SQLException {
        if (first.isEmpty()) {
            return Map.of();
        }
        String sql = "select u.lot, s.participant, d.commitment, s.last, s.at from unnest(?::uuid[], ?::bigint[])"
                + " as u(lot, first) cross join lateral (select participant, max(sequence) as last, max(at) as at"
                + " from bid where lot = u.lot and sequence >= u.first and accepted group by participant) s"
                + " join bidder d on d.lot = u.lot and d.participant = s.participant order by s.last";
        List<Map.Entry<LotId, Long>> lots = List.copyOf(first.entrySet());
        Map<LotId, UntoldBids> found = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(
                    1, Sql.array(connection, "uuid", lots, lot -> lot.getKey().value()));
            select.setArray(2, Sql.array(connection, "bigint", lots, Map.Entry::getValue));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    add(found, row);
                }
            }
        }
        return found;
    }

    /** Rows come in the order of the log: the last one of a lot tells where its bids end. */
    private static void add(Map<LotId, UntoldBids> found, ResultSet row) throws SQLException {
        UUID lot = Sql.uuid(row, "lot");
        UntoldBids before = found.get(new LotId(lot));
        Map<BidderRef, ParticipantId> bidders = before == null ? new LinkedHashMap<>() : before.bidders();
        bidders.put(new BidderRef(row.getString("commitment")), new ParticipantId(Sql.uuid(row, "participant")));
        found.put(new LotId(lot), new UntoldBids(bidders, row.getLong("last"), Sql.instant(row, "at")));
    }
}

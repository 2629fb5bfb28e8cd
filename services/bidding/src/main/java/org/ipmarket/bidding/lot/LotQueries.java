package org.ipmarket.bidding.lot;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.Phase;
import org.ipmarket.auction.sealing.LotKeys;
import org.ipmarket.bidding.store.BidTable;
import org.ipmarket.bidding.store.BidTable.PublicBid;
import org.ipmarket.bidding.store.BidTable.Receipted;
import org.ipmarket.bidding.store.BidderRow;
import org.ipmarket.bidding.store.BidderTable;
import org.ipmarket.bidding.store.Database;
import org.ipmarket.bidding.store.LotRow;
import org.ipmarket.bidding.store.LotTable;
import org.ipmarket.bidding.store.OutageTable;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;

/** What can be read of lots. */
@ApplicationScoped
public class LotQueries {
    private static final int MOST_POLLED = 10_000;

    private final Database database;
    private final KnownTerms knownTerms;

    LotQueries(Database database, KnownTerms knownTerms) {
        this.database = database;
        this.knownTerms = knownTerms;
    }

    /**
     * @param bidder the name under which the public sees it
     * @param related whether it and the seller have declared an interest in common
     */
    public record NamedBid(PublicBid bid, String bidder, boolean related) {}

    public Optional<LotView> find(LotId id) {
        return database.callInNew(connection -> {
            Optional<LotRow> row = LotTable.find(connection, id);
            return row.isEmpty()
                    ? Optional.empty()
                    : Optional.of(view(
                            connection, row.get(), OutageTable.now(connection).clock()));
        });
    }

    /** The same, to be looked at for longer. */
    public Optional<KnownLot> known(LotId id) {
        return database.callInNew(connection -> {
            Optional<LotRow> row = LotTable.find(connection, id);
            return row.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new KnownLot(row.get(), terms(connection, row.get())));
        });
    }

    /** A lot of the mode; empty where there is none, or it is of the other one. */
    public Optional<LotView> find(LotId id, Mode mode) {
        return find(id).filter(lot -> lot.mode() == mode);
    }

    /** Newest first. @param phase or {@code centre} null for all @param before id of the last one seen, or null */
    public List<LotView> list(Mode mode, Phase phase, CentreCode centre, UUID before, int limit) {
        return database.callInNew(connection -> {
            Instant now = OutageTable.now(connection).clock();
            List<LotView> views = new ArrayList<>();
            for (LotRow row : LotTable.list(connection, mode, phase, centre, before, limit)) {
                views.add(view(connection, row, now));
            }
            return views;
        });
    }

    /** The keys to which a lot's offers are sealed; empty where it has none. */
    public Optional<LotKeys> keys(LotId id) {
        return database.callInNew(connection -> {
            LotRow row = LotTable.find(connection, id).orElseThrow();
            return row.keysLeaf() == null
                    ? Optional.empty()
                    : Optional.of(knownTerms.keys(connection, id, row.keysLeaf()));
        });
    }

    /** The latest sequence of each of the lots that exists. */
    public Map<LotId, Long> sequences(Collection<LotId> lots) {
        List<LotId> some = lots.stream().limit(MOST_POLLED).toList();
        return database.callInNew(connection -> {
            Map<LotId, Long> sequences = new HashMap<>();
            LotTable.sizes(connection, some).forEach((id, size) -> sequences.put(id, size - 1));
            return sequences;
        });
    }

    /** Accepted bids after a sequence, in order. */
    public List<NamedBid> accepted(LotView lot, long after, int limit) {
        return database.callInNew(connection -> {
            Map<BidderRef, BidderRow> bidders = BidderTable.admitted(connection, lot.id());
            List<NamedBid> bids = new ArrayList<>();
            for (PublicBid bid : BidTable.accepted(connection, lot.id(), currency(lot), after, limit)) {
                BidderRow bidder = bidders.get(bid.bidder());
                bids.add(new NamedBid(bid, bidder.pseudonym(), bidder.related()));
            }
            return bids;
        });
    }

    /** A participant's own bids after a sequence, in order. */
    public List<Receipted> own(LotView lot, ParticipantId participant, long after, int limit) {
        return database.callInNew(
                connection -> BidTable.ofBidder(connection, lot.id(), currency(lot), participant, after, limit));
    }

    public Optional<BidderRow> bidder(LotId lot, ParticipantId participant) {
        return database.callInNew(connection -> BidderTable.find(connection, lot, participant));
    }

    private static String currency(LotView lot) {
        return lot.startPrice().currencyCode();
    }

    private LotView view(Connection connection, LotRow row, Instant now) throws SQLException {
        return LotView.of(row, terms(connection, row), now);
    }

    private LotTerms terms(Connection connection, LotRow row) throws SQLException {
        return knownTerms.of(connection, row.id(), row.termsLeaf());
    }
}

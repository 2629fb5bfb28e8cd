package org.ipmarket.bidding.lot;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.bidding.store.BidderRow;
import org.ipmarket.bidding.store.BidderTable;
import org.ipmarket.messages.event.BiddersOutbid;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.id.ParticipantId;

/** Tells whose bids others have passed, once for a lot and transaction. */
final class TellOutbid {
    private TellOutbid() {}

    /** @param met bidders of the lot that are known without asking the database; who is asked for is added */
    static void of(Connection connection, LockedLot lot, JudgedBatch batch, Map<ParticipantId, BidderRow> met)
            throws SQLException {
        Optional<JudgedBatch.Passed> passed = batch.passed();
        if (passed.isEmpty()) {
            return;
        }
        Set<ParticipantId> outbid = new LinkedHashSet<>();
        if (passed.get().ledBefore() != null) {
            find(connection, lot, passed.get().ledBefore(), met).ifPresent(outbid::add);
        }
        outbid.addAll(passed.get().bidders());
        if (!outbid.isEmpty()) {
            OfferAnnounced offer = lot.terms().offer();
            lot.tell(new BiddersOutbid(
                    lot.id(),
                    offer.mode(),
                    offer.centre(),
                    outbid,
                    passed.get().leading().amount(),
                    lot.state().endsAt(),
                    lot.now()));
        }
    }

    private static Optional<ParticipantId> find(
            Connection connection, LockedLot lot, BidderRef ref, Map<ParticipantId, BidderRow> met)
            throws SQLException {
        for (BidderRow bidder : met.values()) {
            if (bidder.ref().equals(ref)) {
                return Optional.of(bidder.participant());
            }
        }
        Optional<BidderRow> found = BidderTable.find(connection, lot.id(), ref);
        found.ifPresent(bidder -> met.put(bidder.participant(), bidder));
        return found.map(BidderRow::participant);
    }
}

package org.ipmarket.bidding.lot;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ipmarket.auction.journal.Leaf;
import org.ipmarket.auction.journal.LotJournal;
import org.ipmarket.auction.rules.Command;
import org.ipmarket.auction.rules.Decision;
import org.ipmarket.auction.rules.Phase;
import org.ipmarket.bidding.store.BidTable;
import org.ipmarket.bidding.store.BidTable.ClientKey;
import org.ipmarket.bidding.store.BidTable.Receipted;
import org.ipmarket.bidding.store.BidderRow;
import org.ipmarket.bidding.store.BidderTable;
import org.ipmarket.bidding.store.Database;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.BidsAccepted;
import org.ipmarket.messages.event.LotExtended;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.id.BidId;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;

/** One transaction of a lot: locks it, takes what is due, judges all waiting bids in their order, writes all of them at once. */
@ApplicationScoped
class JudgeBids {
    private final Database database;
    private final Lots lots;

    JudgeBids(Database database, Lots lots) {
        this.database = database;
        this.lots = lots;
    }

    /**
     * @param requests of one lot, perhaps none: then only what is due happens
     * @return an answer to each, in the same order; all of them are durable
     */
    List<BidAnswer> judge(LotId id, List<BidRequest> requests) {
        return database.callInNew(connection -> judge(connection, id, requests));
    }

    private List<BidAnswer> judge(Connection connection, LotId id, List<BidRequest> requests) throws SQLException {
        Optional<LockedLot> locked = lots.lock(connection, id);
        if (locked.isEmpty()) {
            return requests.stream()
                    .<BidAnswer>map(request -> new BidAnswer.NoSuchLot())
                    .toList();
        }
        LockedLot lot = locked.get();
        if (requests.isEmpty()) {
            lots.save(connection, lot);
            return List.of();
        }
        Batch batch = new Batch(connection, lot, requests);
        List<BidAnswer> doors = requests.stream().map(batch::judge).toList();
        batch.tell();
        Map<ClientKey, Receipted> judged = new HashMap<>();
        for (Receipted bid : lots.save(connection, lot).bids()) {
            judged.put(new ClientKey(bid.bid().client(), bid.bid().key()), bid);
        }
        List<BidAnswer> answers = new ArrayList<>();
        Set<ClientKey> answered = new HashSet<>();
        for (int i = 0; i < doors.size(); i++) {
            ClientKey key = requests.get(i).key();
            answers.add(
                    doors.get(i) != null ? doors.get(i) : new BidAnswer.Judged(judged.get(key), !answered.add(key)));
        }
        return answers;
    }

    /** The bids judged in one transaction. */
    private static final class Batch {
        private final LockedLot lot;
        private final Map<ParticipantId, BidderRow> bidders;
        private final Map<ClientKey, Receipted> earlier;
        private final Map<ClientKey, Money> taken = new HashMap<>();
        private final Set<ParticipantId> withBid = new HashSet<>();
        private final List<Leaf.Bid> accepted = new ArrayList<>();
        private long extendedBy = -1;

        Batch(Connection connection, LockedLot lot, List<BidRequest> requests) throws SQLException {
            this.lot = lot;
            this.bidders = BidderTable.find(
                    connection,
                    lot.id(),
                    requests.stream().map(BidRequest::participant).distinct().toList());
            this.earlier = BidTable.findByKeys(
                    connection,
                    lot.id(),
                    lot.row().currency(),
                    requests.stream().map(BidRequest::key).distinct().toList());
        }

        /** @return the answer, or null where the bid is judged and gets its receipt when the log is written */
        BidAnswer judge(BidRequest request) {
            if (request.mode() != lot.row().mode()) {
                return new BidAnswer.NoSuchLot();
            }
            Receipted before = earlier.get(request.key());
            if (before != null) {
                return before.bid().amount().equals(request.amount())
                        ? new BidAnswer.Judged(before, true)
                        : new BidAnswer.KeyReused();
            }
            if (taken.containsKey(request.key())) {
                return taken.get(request.key()).equals(request.amount()) ? null : new BidAnswer.KeyReused();
            }
            if (lot.phase() != Phase.OPEN) {
                return new BidAnswer.NotOpen(lot.phase());
            }
            BidderRow bidder = bidders.get(request.participant());
            if (bidder == null) {
                return new BidAnswer.NotAdmitted("No deposit of this participant is held for the lot.");
            }
            if (bidder.state() != BidderRow.State.ADMITTED) {
                return new BidAnswer.NotAdmitted(bidder.reason());
            }
            if (!request.amount().currencyCode().equals(lot.row().currency())) {
                return new BidAnswer.WrongCurrency(lot.row().currency());
            }
            return place(request, bidder);
        }

        private BidAnswer place(BidRequest request, BidderRow bidder) {
            boolean first = bidder.bids() == 0 && !withBid.contains(bidder.participant());
            LotJournal.Judged judged =
                    lot.judge(new Command.PlaceBid(BidId.next(), bidder.ref(), first, request.amount()));
            if (judged.decision() instanceof Decision.Refused refused) {
                return new BidAnswer.NotOpen(refused.phase());
            }
            lot.placed(new PlacedBid(request.key(), request.participant(), judged.entry()));
            taken.put(request.key(), request.amount());
            if (judged.decision() instanceof Decision.BidAccepted bid) {
                withBid.add(bidder.participant());
                Leaf.Bid leaf = (Leaf.Bid) judged.entry().leaf();
                accepted.add(leaf);
                if (bid.extended()) {
                    extendedBy = leaf.sequence();
                }
            }
            return null;
        }

        void tell() {
            if (accepted.isEmpty()) {
                return;
            }
            OfferAnnounced offer = lot.terms().offer();
            lot.tell(new BidsAccepted(
                    lot.id(),
                    offer.mode(),
                    offer.centre(),
                    accepted.getFirst().sequence(),
                    accepted.getLast().sequence(),
                    accepted.size(),
                    accepted.getLast().amount(),
                    lot.state().endsAt(),
                    lot.now()));
            if (extendedBy >= 0) {
                lot.tell(new LotExtended(
                        lot.id(),
                        offer.mode(),
                        offer.centre(),
                        extendedBy,
                        lot.state().endsAt()));
            }
        }
    }
}

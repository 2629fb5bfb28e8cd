package org.ipmarket.bidding.lot;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.ipmarket.auction.journal.Commitments;
import org.ipmarket.auction.rules.Command;
import org.ipmarket.auction.rules.Decision;
import org.ipmarket.bidding.lot.Eligibility.Verdict;
import org.ipmarket.bidding.store.AwardTable;
import org.ipmarket.bidding.store.BidderRow;
import org.ipmarket.bidding.store.BidderRow.State;
import org.ipmarket.bidding.store.BidderTable;
import org.ipmarket.bidding.store.ClearanceTable;
import org.ipmarket.bidding.store.Database;
import org.ipmarket.bidding.store.LotTable;
import org.ipmarket.chassis.inbox.KnownStates;
import org.ipmarket.chassis.inbox.PrerequisiteMissing;
import org.ipmarket.messages.ContestTerms;
import org.ipmarket.messages.event.BidderLeft;
import org.ipmarket.messages.event.DepositHeld;
import org.ipmarket.messages.event.ExportCleared;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.event.ParticipantChanged;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;

/** Decides who may bid on a lot. All of it happens in the present transaction, under the lot's lock. */
@ApplicationScoped
public class Admission {
    /** Lots reconsidered for one change of a participant. */
    private static final int MOST_LOTS = 1_000;

    private final Database database;
    private final Lots lots;
    private final KnownStates knownStates;
    private final SecureRandom random = new SecureRandom();

    Admission(Database database, Lots lots, KnownStates knownStates) {
        this.database = database;
        this.lots = lots;
        this.knownStates = knownStates;
    }

    /** A deposit is held: who gave it is admitted, waits for what it lacks, or gets it back. */
    public void admit(DepositHeld held) {
        database.run(connection -> {
            LockedLot lot =
                    lots.lock(connection, held.lot()).orElseThrow(() -> new PrerequisiteMissing("lot:" + held.lot()));
            if (!lot.phase().ended()) {
                admit(connection, lot, held);
            }
            lots.save(connection, lot);
        });
    }

    private void admit(Connection connection, LockedLot lot, DepositHeld held) throws SQLException {
        Optional<BidderRow> known = BidderTable.find(connection, lot.id(), held.participant());
        boolean inUse = known.isPresent()
                && known.get().state() != State.LEFT
                && known.get().state() != State.REFUSED;
        if (inUse && known.get().deposit().equals(held.deposit())) {
            return;
        }
        if (inUse) {
            goesBack(lot, held.deposit(), held.participant());
            return;
        }
        BidderRow bidder =
                known.map(row -> row.with(held.deposit(), held.buyerCentre())).orElseGet(() -> newcomer(lot, held));
        Verdict verdict = held.amount().compareTo(lot.terms().offer().deposit()) < 0
                ? new Verdict.Never("The deposit is less than the lot asks for.")
                : verdict(connection, lot, held.participant());
        apply(connection, lot, bidder, verdict);
    }

    /**
     * Looks again at a participant, at those it declares to be related to or lets act for it, and at those who are kept from
     * bidding for what it sells, on every lot that has not ended.
     */
    public void reconsider(ParticipantChanged changed) {
        database.run(connection -> {
            Set<ParticipantId> concerned = new LinkedHashSet<>();
            concerned.add(changed.participant());
            concerned.addAll(changed.related());
            if (changed.agents() != null) {
                concerned.addAll(changed.agents());
            }
            for (ParticipantId participant : concerned) {
                reconsider(connection, participant);
            }
            // who no longer acts for it stands in none of its lists
            for (BidderTable.Place barred : BidderTable.barred(connection, changed.participant(), MOST_LOTS)) {
                reconsider(connection, barred.lot(), barred.participant());
            }
        });
    }

    /** The exporter has shown that this buyer may bid on the lot: its admission is looked at again. */
    public void clear(ExportCleared cleared) {
        LotId id = LotId.of(cleared.offer());
        database.run(connection -> {
            if (LotTable.find(connection, id).isEmpty()) {
                throw new PrerequisiteMissing("lot:" + id);
            }
            ClearanceTable.insert(connection, id, cleared.buyer(), cleared.clearedAt());
            reconsider(connection, id, cleared.buyer());
        });
    }

    private void reconsider(Connection connection, ParticipantId participant) throws SQLException {
        for (LotId id : BidderTable.openLotsOf(connection, participant, MOST_LOTS)) {
            reconsider(connection, id, participant);
        }
    }

    /** As {@link #reconsider(ParticipantChanged)}, on one lot. */
    void reconsider(Connection connection, LotId id, ParticipantId participant) throws SQLException {
        LockedLot lot = lots.lock(connection, id).orElseThrow();
        Optional<BidderRow> bidder = BidderTable.find(connection, id, participant);
        if (bidder.isPresent() && !lot.phase().ended()) {
            State state = bidder.get().state();
            if (state != State.LEFT && state != State.REFUSED) {
                apply(connection, lot, bidder.get(), verdict(connection, lot, participant));
            }
        }
        lots.save(connection, lot);
    }

    private Verdict verdict(Connection connection, LockedLot lot, ParticipantId participant) throws SQLException {
        OfferAnnounced offer = lot.terms().offer();
        boolean banned = AwardTable.isBanned(connection, participant, LotTable.ancestors(connection, lot.id()));
        boolean exportCleared = ClearanceTable.isCleared(connection, lot.id(), participant);
        return Eligibility.of(known(participant), known(offer.seller()), offer, banned, exportCleared);
    }

    private ParticipantChanged known(ParticipantId participant) {
        return knownStates
                .find(ParticipantChanged.class, participant.toString())
                .orElseThrow(() -> new PrerequisiteMissing("participant:" + participant));
    }

    /** A bidder once admitted stays in the log: what bars it later keeps its bids out, but does not take it off the lot. */
    private void apply(Connection connection, LockedLot lot, BidderRow bidder, Verdict verdict) throws SQLException {
        boolean inLog = bidder.state() == State.ADMITTED || bidder.state() == State.BARRED;
        BidderRow next =
                switch (verdict) {
                    case Verdict.Eligible(boolean related) ->
                        (inLog ? become(lot, bidder, State.ADMITTED, null) : enter(lot, bidder)).related(related);
                    case Verdict.NotYet(String reason) ->
                        become(lot, bidder, inLog ? State.BARRED : State.WAITING, reason);
                    case Verdict.Never(String reason) ->
                        become(lot, bidder, inLog ? State.BARRED : State.REFUSED, reason);
                };
        BidderTable.save(connection, next);
        if (next.state() == State.REFUSED) {
            goesBack(lot, next.deposit(), next.participant());
        }
    }

    private static BidderRow become(LockedLot lot, BidderRow bidder, State state, String reason) {
        return bidder.become(state, reason, bidder.number(), lot.now());
    }

    private static BidderRow enter(LockedLot lot, BidderRow bidder) {
        int number = bidder.number() == null ? lot.admitted() + 1 : bidder.number();
        Command admit = new Command.Admit(bidder.ref(), number, bidder.priority());
        if (!(lot.judge(admit).decision() instanceof Decision.Admitted)) {
            return become(lot, bidder, State.REFUSED, "Nobody is admitted to the lot any more.");
        }
        lot.numbered(number);
        return bidder.become(State.ADMITTED, null, number, lot.now());
    }

    /** The participant's right to go first on equal terms, as announced; null where it has none. */
    private static Integer priority(OfferAnnounced offer, ParticipantId participant) {
        if (offer.contest() == null || offer.contest().priorities() == null) {
            return null;
        }
        return offer.contest().priorities().stream()
                .filter(priority -> priority.participant().equals(participant))
                .map(ContestTerms.Priority::rank)
                .min(Integer::compare)
                .orElse(null);
    }

    private BidderRow newcomer(LockedLot lot, DepositHeld held) {
        byte[] salt = new byte[Commitments.SALT_SIZE];
        random.nextBytes(salt);
        return new BidderRow(
                lot.id(),
                held.participant(),
                held.deposit(),
                held.buyerCentre(),
                State.WAITING,
                null,
                null,
                salt,
                Commitments.bidder(lot.id(), held.participant(), salt),
                priority(lot.terms().offer(), held.participant()),
                false,
                false,
                lot.now());
    }

    private static void goesBack(LockedLot lot, DepositId deposit, ParticipantId participant) {
        OfferAnnounced offer = lot.terms().offer();
        lot.tell(new BidderLeft(lot.id(), offer.mode(), offer.centre(), deposit, participant, lot.now()));
    }
}

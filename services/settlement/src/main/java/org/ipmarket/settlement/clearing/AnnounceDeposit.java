package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.inbox.KnownStates;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Standing;
import org.ipmarket.messages.event.CentreChanged;
import org.ipmarket.messages.event.ParticipantChanged;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.settlement.store.Deposit;
import org.ipmarket.settlement.store.DepositList;
import org.ipmarket.settlement.store.DepositRepository;
import org.ipmarket.settlement.store.LotTerms;
import org.ipmarket.settlement.store.LotTermsRepository;

/** A participant announces the bid security for a lot and gets the reference under which to pay it. */
@ApplicationScoped
public class AnnounceDeposit {
    private final LotTermsRepository lots;
    private final DepositRepository deposits;
    private final KnownStates knownStates;
    private final Banks banks;
    private final DepositDesk desk;
    private final Audit audit;
    private final MarketClock clock;

    AnnounceDeposit(
            LotTermsRepository lots,
            DepositRepository deposits,
            KnownStates knownStates,
            Banks banks,
            DepositDesk desk,
            Audit audit,
            MarketClock clock) {
        this.lots = lots;
        this.deposits = deposits;
        this.knownStates = knownStates;
        this.banks = banks;
        this.desk = desk;
        this.audit = audit;
        this.clock = clock;
    }

    /** Refused: an unknown lot (404); the seller, who is not qualified or may not bid (403); an ended lot, a second deposit (409). */
    @Transactional
    public Deposit announce(Caller caller, LotId lotId, CentreCode buyerCentre) {
        ParticipantId participant = caller.requireParticipant(Role.TRADER);
        LotTerms lot = open(caller, lotId);
        banks.require(caller.mode());
        checkCentre(caller, buyerCentre);
        check(caller, participant, lot, buyerCentre);
        Deposit deposit = Deposit.announced(
                new DepositId(Ids.next()), lot, participant, buyerCentre, caller.username(), clock.now());
        persist(deposit);
        if (deposit.amount().isZero()) {
            desk.holdNothing(deposit);
        }
        return deposit;
    }

    /**
     * As {@link #announce}, for several lots of one centre at once: each gets a deposit of its own, all are paid together under
     * one reference, and each lot's is then decided about alone. All are refused where one is.
     */
    @Transactional
    public DepositList announce(Caller caller, Set<LotId> lotIds, CentreCode buyerCentre) {
        ParticipantId participant = caller.requireParticipant(Role.TRADER);
        List<LotTerms> together = lotIds.stream()
                .sorted(Comparator.comparing(LotId::value))
                .map(id -> open(caller, id))
                .toList();
        LotTerms first = together.getFirst();
        for (LotTerms lot : together) {
            if (!lot.centre().equals(first.centre())
                    || !lot.deposit().currencyCode().equals(first.deposit().currencyCode())) {
                throw Problems.unprocessable(
                        "lots-not-together", "lots", "The lots are of different centres or currencies.");
            }
            if (lot.deposit().isZero()) {
                throw Problems.unprocessable(
                        "lot-without-deposit", "lots", "Lot " + lot.lot() + " asks for no deposit; announce it alone.");
            }
        }
        banks.require(caller.mode());
        checkCentre(caller, buyerCentre);
        together.forEach(lot -> check(caller, participant, lot, buyerCentre));
        DepositList list = DepositList.announced(together, participant, buyerCentre, caller.username(), clock.now());
        deposits.persist(list);
        for (LotTerms lot : together) {
            persist(Deposit.announced(
                            new DepositId(Ids.next()), lot, participant, buyerCentre, caller.username(), clock.now())
                    .in(list));
        }
        audit.record("deposit.announce-list", "deposit-list", list.id(), null, null);
        return list;
    }

    private LotTerms open(Caller caller, LotId id) {
        LotTerms lot = lots.share(id)
                .filter(known -> known.mode() == caller.mode())
                .orElseThrow(() -> Problems.notFound("lot", id));
        if (lot.state() != LotTerms.State.ANNOUNCED) {
            throw Problems.conflict(
                    "lot-ended",
                    "Lot " + id + " is " + lot.state() + "; no deposit can be given for it.",
                    Map.of("state", lot.state().name()));
        }
        return lot;
    }

    private void check(Caller caller, ParticipantId participant, LotTerms lot, CentreCode buyerCentre) {
        checkMayBid(caller, participant, lot, buyerCentre);
        deposits.serialise(lot.lot(), participant);
        deposits.findStanding(lot.lot(), participant).ifPresent(standing -> {
            throw Problems.conflict(
                    "deposit-exists",
                    "There is a deposit of yours for this lot: " + standing.id() + ", " + standing.state() + ".",
                    Map.of("deposit", standing.id(), "state", standing.state().name()));
        });
    }

    private void persist(Deposit deposit) {
        deposits.persist(deposit);
        audit.record("deposit.announce", "deposit", deposit.id(), null, StateChange.of(deposit.state()));
    }

    private void checkCentre(Caller caller, CentreCode centre) {
        String subject = caller.mode().wire() + ":" + centre;
        if (knownStates.find(CentreChanged.class, subject).isEmpty()) {
            throw Problems.unprocessable("unknown-centre", "buyerCentre", "There is no centre " + centre + ".");
        }
    }

    private void checkMayBid(Caller caller, ParticipantId participant, LotTerms lot, CentreCode buyerCentre) {
        if (participant.equals(lot.seller())) {
            throw Problems.forbidden("seller-may-not-bid", "The seller may not bid on its own lot (Auction Law 30).");
        }
        ParticipantChanged known = knownStates
                .find(ParticipantChanged.class, participant.toString())
                .filter(state -> state.mode() == caller.mode())
                .orElseThrow(() -> Problems.forbidden(
                        "participant-not-qualified", "Participant " + participant + " is not on the register."));
        if (known.standing() == Standing.SUSPENDED) {
            throw Problems.forbidden("participant-suspended", "The participant is suspended.");
        }
        if (known.standing() != Standing.QUALIFIED || !known.qualifiedAt().contains(buyerCentre)) {
            throw Problems.forbidden(
                    "participant-not-qualified",
                    "The participant is not qualified at centre " + buyerCentre + "; qualified at "
                            + known.qualifiedAt().stream().sorted().toList() + ".");
        }
        if (known.outsideMainland()) {
            throw Problems.forbidden(
                    "export-not-cleared",
                    "A buyer outside the mainland needs the export decision first"
                            + " (Technology Import and Export Regulations 29 to 40).");
        }
        if (deposits.hasForfeited(participant, lots.chain(lot.lot()))) {
            throw Problems.forbidden(
                    "defaulter-may-not-bid",
                    "The participant won this lot or one that it relists, and defaulted (Auction Law 39).");
        }
    }
}

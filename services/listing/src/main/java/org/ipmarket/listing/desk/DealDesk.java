package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.deal.DealState;
import org.ipmarket.listing.deal.Side;
import org.ipmarket.listing.register.Refusals;
import org.ipmarket.listing.store.DealRow;
import org.ipmarket.listing.store.Deals;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;

/** What every act on a deal needs: fetch it, see whether the caller may know of it and for whom it speaks, move it, note it. */
@ApplicationScoped
class DealDesk {
    private static final Role[] STAFF = {Role.REVIEWER, Role.FINANCE, Role.RECORDAL, Role.MANAGER, Role.CENTRE_SYSTEM};

    private final Deals deals;
    private final Audit audit;
    private final MarketClock clock;

    DealDesk(Deals deals, Audit audit, MarketClock clock) {
        this.deals = deals;
        this.audit = audit;
        this.clock = clock;
    }

    /** Its sides, a side's broker member, the staff of the centre, and of the buyer's centre once it is concluded. */
    static boolean isInside(Caller caller, DealRow row) {
        if (row.mode != caller.mode()) {
            return false;
        }
        ParticipantId party = caller.actsFor();
        return party != null && (sideOf(party, row).isPresent() || party.value().equals(row.broker))
                || isStaff(caller, row)
                || row.concludedAt != null && row.buyerCentre.equals(codeOf(caller)) && hasStaffRole(caller);
    }

    static boolean isStaff(Caller caller, DealRow row) {
        return row.mode == caller.mode() && caller.isOf(row.centreCode(), STAFF);
    }

    private static boolean hasStaffRole(Caller caller) {
        return caller.isOf(caller.centre(), STAFF);
    }

    private static String codeOf(Caller caller) {
        return caller.centre() == null ? null : caller.centre().value();
    }

    /** The centre as whose staff the caller sees deals, or null. */
    static CentreCode staffOf(Caller caller) {
        return caller.centre() != null && hasStaffRole(caller) ? caller.centre() : null;
    }

    /** Whether the caller may know that there is such a deal: anybody of the mode while or after it was publicised. */
    static boolean knows(Caller caller, DealRow row) {
        return row.mode == caller.mode() && (row.publicisedAt != null || isInside(caller, row));
    }

    static Optional<Side> sideOf(ParticipantId party, DealRow row) {
        if (party == null) {
            return Optional.empty();
        }
        if (row.sellerId().equals(party)) {
            return Optional.of(Side.SELLER);
        }
        return row.buyerId().equals(party) ? Optional.of(Side.BUYER) : Optional.empty();
    }

    /** The side for which the caller speaks: its own, or that of whom it acts for; 403 where there is none. */
    static Side speaksFor(Caller caller, DealRow row) {
        ParticipantId party = caller.requireParticipant(Role.TRADER);
        return sideOf(party, row)
                .or(() -> party.value().equals(row.broker) ? Optional.of(row.brokerSide) : Optional.empty())
                .orElseThrow(
                        () -> Problems.forbidden("Only the two sides of a deal, or who acts for one, may do this."));
    }

    /** The side whose own user the caller is, with one of the roles; 403 otherwise. Nobody agrees or signs on another's behalf. */
    static Side ownSide(Caller caller, DealRow row, Role... anyOf) {
        Role role = anyOf[0];
        for (Role each : anyOf) {
            role = caller.has(each) ? each : role;
        }
        ParticipantId party = caller.requireParticipantItself(role);
        return sideOf(party, row)
                .orElseThrow(() -> Problems.forbidden("Only users of the two sides of a deal may do this."));
    }

    /** The deal; 404 where the caller may not know of it. */
    DealRow find(Caller caller, OfferId id) {
        return deals.find(caller.mode(), id)
                .filter(row -> knows(caller, row))
                .map(DealRow::whole)
                .orElseThrow(() -> Problems.notFound("deal", id));
    }

    /** The deal in the caller's mode, whoever it is; who calls looks what it may know. */
    Optional<DealRow> any(Caller caller, OfferId id) {
        return deals.find(caller.mode(), id).map(DealRow::whole);
    }

    /** As {@link #find}, for those who see more than the public notice: to others it is not there. */
    DealRow findInside(Caller caller, OfferId id) {
        return deals.find(caller.mode(), id)
                .filter(row -> isInside(caller, row))
                .map(DealRow::whole)
                .orElseThrow(() -> Problems.notFound("deal", id));
    }

    /** The locked deal; 404 where the caller may not know of it. */
    DealRow lock(Caller caller, OfferId id) {
        return deals.lock(id.value())
                .filter(row -> knows(caller, row))
                .map(DealRow::whole)
                .orElseThrow(() -> Problems.notFound("deal", id));
    }

    /** The locked deal at a centre of whose reviewers the caller is one. */
    DealRow lockForReview(Caller caller, OfferId id) {
        DealRow row = lock(caller, id);
        caller.requireCentre(row.centreCode(), Role.REVIEWER);
        return row;
    }

    /** 409 with the state where the deal cannot go there now. */
    static void requireWay(DealRow row, DealState next) {
        if (!row.state.permits(next)) {
            throw wrongState(row, "cannot become " + next);
        }
    }

    static RuntimeException wrongState(DealRow row, String what) {
        return Problems.conflict(
                "deal-state", "A deal that is " + row.state + " " + what + ".", Map.of("state", row.state.name()));
    }

    /** 422 where the words are missing or too many. */
    static String words(String field, String text, int longest) {
        if (text.isBlank() || text.length() > longest) {
            throw Refusals.unprocessable("invalid-" + field, field, "1 to " + longest + " characters");
        }
        return text;
    }

    void note(String action, DealRow row, DealImage before) {
        audit.record(action, "deal", row.id, before, DealImage.of(row));
    }

    void noteBySystem(String cause, String action, DealRow row, DealImage before) {
        audit.recordBySystem(cause, row.mode, action, "deal", row.id, before, DealImage.of(row));
    }

    MarketClock clock() {
        return clock;
    }

    static void requireOpen(DealRow row) {
        if (!row.state.isOpen()) {
            throw wrongState(row, "has no round on the table");
        }
    }
}

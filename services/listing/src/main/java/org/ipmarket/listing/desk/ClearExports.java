package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.outbox.Outbox;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.evidence.EvidenceKind;
import org.ipmarket.listing.evidence.EvidenceState;
import org.ipmarket.listing.evidence.SubjectKind;
import org.ipmarket.listing.register.EvidenceRegister;
import org.ipmarket.listing.register.Refusals;
import org.ipmarket.listing.store.EvidenceRow;
import org.ipmarket.listing.store.ExportClearanceRow;
import org.ipmarket.listing.store.ExportClearances;
import org.ipmarket.listing.store.OfferRow;
import org.ipmarket.listing.store.Participants;
import org.ipmarket.messages.event.ExportCleared;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;

/**
 * Lets a buyer from outside the mainland bid for an announced offer, once the exporter has shown the decision that export law asks for
 * (Technology Import and Export Regulations 29 to 40): its file has been looked at by one person and checked by a second.
 */
@ApplicationScoped
public class ClearExports {
    private static final int LONGEST_DECISION = 200;

    private final OfferDesk desk;
    private final ExportClearances clearances;
    private final EvidenceRegister evidence;
    private final Participants participants;
    private final Outbox outbox;
    private final Audit audit;

    ClearExports(
            OfferDesk desk,
            ExportClearances clearances,
            EvidenceRegister evidence,
            Participants participants,
            Outbox outbox,
            Audit audit) {
        this.desk = desk;
        this.clearances = clearances;
        this.evidence = evidence;
        this.participants = participants;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** @param decision licence or registration, with its number, as the authority names it @param evidence the file that shows it */
    public record Statement(ParticipantId buyer, String decision, UUID evidence) {}

    /** By a reviewer or manager of the offer's centre; the same buyer again changes nothing. */
    @Transactional
    public ExportClearanceRow clear(Caller caller, OfferId id, Statement stated) {
        OfferRow offer = desk.lock(caller, id);
        if (caller.onBehalfOf() != null) {
            throw Problems.forbidden("This cannot be done on behalf of another.");
        }
        if (!caller.isOf(offer.centreCode(), Role.REVIEWER) && !caller.isOf(offer.centreCode(), Role.MANAGER)) {
            throw Problems.forbidden("Exports are cleared by reviewers and managers of the listing's centre.");
        }
        if (offer.announcedAt == null || offer.endedAt != null) {
            throw Problems.conflict(
                    "listing-state",
                    "Buyers are cleared while the listing is announced; it is " + offer.state + ".",
                    Map.of("state", offer.state.name()));
        }
        ExportClearanceRow before = clearances.findById(
                new ExportClearanceRow.Key(offer.id, stated.buyer().value()));
        return before == null ? keep(caller, offer, check(caller, offer, stated)) : before;
    }

    /** In order of the buyers' ids; for the seller and the centre, and those who watch over the market. */
    @Transactional
    public List<ExportClearanceRow> page(Caller caller, OfferId id, UUID after, int limit) {
        OfferRow offer = desk.lock(caller, id);
        boolean inside = offer.sellerId().equals(caller.actsFor())
                || caller.isOf(offer.centreCode())
                || caller.has(Role.MARKET_ADMIN)
                || caller.has(Role.REGULATOR);
        if (!inside) {
            throw Problems.forbidden("Export clearances are shown to the seller and to the listing's centre.");
        }
        return clearances.of(offer.id, after, limit);
    }

    private Statement check(Caller caller, OfferRow offer, Statement stated) {
        if (stated.decision().isBlank() || stated.decision().length() > LONGEST_DECISION) {
            throw Refusals.unprocessable("invalid-decision", "decision", "1 to " + LONGEST_DECISION + " characters");
        }
        if (participants.countKnown(caller.mode(), Set.of(stated.buyer().value())) == 0) {
            throw Refusals.unprocessable("unknown-participant", "buyer", "the buyer is not registered");
        }
        EvidenceRow file = evidence.require(
                caller.mode(), stated.evidence(), new EvidenceRegister.Subject(SubjectKind.LISTING, offer.id));
        if (file.kind != EvidenceKind.EXPORT_DECISION || file.state != EvidenceState.CHECKED) {
            throw Refusals.unprocessable(
                    "evidence-not-checked",
                    "evidence",
                    "an EXPORT_DECISION of this listing that two people have checked; this is a " + file.kind + ", "
                            + file.state);
        }
        return stated;
    }

    private ExportClearanceRow keep(Caller caller, OfferRow offer, Statement stated) {
        ExportClearanceRow row = new ExportClearanceRow();
        row.offer = offer.id;
        row.buyer = stated.buyer().value();
        row.decision = stated.decision();
        row.evidence = stated.evidence();
        row.clearedBy = caller.username();
        row.clearedAt = desk.clock().now();
        clearances.persist(row);
        audit.record(
                "offer.clear-export", "offer", offer.id, null, Map.of("buyer", row.buyer, "evidence", row.evidence));
        outbox.tell(new ExportCleared(
                offer.offer(),
                offer.mode,
                offer.centreCode(),
                offer.sellerId(),
                stated.buyer(),
                row.decision,
                row.clearedAt));
        return row;
    }
}

package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.Violation;
import org.ipmarket.listing.evidence.SubjectKind;
import org.ipmarket.listing.legal.EventChecks;
import org.ipmarket.listing.legal.LegalEvent;
import org.ipmarket.listing.register.EvidenceRegister;
import org.ipmarket.listing.register.LegalRegister;
import org.ipmarket.listing.register.Refusals;
import org.ipmarket.listing.store.AssetRow;
import org.ipmarket.listing.store.LegalEventRow;
import org.ipmarket.listing.store.LegalEvents;
import org.ipmarket.listing.store.OfferRow;
import org.ipmarket.listing.store.Participants;
import org.ipmarket.listing.store.ProposalRow;
import org.ipmarket.messages.MarketClock;

/** Checks legal events that people enter, and lets them take effect. */
@ApplicationScoped
class ConfirmEvent {
    private final LegalEvents events;
    private final LegalRegister register;
    private final EvidenceRegister evidence;
    private final Participants participants;
    private final ImpedimentDesk impediments;
    private final MarketClock clock;

    ConfirmEvent(
            LegalEvents events,
            LegalRegister register,
            EvidenceRegister evidence,
            Participants participants,
            ImpedimentDesk impediments,
            MarketClock clock) {
        this.events = events;
        this.register = register;
        this.evidence = evidence;
        this.participants = participants;
        this.impediments = impediments;
        this.clock = clock;
    }

    /** Reads what is stated, when it is clear that the caller may state it. */
    @FunctionalInterface
    public interface Stated {
        ProposalRow.Event event(AssetRow asset);
    }

    /** @param withEvidence whether a file must prove it */
    ProposalRow.Event check(AssetRow asset, ProposalRow.Event event, boolean withEvidence) {
        List<LegalEvent> earlier =
                events.of(asset.id).stream().map(LegalEventRow::event).toList();
        if (earlier.size() >= LegalEvents.MOST) {
            throw Problems.conflict(
                    "too-many-events", "The asset has " + LegalEvents.MOST + " legal events; no more are kept.");
        }
        List<Violation> found = EventChecks.check(
                event.kind(), event.effectiveOn(), event.publishedOn(), event.detail(), clock.today(), earlier);
        Refusals.throwIfAny("invalid-legal-event", found);
        if (event.detail().holder() != null
                && participants.countKnown(
                                asset.mode, Set.of(event.detail().holder().value()))
                        == 0) {
            throw Refusals.unprocessable("unknown-participant", "holder", "the holder is not registered");
        }
        if (withEvidence && event.document() == null) {
            throw Refusals.unprocessable("field-missing", "document", "an owner proves what it states by a file");
        }
        if (event.document() != null) {
            evidence.require(asset.mode, event.document(), new EvidenceRegister.Subject(SubjectKind.ASSET, asset.id));
        }
        return event;
    }

    /** @return the sequence of the event */
    int take(AssetRow asset, ProposalRow proposal, String checkedBy, List<OfferRow> offers) {
        ProposalRow.Event event = check(asset, proposal.legalEvent, false);
        UUID id = proposal.id;
        List<LegalEventRow> stored = register.store(
                asset,
                List.of(new LegalRegister.Entry(
                        event.kind(),
                        event.category(),
                        event.office(),
                        event.code(),
                        event.meaning(),
                        event.effectiveOn(),
                        event.publishedOn(),
                        event.detail(),
                        LegalEventRow.Source.OPERATOR,
                        "proposal:" + id,
                        event.document(),
                        proposal.proposer + ", " + checkedBy)));
        register.follow(asset, "asset.follow", null);
        impediments.judge(offers, "legal event");
        return stored.getFirst().sequence;
    }
}

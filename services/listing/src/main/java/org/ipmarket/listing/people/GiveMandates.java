package org.ipmarket.listing.people;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.ListingConfig;
import org.ipmarket.listing.evidence.SubjectKind;
import org.ipmarket.listing.participant.MandateTerms;
import org.ipmarket.listing.participant.StepKind;
import org.ipmarket.listing.register.EvidenceRegister;
import org.ipmarket.listing.register.EvidenceRegister.Subject;
import org.ipmarket.listing.register.Refusals;
import org.ipmarket.listing.store.AssetRow;
import org.ipmarket.listing.store.Assets;
import org.ipmarket.listing.store.MandateRow;
import org.ipmarket.listing.store.Mandates;
import org.ipmarket.listing.store.Participants;
import org.ipmarket.listing.store.StepRow;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.ParticipantId;

/** A principal's approver gives a power of attorney; it counts once the agent has accepted. */
@ApplicationScoped
public class GiveMandates implements StepAct {
    private static final String TERMS = "terms";

    private final Mandates mandates;
    private final Participants participants;
    private final Assets assets;
    private final EvidenceRegister evidence;
    private final SecondUser second;
    private final MandateFile file;
    private final MarketClock clock;
    private final ListingConfig.People config;
    private final ObjectMapper json;

    GiveMandates(
            Mandates mandates,
            Participants participants,
            Assets assets,
            EvidenceRegister evidence,
            SecondUser second,
            MandateFile file,
            MarketClock clock,
            ListingConfig config,
            ObjectMapper json) {
        this.mandates = mandates;
        this.participants = participants;
        this.assets = assets;
        this.evidence = evidence;
        this.second = second;
        this.file = file;
        this.clock = clock;
        this.config = config.people();
        this.json = json;
    }

    /** A new mandate, or the step that waits for a second user of the principal. */
    public sealed interface Outcome {
        record Given(MandateRow mandate) implements Outcome {}

        record Waiting(StepRow step) implements Outcome {}
    }

    @Transactional
    public Outcome give(Caller caller, Supplier<MandateTerms> stated) {
        ParticipantId principal = caller.requireParticipantItself(Role.APPROVER);
        MandateTerms terms = stated.get();
        // the limit holds against two at once
        participants
                .lock(caller.mode(), principal)
                .orElseThrow(() -> Problems.forbidden("not-registered", "The participant is not registered."));
        check(caller.mode(), principal, terms);
        UUID id = Ids.next();
        Optional<StepRow> step = second.ask(
                caller, StepKind.MANDATE, principal, id, 0, Map.of(TERMS, json.convertValue(terms, Map.class)));
        return step.isPresent()
                ? new Outcome.Waiting(step.get())
                : new Outcome.Given(file.open(id, caller, principal, terms, caller.username()));
    }

    private void check(Mode mode, ParticipantId principal, MandateTerms terms) {
        Refusals.throwIfAny("invalid-mandate", terms.check(principal, clock.today(), config.longestMandateDays()));
        if (terms.agent() != null && participants.find(mode, terms.agent()).isEmpty()) {
            throw Refusals.unprocessable("unknown-participant", "agent", "there is no participant " + terms.agent());
        }
        if (!terms.assets().isEmpty()) {
            Set<AssetId> unknown = new HashSet<>(terms.assets());
            List<UUID> ids = unknown.stream().map(AssetId::value).toList();
            for (AssetRow asset :
                    assets.<AssetRow>find("mode = ?1 and id in ?2", mode, ids).list()) {
                if (asset.isOwnedBy(principal)) {
                    unknown.remove(new AssetId(asset.id));
                }
            }
            if (!unknown.isEmpty()) {
                throw Refusals.unprocessable("not-owner", "assets", "the principal owns no asset " + unknown);
            }
        }
        evidence.require(mode, terms.document(), new Subject(SubjectKind.PARTICIPANT, principal.value()));
        if (mandates.countOpen(principal.value()) >= config.mostMandates()) {
            throw Problems.conflict(
                    "too-many-mandates", "A participant has at most " + config.mostMandates() + " open mandates.");
        }
    }

    @Override
    public StepKind kind() {
        return StepKind.MANDATE;
    }

    @Override
    public void carryOut(Caller confirming, StepRow step) {
        MandateTerms terms = json.convertValue(step.payload.get(TERMS), MandateTerms.class);
        participants.lock(step.mode, step.participantId());
        check(step.mode, step.participantId(), terms);
        file.open(UUID.fromString(step.subject), confirming, step.participantId(), terms, step.proposedByName);
    }
}

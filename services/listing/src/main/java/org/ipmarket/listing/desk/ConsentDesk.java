package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.consent.Consenter;
import org.ipmarket.listing.consent.Word;
import org.ipmarket.listing.evidence.EvidenceKind;
import org.ipmarket.listing.evidence.EvidenceState;
import org.ipmarket.listing.offer.ConsentGates;
import org.ipmarket.listing.offer.GateFacts;
import org.ipmarket.listing.participant.StepKind;
import org.ipmarket.listing.people.SecondUser;
import org.ipmarket.listing.register.Refusals;
import org.ipmarket.listing.store.ConsentStatementRow;
import org.ipmarket.listing.store.ConsentStatements;
import org.ipmarket.listing.store.EvidenceRow;
import org.ipmarket.listing.store.EvidenceRows;
import org.ipmarket.listing.store.StepRow;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;

/**
 * Takes what co-owners and pledgees say to an offer or deal. A participant speaks by its own approver, nobody on its
 * behalf; for a pledgee outside the market one of the centre's staff brings the paper and a second one confirms it.
 */
@ApplicationScoped
public class ConsentDesk {
    static final int LONGEST_REASONS = 1_000;
    static final int MOST_STATEMENTS = 500;

    private static final String TERMS_HASH = "termsHash";
    private static final String AS = "as";

    private final ConsentStatements statements;
    private final EvidenceRows evidence;
    private final SecondUser second;
    private final Audit audit;
    private final MarketClock clock;

    ConsentDesk(
            ConsentStatements statements, EvidenceRows evidence, SecondUser second, Audit audit, MarketClock clock) {
        this.statements = statements;
        this.evidence = evidence;
        this.second = second;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is consented to: the offer or deal, whose lock the caller holds, and the facts as they are. */
    public record Matter(OfferId id, CentreCode centre, GateFacts facts) {
        String termsHash() {
            return facts.consents().termsHash();
        }
    }

    /** In which part a participant speaks that has several. */
    public enum Part {
        CO_OWNER,
        PLEDGEE
    }

    /**
     * @param termsHash of the terms that were read
     * @param as needed where the participant is co-owner and pledgee, else may be null
     * @param encumbrance the pledge, where the pledgee is no participant; else null
     * @param reasons of a refusal or withdrawal
     * @param document the evidence that is brought
     */
    public record Said(Word word, String termsHash, Part as, UUID encumbrance, String reasons, UUID document) {
        /** The same as a pledgee's word: after the announcement no co-owner speaks. */
        Said asPledgee() {
            return new Said(word, termsHash, Part.PLEDGEE, encumbrance, reasons, document);
        }
    }

    /**
     * Notes it; saying the same again changes nothing.
     *
     * @return the step that waits for a second user, where the participant wants two to consent
     */
    Optional<StepRow> say(Caller caller, Matter matter, Said said) {
        Consenter who = said.encumbrance() == null
                ? itself(caller.requireParticipantItself(Role.APPROVER), matter, said)
                : outside(caller, matter, said);
        if (!isNew(caller, matter, who, said)) {
            return Optional.empty();
        }
        Optional<StepRow> step = said.word() == Word.GIVEN ? ask(caller, matter, said) : Optional.empty();
        if (step.isEmpty()) {
            append(caller, matter, who, said);
        }
        return step;
    }

    /** One user is enough to refuse, and to take a consent back. */
    private Optional<StepRow> ask(Caller caller, Matter matter, Said said) {
        Map<String, Object> stated = said.as() == null
                ? Map.of(TERMS_HASH, said.termsHash())
                : Map.of(TERMS_HASH, said.termsHash(), AS, said.as().name());
        // the hash tells whether the terms have changed since; nothing else of the matter counts
        return second.ask(caller, StepKind.CONSENT, caller.participant(), matter.id(), 0, stated);
    }

    /** What one user has proposed to say, and another, who has been checked, confirms. */
    static Said proposed(StepRow step) {
        Object as = step.payload.get(AS);
        return new Said(
                Word.GIVEN,
                step.payload.get(TERMS_HASH).toString(),
                as == null ? null : Part.valueOf(as.toString()),
                null,
                null,
                null);
    }

    /** Notes what another user of the participant has proposed. */
    void confirm(Caller confirming, Matter matter, StepRow step) {
        Said said = proposed(step);
        Consenter who = itself(step.participantId(), matter, said);
        if (isNew(confirming, matter, who, said)) {
            append(confirming, matter, who, said);
        }
    }

    private static boolean isNew(Caller caller, Matter matter, Consenter who, Said said) {
        if (!matter.termsHash().equals(said.termsHash())) {
            throw Problems.conflict(
                    "terms-changed",
                    "The terms are not those that were read; read them again.",
                    Map.of("termsHash", matter.termsHash()));
        }
        checkReasons(said);
        var book = matter.facts().consents();
        if (said.word() == Word.GIVEN && book.holds(who)) {
            return false;
        }
        book.refuse(who, said.word(), caller.subject()).ifPresent(why -> {
            throw Problems.conflict("consent-state", "This cannot be said now: " + why + ".", Map.of());
        });
        if (book.statements().size() >= MOST_STATEMENTS) {
            throw Problems.conflict("too-many-statements", "At most " + MOST_STATEMENTS + " statements are kept.");
        }
        return true;
    }

    private void append(Caller caller, Matter matter, Consenter who, Said said) {
        ConsentStatementRow row = new ConsentStatementRow();
        row.offer = matter.id().value();
        row.sequence = matter.facts().consents().statements().size() + 1;
        row.by(who);
        row.word = said.word();
        row.termsHash = said.termsHash();
        row.reasons = said.reasons();
        row.document = document(matter, who, said);
        row.login = caller.subject();
        row.person = caller.username();
        row.givenAt = clock.now();
        statements.persist(row);
        audit.record("offer.consent", "offer", matter.id().value(), null, row.statement());
    }

    private static Consenter itself(ParticipantId speaker, Matter matter, Said said) {
        List<Consenter> parts = ConsentGates.needed(matter.facts()).stream()
                .filter(who -> said.as() != Part.PLEDGEE && who.equals(new Consenter.CoOwner(speaker))
                        || said.as() != Part.CO_OWNER && who.equals(new Consenter.Pledgee(speaker)))
                .toList();
        if (parts.isEmpty()) {
            throw Problems.conflict(
                    "consent-not-needed", "These terms need no such consent of participant " + speaker + ".");
        }
        if (parts.size() > 1) {
            throw Refusals.unprocessable("field-missing", "as", "co-owner and pledgee: say in which part");
        }
        return parts.getFirst();
    }

    private static Consenter outside(Caller caller, Matter matter, Said said) {
        if (caller.onBehalfOf() != null) {
            throw Problems.forbidden("This cannot be done on behalf of another.");
        }
        caller.requireCentre(matter.centre(), Role.REVIEWER, Role.RECORDAL);
        Consenter pledgee = new Consenter.OutsidePledgee(said.encumbrance());
        if (!ConsentGates.needed(matter.facts()).contains(pledgee)) {
            throw Problems.conflict(
                    "consent-not-needed",
                    "Encumbrance " + said.encumbrance() + " is no pledge, of somebody outside the market, that reaches"
                            + " these terms.");
        }
        return pledgee;
    }

    private static void checkReasons(Said said) {
        boolean needed = said.word() == Word.REFUSED || said.word() == Word.WITHDRAWN;
        boolean good = said.reasons() == null
                ? !needed
                : !said.reasons().isBlank() && said.reasons().length() <= LONGEST_REASONS;
        if (!good) {
            throw Refusals.unprocessable("invalid-reasons", "reasons", "1 to " + LONGEST_REASONS + " characters");
        }
    }

    /** The paper that was brought; who confirms confirms that one. */
    private UUID document(Matter matter, Consenter who, Said said) {
        if (said.word() == Word.CONFIRMED) {
            return matter.facts().consents().last(who).orElseThrow().document();
        }
        if (said.word() != Word.RECORDED) {
            return null;
        }
        if (said.document() == null) {
            throw Refusals.unprocessable("field-missing", "document", "the evidence that is brought");
        }
        EvidenceRow paper = evidence.find(matter.facts().proposal().mode(), said.document())
                .filter(row -> row.subjectId.equals(matter.id().value()))
                .filter(row -> row.kind == EvidenceKind.PLEDGEE_CONSENT)
                .filter(row -> row.state != EvidenceState.REFUSED)
                .orElseThrow(() -> Refusals.unprocessable(
                        "unknown-evidence", "document", "no PLEDGEE_CONSENT among the evidence of the listing"));
        return paper.id;
    }
}

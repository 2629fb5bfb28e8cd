package org.ipmarket.valuation.expert.desk;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.chassis.signature.ESignature;
import org.ipmarket.chassis.signature.SimulatedESignature;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.valuation.expert.Manner;
import org.ipmarket.valuation.expert.OpinionDeed;
import org.ipmarket.valuation.expert.SignatureState;
import org.ipmarket.valuation.expert.store.OpinionRepository;
import org.ipmarket.valuation.expert.store.OpinionRow;
import org.ipmarket.valuation.expert.store.PaperStore.Paper;
import org.ipmarket.valuation.expert.store.SignatureRepository;
import org.ipmarket.valuation.expert.store.SignatureRow;
import org.jboss.logging.Logger;

/**
 * The signatures under an opinion at a provider of electronic signatures, and its issue; those on paper: {@link SealedScans}. What is signed is the Chinese copy, named by its hash. Each
 * expert is looked at again when signing, when the provider answers and at the issue: a conflict that has come up since refuses it.
 */
@ApplicationScoped
public class SignOpinions {
    private static final Logger LOG = Logger.getLogger(SignOpinions.class);
    private static final String OPINION = "opinion";
    private static final int BATCH = 50;

    private final OpinionRepository opinions;
    private final OpinionAccess access;
    private final SigningTurn turns;
    private final SignatureRepository signatures;
    private final Fitness fitness;
    private final Readiness readiness;
    private final ReportDesk reports;
    private final List<ESignature> providers;
    private final Audit audit;
    private final MarketClock clock;

    SignOpinions(
            OpinionRepository opinions,
            OpinionAccess access,
            SigningTurn turns,
            SignatureRepository signatures,
            Fitness fitness,
            Readiness readiness,
            ReportDesk reports,
            @All List<ESignature> providers,
            OpinionConfig config,
            Audit audit,
            MarketClock clock) {
        this.opinions = opinions;
        this.access = access;
        this.turns = turns;
        this.signatures = signatures;
        this.fitness = fitness;
        this.readiness = readiness;
        this.reports = reports;
        this.providers = providers.stream()
                .filter(provider -> config.signatures().simulator() || !(provider instanceof SimulatedESignature))
                .toList();
        this.audit = audit;
        this.clock = clock;
    }

    /** The first expert's signature where it waits for one, else the second's. The provider is asked at once, and again later where it does not answer. */
    public SignatureRow sign(Caller caller, UUID id) {
        prepare(caller, id);
        SignatureRow asked = QuarkusTransaction.requiringNew().call(() -> ask(caller, id));
        try {
            findOut(asked.id());
        } catch (RuntimeException e) {
            LOG.warnf("signature %s: %s; the provider is asked again", asked.id(), e.toString());
        }
        return QuarkusTransaction.requiringNew().call(() -> signatures.findById(asked.id()));
    }

    /** Makes the paper before the opinion is locked: that takes its time. */
    private void prepare(Caller caller, UUID id) {
        QuarkusTransaction.requiringNew().run(() -> {
            OpinionRow row = access.visible(caller, id);
            requireTurn(caller, row);
            reports.toBeSigned(row);
        });
    }

    private SignatureRow ask(Caller caller, UUID id) {
        OpinionRow row = access.lock(caller, id);
        SigningTurn.Turn turn = requireTurn(caller, row);
        String sha256 = reports.toBeSigned(row);
        SignatureRow signature =
                SignatureRow.asked(row, turn.ordinal(), turn.expert().id(), sha256, caller, clock.now());
        signatures.persist(signature);
        audit.record("opinion.sign", OPINION, id, null, Map.of("sha256", sha256, "second", turn.second()));
        return signature;
    }

    private SigningTurn.Turn requireTurn(Caller caller, OpinionRow row) {
        SigningTurn.Turn turn = turns.of(caller, row);
        if (provider(row.mode()).isEmpty()) {
            throw Problems.conflict(
                    "no-electronic-signature",
                    "No provider of electronic signatures is connected in this market; sign and seal the paper and upload its scan.",
                    Map.of("accepted", Manner.SEALED_SCAN.name()));
        }
        turns.requireClear(caller, row, turn);
        return turn;
    }

    /** Asks the provider about all signatures under way; one that it does not know is asked for again. */
    public void round() {
        UUID after = null;
        List<UUID> batch;
        do {
            UUID from = after;
            batch = QuarkusTransaction.requiringNew().call(() -> signatures.asked(from, BATCH));
            for (UUID id : batch) {
                try {
                    findOut(id);
                } catch (RuntimeException e) {
                    LOG.warnf("signature %s: %s; it is asked again", id, e.toString());
                }
                after = id;
            }
        } while (batch.size() == BATCH);
    }

    private record Asked(Mode mode, byte[] pdf, String sha256, String signer) {}

    private void findOut(UUID id) {
        Asked asked = QuarkusTransaction.requiringNew().call(() -> {
            SignatureRow signature = signatures.findById(id);
            Paper paper = reports.signed(opinions.findById(signature.opinion()));
            return new Asked(signature.mode(), paper.pdf(), signature.paperSha256(), signature.username());
        });
        ESignature provider = provider(asked.mode()).orElse(null);
        if (provider == null) {
            return;
        }
        ESignature.Answer answer = provider.find(id);
        if (answer instanceof ESignature.Answer.NeverAsked) {
            provider.ask(id, asked.pdf(), asked.sha256(), asked.signer());
            answer = provider.find(id);
        }
        ESignature.Answer last = answer;
        QuarkusTransaction.requiringNew().run(() -> answered(id, last));
    }

    private void answered(UUID id, ESignature.Answer answer) {
        OpinionRow row = opinions.findById(
                signatures.findById(id).opinion(), jakarta.persistence.LockModeType.PESSIMISTIC_WRITE);
        SignatureRow signature = signatures.lock(id).orElseThrow();
        if (signature.state() != SignatureState.ASKED) {
            return;
        }
        switch (answer) {
            case ESignature.Answer.Signed signed
            when signed.sha256().equals(signature.paperSha256()) -> accept(row, signature, signed);
            case ESignature.Answer.Signed other -> signature.refused("Another paper was signed: " + other.sha256());
            case ESignature.Answer.Refused refused -> signature.refused(refused.reason());
            case ESignature.Answer.Waiting waiting -> {
                return;
            }
            case ESignature.Answer.NeverAsked never -> {
                return;
            }
        }
        audit.recordBySystem(
                "signature:" + id,
                row.mode(),
                "opinion.signed",
                OPINION,
                row.id(),
                SignatureState.ASKED.name(),
                signature.state().name());
    }

    /** Between the click and the provider's answer things may have come up that refuse the signature. Its reason is read by the client: it names no conflict. */
    private void accept(OpinionRow row, SignatureRow signature, ESignature.Answer.Signed signed) {
        boolean second = signature.ordinal() == 2;
        try {
            readiness.requireSound(row);
            fitness.requireFit(row, second ? "second" : "first", access.expert(signature.expert()));
        } catch (HttpProblem refusal) {
            signature.refused("When the provider answered: " + refusal.getTitle());
            return;
        }
        signature.signed(signed.reference(), signed.at());
        row.signed(second, signature.username(), signed.at());
    }

    /** The centre gives it out, in both languages, with both signatures told, if nothing has come up against the estimate or either expert. */
    @Transactional
    public OpinionRow issue(Caller caller, UUID id) {
        OpinionRow row = access.lock(caller, id);
        PanelDesk.requireManager(caller, row.centre());
        row.state().by(OpinionDeed.ISSUE);
        if (row.validity().hasRunOut(clock.today())) {
            throw Problems.conflict(
                    "validity-run-out",
                    "Its validity ran out on " + row.validity().until() + ".",
                    Map.of("state", row.state().name()));
        }
        readiness.requireSound(row);
        fitness.requireFit(row, "first", access.expert(row.firstExpert()));
        fitness.requireFit(row, "second", access.expert(row.secondExpert()));
        reports.issue(row);
        row.issue(caller.username(), clock.now());
        audit.record("opinion.issue", OPINION, id, null, Map.of("number", row.number()));
        return row;
    }

    /** All signatures under an opinion that the caller may see. */
    @Transactional
    public List<SignatureRow> of(Caller caller, UUID id) {
        access.visible(caller, id);
        return signatures.of(id);
    }

    /** Those that count under each of several opinions, the first one's first. */
    @Transactional
    public Map<UUID, List<SignatureRow>> counting(List<OpinionRow> rows) {
        Map<UUID, Integer> editions = new HashMap<>();
        rows.forEach(row -> editions.put(row.id(), row.edition()));
        return editions.isEmpty()
                ? Map.of()
                : signatures.signed(editions.keySet()).stream()
                        .filter(signature -> signature.edition() == editions.get(signature.opinion()))
                        .sorted(Comparator.comparingInt(SignatureRow::ordinal))
                        .collect(Collectors.groupingBy(SignatureRow::opinion));
    }

    private Optional<ESignature> provider(Mode mode) {
        return providers.stream().filter(provider -> provider.mode() == mode).findFirst();
    }
}

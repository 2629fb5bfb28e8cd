package org.ipmarket.valuation.expert.desk;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.chassis.signature.ESignature;
import org.ipmarket.chassis.signature.SimulatedESignature;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.valuation.expert.OpinionDeed;
import org.ipmarket.valuation.expert.OpinionState;
import org.ipmarket.valuation.expert.store.ExpertRow;
import org.ipmarket.valuation.expert.store.OpinionRepository;
import org.ipmarket.valuation.expert.store.OpinionRow;
import org.ipmarket.valuation.expert.store.PaperStore.Paper;
import org.ipmarket.valuation.expert.store.SignatureRepository;
import org.ipmarket.valuation.expert.store.SignatureRow;
import org.jboss.logging.Logger;

/**
 * The two signatures under an opinion, at a provider of electronic signatures, and its issue. What is signed is the Chinese copy, named by its hash. Each
 * expert is looked at again when signing, when the provider answers and at the issue: a conflict that has come up since refuses it.
 */
@ApplicationScoped
public class SignOpinions {
    private static final Logger LOG = Logger.getLogger(SignOpinions.class);
    private static final String OPINION = "opinion";
    private static final int BATCH = 50;

    private final OpinionRepository opinions;
    private final OpinionAccess access;
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
            requireMay(caller, row);
            reports.toBeSigned(row);
        });
    }

    private SignatureRow ask(Caller caller, UUID id) {
        OpinionRow row = access.lock(caller, id);
        requireMay(caller, row);
        boolean second = row.state() == OpinionState.SIGNED;
        UUID expert = second ? row.secondExpert() : row.firstExpert();
        String sha256 = reports.toBeSigned(row);
        SignatureRow signature = SignatureRow.asked(row, second ? 2 : 1, expert, sha256, caller, clock.now());
        signatures.persist(signature);
        audit.record("opinion.sign", OPINION, id, null, Map.of("sha256", sha256, "second", second));
        return signature;
    }

    private void requireMay(Caller caller, OpinionRow row) {
        boolean second = row.state() == OpinionState.SIGNED;
        row.state().by(second ? OpinionDeed.COUNTERSIGN : OpinionDeed.SIGN);
        ExpertRow expert = access.requireExpert(caller, row, second);
        if (provider(row.mode()).isEmpty()) {
            throw Problems.conflict(
                    "no-electronic-signature", "No provider of electronic signatures is connected in this market.");
        }
        readiness.requireNoSignatureUnderWay(row);
        boolean signedTheOther = signatures.standing(row.id(), row.edition()).stream()
                .anyMatch(signature -> signature.subject().equals(caller.subject()));
        if (signedTheOther) {
            throw Problems.forbidden("same-person", "The second signature is another person's.");
        }
        readiness.requireSound(row);
        fitness.requirePair(access.expert(row.firstExpert()), access.expert(row.secondExpert()));
        fitness.requireFit(row, second ? "second" : "first", expert);
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
        if (signature.state() != SignatureRow.State.ASKED) {
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
                SignatureRow.State.ASKED.name(),
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

    private Optional<ESignature> provider(Mode mode) {
        return providers.stream().filter(provider -> provider.mode() == mode).findFirst();
    }
}

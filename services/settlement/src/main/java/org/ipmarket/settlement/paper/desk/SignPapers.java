package org.ipmarket.settlement.paper.desk;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.chassis.signature.ESignature;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.print.Language;
import org.ipmarket.settlement.SettlementConfig;
import org.ipmarket.settlement.clearing.Round;
import org.ipmarket.settlement.clearing.SignTrade;
import org.ipmarket.settlement.clearing.TradeAccess;
import org.ipmarket.settlement.paper.PaperKind;
import org.ipmarket.settlement.state.IllegalTransition;
import org.ipmarket.settlement.store.PaperSignatureRepository;
import org.ipmarket.settlement.store.PaperSignatureRepository.Place;
import org.ipmarket.settlement.store.PaperSignatureRow;
import org.ipmarket.settlement.store.PaperSignatureRow.Side;
import org.ipmarket.settlement.store.PaperSignatureRow.State;
import org.ipmarket.settlement.store.Signature;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeRepository;
import org.jboss.logging.Logger;

/**
 * Signatures under papers. By default a side's approver, or the centre for it, uploads the signed and sealed paper, and another
 * person of the seller's centre compares it with the paper that was made; or the side signs electronically at a provider. What was
 * signed is the Chinese paper, named by its hash.
 */
@ApplicationScoped
public class SignPapers implements Round {
    private static final Logger LOG = Logger.getLogger(SignPapers.class);
    private static final int BATCH = 50;

    private final PaperSignatureRepository signatures;
    private final TradeRepository trades;
    private final PaperDesk papers;
    private final SignTrade signTrade;
    private final SignatureProviders providers;
    private final SettlementConfig.Signatures config;
    private final Audit audit;
    private final MarketClock clock;
    private UUID after;

    SignPapers(
            PaperSignatureRepository signatures,
            TradeRepository trades,
            PaperDesk papers,
            SignTrade signTrade,
            SignatureProviders providers,
            SettlementConfig config,
            Audit audit,
            MarketClock clock) {
        this.signatures = signatures;
        this.trades = trades;
        this.papers = papers;
        this.signTrade = signTrade;
        this.providers = providers;
        this.config = config.signatures();
        this.audit = audit;
        this.clock = clock;
    }

    public List<PaperSignatureRow> of(Caller caller, TradeId id, PaperKind kind) {
        visible(caller, id);
        return signatures.of(id, kind.name());
    }

    /** One that the caller may see. */
    public PaperSignatureRow read(Caller caller, TradeId trade, UUID id) {
        visible(caller, trade);
        return signatures
                .findByIdOptional(id)
                .filter(row -> row.trade().equals(trade))
                .orElseThrow(() -> Problems.notFound("signature", id));
    }

    /** The sealed paper is uploaded, by the side's approver, or for a side by the seller's centre. */
    public PaperSignatureRow upload(Caller caller, TradeId id, PaperKind kind, Side side, PaperSignatureRow.File file) {
        String sha256 = toBeSigned(caller, id, kind);
        return QuarkusTransaction.requiringNew().call(() -> upload(caller, id, kind, sha256, side, file));
    }

    private PaperSignatureRow upload(
            Caller caller, TradeId id, PaperKind kind, String sha256, Side side, PaperSignatureRow.File file) {
        Trade trade = TradeAccess.lock(trades, caller, id);
        requireGoingOn(trade);
        if (trade.seller().equals(caller.actsFor()) || trade.buyer().equals(caller.actsFor())) {
            requireSide(caller, trade, side);
        } else {
            caller.requireCentre(trade.centre(), Role.RECORDAL, Role.MANAGER);
        }
        requireNone(trade, kind, side);
        requireSame(trade, kind, sha256);
        PaperSignatureRow row =
                PaperSignatureRow.sealed(Ids.next(), trade, kind.name(), side, sha256, file, caller, clock.now());
        signatures.persist(row);
        audit.record("paper.upload", "trade", id, null, Map.of("kind", kind, "side", side, "sha256", file.sha256()));
        return row;
    }

    /** Another person of the seller's centre has compared it; it counts, or it is refused and may be uploaded anew. */
    @Transactional
    public PaperSignatureRow check(Caller caller, TradeId trade, UUID id, String refusal) {
        Trade of = TradeAccess.lock(trades, caller, trade);
        caller.requireCentre(of.centre(), Role.RECORDAL, Role.MANAGER);
        PaperSignatureRow row = signatures
                .lock(id)
                .filter(known -> known.trade().equals(trade))
                .orElseThrow(() -> Problems.notFound("signature", id));
        if (row.enteredBySubject().equals(caller.subject())) {
            throw Problems.forbidden("same-person", "Who uploaded the sealed paper cannot check it.");
        }
        State before = row.state();
        if (refusal == null) {
            row.checked(caller.username(), clock.now());
            counts(of, row);
        } else {
            if (before != State.ENTERED) {
                throw new IllegalTransition("signature", before, "refused");
            }
            row.refused(refusal, caller.username());
        }
        audit.record("paper.check", "trade", trade, before.name(), row.state().name());
        return row;
    }

    /** The side's approver asks the provider to let it sign. */
    public PaperSignatureRow signElectronically(Caller caller, TradeId id, PaperKind kind) {
        String sha256 = toBeSigned(caller, id, kind);
        return QuarkusTransaction.requiringNew().call(() -> signElectronically(caller, id, kind, sha256));
    }

    private PaperSignatureRow signElectronically(Caller caller, TradeId id, PaperKind kind, String sha256) {
        Trade trade = TradeAccess.lock(trades, caller, id);
        requireGoingOn(trade);
        ParticipantId party = caller.requireParticipantItself(Role.APPROVER);
        Side side = party.equals(trade.seller()) ? Side.SELLER : party.equals(trade.buyer()) ? Side.BUYER : null;
        if (side == null) {
            throw Problems.forbidden("Only the sides of the trade sign its papers.");
        }
        if (providers.of(trade.mode()).isEmpty()) {
            throw Problems.conflict(
                    "no-electronic-signature",
                    "No provider signs electronically in this market; upload the sealed paper.");
        }
        requireNone(trade, kind, side);
        requireSame(trade, kind, sha256);
        PaperSignatureRow row =
                PaperSignatureRow.asked(Ids.next(), trade, kind.name(), side, sha256, caller, clock.now());
        signatures.persist(row);
        audit.record("paper.sign", "trade", id, null, Map.of("kind", kind, "side", side));
        return row;
    }

    @Override
    public Duration pause() {
        return config.sweep();
    }

    /** Asks the provider about the next signatures that are under way; one that it does not know is asked for again. */
    @Override
    public synchronized void round() {
        List<Place> places = QuarkusTransaction.requiringNew().call(() -> signatures.asked(after, BATCH));
        after = places.size() < BATCH ? null : places.getLast().id();
        for (Place place : places) {
            try {
                findOut(place);
            } catch (RuntimeException e) {
                LOG.warnf("signature %s: %s; it is asked again", place.id(), e.toString());
            }
        }
    }

    private record Asked(byte[] pdf, String sha256, String signer) {}

    private void findOut(Place place) {
        UUID id = place.id();
        ESignature provider = providers.of(place.mode()).orElse(null);
        if (provider == null) {
            return;
        }
        ESignature.Answer answer = provider.find(id);
        if (answer instanceof ESignature.Answer.NeverAsked) {
            Asked asked = QuarkusTransaction.requiringNew().call(() -> {
                PaperSignatureRow row = signatures.findById(id);
                Trade trade = trades.findById(row.trade().value());
                PaperDesk.Paper paper = papers.paper(trade, PaperKind.valueOf(row.kind()), Language.ZH);
                return new Asked(paper.pdf(), row.paperSha256(), row.enteredBy());
            });
            provider.ask(id, asked.pdf(), asked.sha256(), asked.signer());
            answer = provider.find(id);
        }
        ESignature.Answer last = answer;
        QuarkusTransaction.requiringNew().run(() -> answered(place, last));
    }

    private void answered(Place place, ESignature.Answer answer) {
        Trade trade = trades.lock(new TradeId(place.trade())).orElseThrow();
        PaperSignatureRow row = signatures.lock(place.id()).orElseThrow();
        if (row.state() != State.ASKED) {
            return;
        }
        switch (answer) {
            case ESignature.Answer.Signed signed
            when signed.sha256().equals(row.paperSha256()) -> row.signed(signed.reference(), signed.at());
            case ESignature.Answer.Signed other -> row.refused("Another paper was signed: " + other.sha256(), null);
            case ESignature.Answer.Refused refused -> row.refused(refused.reason(), null);
            case ESignature.Answer.Waiting waiting -> {
                return;
            }
            case ESignature.Answer.NeverAsked never -> {
                return;
            }
        }
        audit.recordBySystem(
                "signature:" + row.id(),
                row.mode(),
                "paper.signed",
                "trade",
                row.trade(),
                State.ASKED.name(),
                row.state().name());
        counts(trade, row);
    }

    /** A signature under the contract moves the trade where it waits for one. */
    private void counts(Trade trade, PaperSignatureRow row) {
        if (row.state() == State.SIGNED && row.kind().equals(PaperKind.CONTRACT.name())) {
            signTrade.contractSignedOnPaper(trade);
        }
    }

    /** Makes the paper where it is not there, before the trade is locked: that takes its time. Gives its hash. */
    private String toBeSigned(Caller caller, TradeId id, PaperKind kind) {
        if (!kind.isSigned()) {
            throw Problems.unprocessable(
                    "paper-not-signed",
                    "kind",
                    "This paper is not signed by the sides.",
                    Map.of("accepted", Set.of(PaperKind.CONFIRMATION, PaperKind.CONTRACT)));
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            Trade trade = visible(caller, id);
            requireGoingOn(trade);
            return papers.paper(trade, kind, Language.ZH).sha256();
        });
    }

    private static void requireGoingOn(Trade trade) {
        if (trade.state().hasEnded()) {
            throw Problems.conflict(
                    "trade-state",
                    "The trade is " + trade.state() + "; nothing of it is signed any more.",
                    Map.of("state", trade.state().name()));
        }
    }

    /** Both sides sign one contract. */
    private static void requireSame(Trade trade, PaperKind kind, String sha256) {
        if (kind == PaperKind.CONTRACT && trade.contractOwn() && !trade.isContract(sha256)) {
            throw Problems.unprocessable(
                    "document-differs",
                    "kind",
                    "The other side has signed another document than this paper.",
                    Map.of(
                            "accepted",
                            trade.contractSignatures().values().stream()
                                    .map(Signature::documentHash)
                                    .distinct()
                                    .toList()));
        }
    }

    private void requireSide(Caller caller, Trade trade, Side side) {
        ParticipantId party = caller.requireParticipant(Role.APPROVER);
        ParticipantId of = side == Side.SELLER ? trade.seller() : trade.buyer();
        if (!party.equals(of)) {
            throw Problems.forbidden("A side uploads its own signature.");
        }
    }

    private void requireNone(Trade trade, PaperKind kind, Side side) {
        Optional<PaperSignatureRow> standing = signatures.standing(trade.id(), kind.name(), side);
        if (standing.isPresent()) {
            throw Problems.conflict(
                    "already-signed",
                    "There is a signature of the " + side + ": it is "
                            + standing.get().state() + ".",
                    Map.of("state", standing.get().state().name()));
        }
    }

    private Trade visible(Caller caller, TradeId id) {
        return trades.findByIdOptional(id.value())
                .filter(trade -> TradeAccess.maySee(caller, trade))
                .orElseThrow(() -> Problems.notFound("trade", id));
    }
}

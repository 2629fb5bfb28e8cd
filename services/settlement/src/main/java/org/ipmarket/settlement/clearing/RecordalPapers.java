package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.evidence.EvidenceContents;
import org.ipmarket.chassis.evidence.EvidenceContents.Content;
import org.ipmarket.chassis.evidence.SpooledFile;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.SettlementConfig;
import org.ipmarket.settlement.recordal.Matter;
import org.ipmarket.settlement.recordal.Paper;
import org.ipmarket.settlement.state.IllegalTransition;
import org.ipmarket.settlement.store.RecordalCase;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeEvidence;
import org.ipmarket.settlement.store.TradeEvidence.Bringer;
import org.ipmarket.settlement.store.TradeEvidences;
import org.ipmarket.settlement.store.TradeRepository;

/** The papers of a case: one person brings a file, another of the seller's centre looks at it. */
@ApplicationScoped
public class RecordalPapers {
    private static final Role[] JUDGES = {Role.RECORDAL, Role.REVIEWER, Role.MANAGER};

    private final TradeRepository trades;
    private final TradeEvidences evidences;
    private final EvidenceContents contents;
    private final RecordalFile file;
    private final Audit audit;
    private final MarketClock clock;
    private final SettlementConfig.Recordal config;

    RecordalPapers(
            TradeRepository trades,
            TradeEvidences evidences,
            EvidenceContents contents,
            RecordalFile file,
            Audit audit,
            MarketClock clock,
            SettlementConfig config) {
        this.trades = trades;
        this.evidences = evidences;
        this.contents = contents;
        this.file = file;
        this.audit = audit;
        this.clock = clock;
        this.config = config.recordal();
    }

    /** What a file is said to prove. @param asOf the day for which it speaks */
    public record Said(Matter matter, Paper paper, LocalDate asOf, String fileName, String mediaType) {}

    /** @param created false where the same party has brought the same file for the same thing before */
    public record Stored(TradeEvidence evidence, Content content, boolean created) {}

    private record Image(Matter matter, Paper paper, String sha256, String state) {
        static Image of(TradeEvidence evidence) {
            return new Image(
                    evidence.matter(),
                    evidence.paper(),
                    evidence.sha256(),
                    evidence.state().name());
        }
    }

    /** Refuses who may not bring a file: 404 where the trade is not shown to it, 403 where it has no part in it. */
    @Transactional
    public void requireMayBring(Caller caller, TradeId id) {
        Trade trade = trades.findByIdOptional(id.value())
                .filter(known -> TradeAccess.maySee(caller, known))
                .orElseThrow(() -> Problems.notFound("trade", id));
        bringer(caller, trade);
    }

    /** Stores a file whose type was compared with its bytes. */
    @Transactional
    public Stored bring(Caller caller, TradeId id, Said said, SpooledFile brought) {
        Trade trade = TradeAccess.lock(trades, caller, id);
        Bringer bringer = bringer(caller, trade);
        requireAlive(trade);
        RecordalCase of = file.require(trade, said.matter());
        if (!of.state().takesPapers()) {
            throw new IllegalTransition("recordal", of.state(), "given more papers");
        }
        Instant now = clock.now();
        TradeEvidence evidence = TradeEvidence.uploaded(
                trade,
                said.matter(),
                said.paper(),
                said.asOf(),
                said.fileName(),
                brought.sha256(),
                bringer,
                now,
                clock.today().plusYears(config.retentionYears()));
        List<TradeEvidence> present = evidences.of(id);
        TradeEvidence same = present.stream()
                .filter(each -> each.isSame(evidence))
                .findFirst()
                .orElse(null);
        if (same != null) {
            return new Stored(same, contents.find(same.sha256()), false);
        }
        if (present.size() >= config.mostFiles()) {
            throw Problems.conflict(
                    "evidence-full",
                    "There are " + present.size() + " files of this trade already; no more are taken.",
                    Map.of("most", config.mostFiles()));
        }
        Content content = new Content(brought.sha256(), said.mediaType(), brought.size());
        try (InputStream bytes = brought.open()) {
            contents.keep(content, bytes, now);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        evidences.persist(evidence);
        of.collect(caller.username(), now);
        audit.record("recordal.bring-paper", "trade-evidence", evidence.id(), null, Image.of(evidence));
        return new Stored(evidence, content, true);
    }

    /** Looks at a file; nobody looks at what itself has brought. */
    @Transactional
    public TradeEvidence review(Caller caller, TradeId id, UUID evidence, boolean accepted, String remarks) {
        Trade trade = TradeAccess.lock(trades, caller, id);
        caller.requireCentre(trade.centre(), JUDGES);
        TradeEvidence found = evidences.find(id, evidence).orElseThrow(() -> Problems.notFound("evidence", evidence));
        if (found.state() != TradeEvidence.State.UPLOADED) {
            throw new IllegalTransition("evidence", found.state(), accepted ? "ACCEPTED" : "REFUSED");
        }
        if (found.uploadedSubject().equals(caller.subject())) {
            throw Problems.forbidden("same-person", "Who has brought a file does not look at it.");
        }
        if (!accepted && (remarks == null || remarks.isBlank())) {
            throw Problems.unprocessable("reasons-missing", "remarks", "A refusal gives its reasons.");
        }
        Image before = Image.of(found);
        found.reviewed(accepted, remarks, caller.username(), caller.subject(), clock.now());
        audit.record("recordal.review-paper", "trade-evidence", evidence, before, Image.of(found));
        return found;
    }

    /** A file of the trade; 404 for who does not see the trade. */
    @Transactional
    public Stored read(Caller caller, TradeId id, UUID evidence) {
        trades.findByIdOptional(id.value())
                .filter(known -> TradeAccess.maySee(caller, known))
                .orElseThrow(() -> Problems.notFound("trade", id));
        TradeEvidence found = evidences.find(id, evidence).orElseThrow(() -> Problems.notFound("evidence", evidence));
        return new Stored(found, contents.find(found.sha256()), false);
    }

    private static void requireAlive(Trade trade) {
        if (trade.state().isUndone()) {
            throw new IllegalTransition("trade", trade.state(), "given papers");
        }
    }

    private static Bringer bringer(Caller caller, Trade trade) {
        if (caller.actsFor() != null) {
            TradeAccess.sideOf(caller.actsFor(), trade.seller(), trade.buyer())
                    .orElseThrow(() -> Problems.forbidden("Papers are brought by the parties and by their centres."));
            caller.requireParticipant(caller.has(Role.APPROVER) ? Role.APPROVER : Role.TRADER);
            return new Bringer(
                    caller.username(), caller.subject(), caller.actsFor().value(), null);
        }
        if (!caller.isOf(trade.centre(), JUDGES) && !caller.isOf(trade.buyerCentre(), JUDGES)) {
            throw Problems.forbidden(
                    "Papers are brought by the parties and by recordal, reviewers and managers of their centres.");
        }
        return new Bringer(
                caller.username(), caller.subject(), null, caller.centre().value());
    }
}

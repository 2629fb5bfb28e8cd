package org.ipmarket.valuation.expert.desk;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.evidence.EvidenceContents;
import org.ipmarket.chassis.evidence.SpooledFile;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.valuation.expert.SignatureDeed;
import org.ipmarket.valuation.expert.Signing;
import org.ipmarket.valuation.expert.store.OpinionRow;
import org.ipmarket.valuation.expert.store.PaperStore.Paper;
import org.ipmarket.valuation.expert.store.SignatureRepository;
import org.ipmarket.valuation.expert.store.SignatureRow;

/**
 * Signatures on paper. The expert whose turn it is prints the copy for signature, signs and seals it and uploads the scan; another person of
 * the centre compares it with that copy. It counts from then on, or is refused with a reason and may be uploaded anew.
 */
@ApplicationScoped
public class SealedScans {
    private static final String OPINION = "opinion";

    private final OpinionAccess access;
    private final SigningTurn turns;
    private final SignatureRepository signatures;
    private final ReportDesk reports;
    private final EvidenceContents contents;
    private final Audit audit;
    private final MarketClock clock;

    SealedScans(
            OpinionAccess access,
            SigningTurn turns,
            SignatureRepository signatures,
            ReportDesk reports,
            EvidenceContents contents,
            Audit audit,
            MarketClock clock) {
        this.access = access;
        this.turns = turns;
        this.signatures = signatures;
        this.reports = reports;
        this.contents = contents;
        this.audit = audit;
        this.clock = clock;
    }

    /** The copy for signature, to be printed. @param sha256 hash of the report that is signed, as the last page names it */
    public record ForSignature(Paper paper, String sha256) {}

    /** It is made where there is none, for the expert whose turn it is. */
    public ForSignature copy(Caller caller, UUID id) {
        String sha256 = QuarkusTransaction.requiringNew().call(() -> {
            OpinionRow row = access.handedOut(caller, id);
            return reports.signingHash(row).orElseGet(() -> {
                turns.requireClear(caller, row, turns.of(caller, row));
                return reports.toBeSigned(row);
            });
        });
        return new ForSignature(
                QuarkusTransaction.requiringNew().call(() -> reports.onPaper(access.handedOut(caller, id))), sha256);
    }

    /** Refuses who may not upload, and a scan of another report, before the bytes are taken. */
    @Transactional
    public void requireMayUpload(Caller caller, UUID id, String report) {
        requireTurn(caller, access.visible(caller, id), report);
    }

    /** Keeps the scan. @param report hash of the report that it shows @param pages of the file, counted before anything is locked */
    @Transactional
    public SignatureRow upload(Caller caller, UUID id, String report, int pages, SpooledFile file) {
        OpinionRow row = access.lock(caller, id);
        SigningTurn.Turn turn = requireTurn(caller, row, report);
        Instant now = clock.now();
        UploadedPdf.keep(contents, file, now);
        SignatureRow signature = SignatureRow.uploaded(
                row,
                turn.ordinal(),
                turn.expert().id(),
                report,
                new SignatureRow.Scan(file.sha256(), pages),
                caller,
                now);
        signatures.persist(signature);
        audit.record(
                "opinion.scan",
                OPINION,
                id,
                null,
                Map.of("report", report, "sha256", file.sha256(), "second", turn.second()));
        return signature;
    }

    private SigningTurn.Turn requireTurn(Caller caller, OpinionRow row, String report) {
        SigningTurn.Turn turn = turns.of(caller, row);
        turns.requireClear(caller, row, turn);
        String wanted = reports.signingHash(row)
                .orElseThrow(() -> Problems.conflict(
                        "no-signing-copy",
                        "No copy for signature was made of edition " + row.edition()
                                + " yet: download it and sign that.",
                        Map.of("state", row.state().name())));
        if (!wanted.equals(report)) {
            throw Problems.unprocessable(
                    "document-differs",
                    "report",
                    "Edition " + row.edition() + " of the opinion is signed under another report than this.",
                    Map.of("accepted", wanted));
        }
        return turn;
    }

    /** A reviewer or manager of the centre who does not sign the opinion has compared the scan. @param refusal why it does not count; null where it does */
    @Transactional
    public SignatureRow check(Caller caller, UUID id, UUID signature, String refusal) {
        OpinionRow row = access.lock(caller, id);
        caller.requireCentre(row.centre(), Role.REVIEWER, Role.MANAGER);
        SignatureRow of = signatures
                .lock(signature)
                .filter(found -> found.opinion().equals(id))
                .orElseThrow(() -> Problems.notFound("signature", signature));
        of.state().by(SignatureDeed.CONFIRM);
        Signing.confirmer(
                        caller.username(),
                        access.expert(row.firstExpert()).panellist(),
                        access.expert(row.secondExpert()).panellist())
                .ifPresent(refused -> {
                    throw Problems.forbidden(refused.slug(), refused.detail());
                });
        Instant now = clock.now();
        if (refusal == null) {
            boolean second = of.ordinal() == 2;
            turns.requireSound(row, second);
            of.confirmed(caller, now);
            row.signed(second, of.username(), now);
        } else {
            of.refused(refusal, caller, now);
        }
        audit.record(
                "opinion.scan-check",
                OPINION,
                id,
                null,
                Map.of("signature", signature, "state", of.state().name()));
        return of;
    }

    /** The file of a signature on paper, for those who may have the opinion's papers. */
    @Transactional
    public EvidenceContents.Content scan(Caller caller, UUID id, UUID signature) {
        OpinionRow row = access.handedOut(caller, id);
        return signatures
                .findByIdOptional(signature)
                .filter(found -> found.opinion().equals(row.id()) && found.scanSha256() != null)
                .map(found -> contents.find(found.scanSha256()))
                .orElseThrow(() -> Problems.notFound("scan of signature", signature));
    }
}

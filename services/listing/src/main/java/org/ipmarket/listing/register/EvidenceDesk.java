package org.ipmarket.listing.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.evidence.EvidenceAccess;
import org.ipmarket.listing.evidence.EvidenceState.Verdict;
import org.ipmarket.listing.store.EvidenceRow;
import org.ipmarket.listing.store.EvidenceRow.Judgement;
import org.ipmarket.listing.store.EvidenceRows;
import org.ipmarket.messages.MarketClock;

/** Looks at evidence: one person of the centre concerned, then a second, different one. */
@ApplicationScoped
public class EvidenceDesk {
    static final int LONGEST_REMARKS = 1_000;

    private final EvidenceRegister register;
    private final EvidenceRows rows;
    private final Audit audit;
    private final MarketClock clock;

    EvidenceDesk(EvidenceRegister register, EvidenceRows rows, Audit audit, MarketClock clock) {
        this.register = register;
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What a person says of a file.
     *
     * @param asOf the day for which it speaks
     * @param remarks why it is refused; else may be null
     */
    public record Said(Verdict verdict, LocalDate asOf, String remarks) {}

    @Transactional
    public EvidenceRegister.Piece review(Caller caller, UUID id, Supplier<Said> said) {
        EvidenceRow row = lock(caller, id);
        if (!row.state.awaitsReview()) {
            throw wrongState(row, "looked at");
        }
        row.review = judge(caller, row, said.get());
        return move(caller, row, row.review, "evidence.review");
    }

    /** By another person than the review's and than who has brought the file; both must have read the same day. */
    @Transactional
    public EvidenceRegister.Piece check(Caller caller, UUID id, Supplier<Said> said) {
        EvidenceRow row = lock(caller, id);
        if (!row.state.awaitsCheck()) {
            throw wrongState(row, "checked");
        }
        if (caller.subject().equals(row.review.subject()) || caller.subject().equals(row.uploadedBy)) {
            throw Problems.forbidden(
                    "second-person-needed", "The check needs another person than the review and the upload.");
        }
        Judgement judgement = judge(caller, row, said.get());
        if (judgement.verdict() == Verdict.ACCEPTED && !judgement.asOf().equals(row.review.asOf())) {
            throw Problems.conflict(
                    "dates-differ",
                    "The review has read " + row.review.asOf() + ", the check " + judgement.asOf()
                            + ": refuse the file, or read it again.",
                    Map.of("review", row.review.asOf().toString()));
        }
        row.checking = judgement;
        return move(caller, row, judgement, "evidence.check");
    }

    private EvidenceRow lock(Caller caller, UUID id) {
        EvidenceRow row = rows.lock(caller.mode(), id).orElseThrow(() -> Problems.notFound("evidence", id));
        register.get(caller, id);
        EvidenceRegister.Subject subject = new EvidenceRegister.Subject(row.subject, row.subjectId);
        if (!EvidenceAccess.mayJudge(
                EvidenceRegister.asker(caller, row.subject), register.concerned(row.mode, subject))) {
            throw Problems.forbidden(
                    "Evidence is looked at by reviewers, recordal and managers of the centre concerned.");
        }
        return row;
    }

    private Judgement judge(Caller caller, EvidenceRow row, Said said) {
        if (said.asOf().isAfter(clock.today())) {
            throw Refusals.unprocessable("invalid-evidence", "asOf", "lies in the future");
        }
        if (said.verdict() == Verdict.ACCEPTED && !said.asOf().equals(row.asOf)) {
            throw Refusals.unprocessable(
                    "invalid-evidence",
                    "asOf",
                    "it was brought as of " + row.asOf + ": accept that day or refuse the file");
        }
        boolean reasoned = said.remarks() != null && !said.remarks().isBlank();
        if (said.verdict() == Verdict.REFUSED && !reasoned) {
            throw Refusals.unprocessable("invalid-evidence", "remarks", "a refusal gives its reasons");
        }
        if (reasoned && said.remarks().length() > LONGEST_REMARKS) {
            throw Refusals.unprocessable("invalid-evidence", "remarks", "at most " + LONGEST_REMARKS + " characters");
        }
        return new Judgement(
                caller.subject(), caller.username(), said.verdict(), said.asOf(), said.remarks(), clock.now());
    }

    private EvidenceRegister.Piece move(Caller caller, EvidenceRow row, Judgement judgement, String action) {
        EvidenceImage before = EvidenceImage.of(row);
        row.state = row.state.after(judgement.verdict());
        row.version++;
        audit.record(action, "evidence", row.id, before, EvidenceImage.of(row));
        return register.get(caller, row.id);
    }

    private static RuntimeException wrongState(EvidenceRow row, String what) {
        return Problems.conflict(
                "evidence-state",
                "Evidence that is " + row.state + " is not to be " + what + ".",
                Map.of("state", row.state.name()));
    }
}

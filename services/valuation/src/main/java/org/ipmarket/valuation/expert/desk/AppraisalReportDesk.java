package org.ipmarket.valuation.expert.desk;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.evidence.EvidenceContents;
import org.ipmarket.chassis.evidence.SpooledFile;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.valuation.expert.AppraisalReport;
import org.ipmarket.valuation.expert.Retention;
import org.ipmarket.valuation.expert.store.AppraisalReportRepository;
import org.ipmarket.valuation.expert.store.AppraisalReportRow;

/** Statutory appraisal reports: stated, uploaded, compared by another person, kept. */
@ApplicationScoped
public class AppraisalReportDesk {
    private static final String REPORT = "appraisal-report";

    private final AppraisalReportRepository reports;
    private final EvidenceContents contents;
    private final Matters matters;
    private final Audit audit;
    private final MarketClock clock;
    private final OpinionConfig config;

    AppraisalReportDesk(
            AppraisalReportRepository reports,
            EvidenceContents contents,
            Matters matters,
            Audit audit,
            MarketClock clock,
            OpinionConfig config) {
        this.reports = reports;
        this.contents = contents;
        this.matters = matters;
        this.audit = audit;
        this.clock = clock;
        this.config = config;
    }

    /** The retention that is set does not start a service where statute wants a longer one. */
    void start(@Observes StartupEvent event) {
        Retention.of(clock.today(), config.appraisalReports().retention());
    }

    /** By an owner's trader, or by a centre. */
    @Transactional
    public AppraisalReportRow enter(Caller caller, CentreCode centre, AssetId asset, AppraisalReport stated) {
        ParticipantId participant = caller.actsFor();
        if (participant == null) {
            caller.requireCentre(centre, Role.REVIEWER, Role.MANAGER);
        } else {
            caller.requireParticipant(Role.TRADER);
        }
        matters.requireCentre(centre, caller.mode());
        AssetChanged known = matters.asset(asset, caller.mode());
        if (known == null) {
            throw Problems.notFound("asset", asset);
        }
        if (participant != null
                && known.owners().stream()
                        .noneMatch(share -> share.participant().equals(participant))) {
            throw Problems.forbidden("not-owner", "The participant is no owner of asset " + asset + ".");
        }
        stated.fault(clock.today(), config.appraisalReports().longest()).ifPresent(fault -> {
            throw Problems.unprocessable(fault.slug(), fault.field(), fault.detail());
        });
        if (reports.has(caller.mode(), stated.institution(), stated.number())) {
            throw there(stated);
        }
        AppraisalReportRow row = AppraisalReportRow.entered(centre, asset, stated, caller, clock.now());
        reports.persist(row);
        audit.record("appraisal-report.enter", REPORT, row.id(), null, stated);
        return row;
    }

    private static HttpProblem there(AppraisalReport stated) {
        return Problems.conflict(
                "report-exists", "Report " + stated.number() + " of " + stated.institution() + " is here already.");
    }

    /** Refuses who may not upload, before the bytes are taken. */
    @Transactional
    public void requireMayUpload(Caller caller, UUID id) {
        AppraisalReportRow row = visible(caller, id);
        requireBringer(caller, row);
        requireState(row, AppraisalReportRow.State.ENTERED);
    }

    /** Keeps the file: a PDF that can be read. From now on no other report bears the institution's number. */
    @Transactional
    public AppraisalReportRow upload(Caller caller, UUID id, String fileName, SpooledFile file) {
        AppraisalReportRow row = lock(caller, id);
        requireBringer(caller, row);
        requireState(row, AppraisalReportRow.State.ENTERED);
        int pages = UploadedPdf.pages(file);
        Instant now = clock.now();
        UploadedPdf.keep(contents, file, now);
        Retention retention = Retention.of(
                LocalDate.ofInstant(now, MarketClock.ZONE),
                config.appraisalReports().retention());
        row.uploaded(file.sha256(), fileName, pages, caller, now, retention);
        try {
            reports.flush();
        } catch (ConstraintViolationException e) {
            throw there(row.stated());
        }
        audit.record("appraisal-report.upload", REPORT, id, null, Map.of("sha256", file.sha256(), "pages", pages));
        return row;
    }

    /** A reviewer or manager of the centre, another person than who stated it and who uploaded it, has compared the file with what is stated. */
    @Transactional
    public AppraisalReportRow check(Caller caller, UUID id, boolean accepted, String remarks) {
        AppraisalReportRow row = lock(caller, id);
        caller.requireCentre(row.centre(), Role.REVIEWER, Role.MANAGER);
        if (row.enteredSubject().equals(caller.subject())) {
            throw Problems.forbidden("same-person", "Who stated the report cannot check it.");
        }
        requireState(row, AppraisalReportRow.State.UPLOADED);
        if (caller.subject().equals(row.uploadedSubject())) {
            throw Problems.forbidden("same-person", "Who uploaded the file cannot check it.");
        }
        row.checked(accepted, remarks, caller, clock.now());
        audit.record(
                "appraisal-report.check",
                REPORT,
                id,
                AppraisalReportRow.State.UPLOADED.name(),
                row.state().name());
        return row;
    }

    /** Only when it need not be kept any more, or was never uploaded. */
    @Transactional
    public void delete(Caller caller, UUID id) {
        AppraisalReportRow row = lock(caller, id);
        PanelDesk.requireManager(caller, row.centre());
        if (row.retainedUntil() != null && !new Retention(row.retainedUntil()).hasEnded(clock.today())) {
            throw Problems.conflict(
                    "retained",
                    "The report is kept until " + row.retainedUntil() + " (Asset Appraisal Law 29).",
                    Map.of("state", row.state().name(), "retainedUntil", row.retainedUntil()));
        }
        reports.delete(row);
        reports.flush();
        if (row.sha256() != null) {
            reports.deleteContent(row.sha256());
        }
        audit.record("appraisal-report.delete", REPORT, id, row.stated(), null);
    }

    @Transactional
    public AppraisalReportRow read(Caller caller, UUID id) {
        return visible(caller, id);
    }

    /** What was brought by the caller's participant, or for the caller's centre. */
    @Transactional
    public List<AppraisalReportRow> page(Caller caller, AssetId asset, UUID before, int limit) {
        if (caller.has(Role.MARKET_ADMIN) || caller.has(Role.REGULATOR)) {
            return reports.page(caller.mode(), null, null, asset, before, limit);
        }
        if (caller.actsFor() != null) {
            return reports.page(caller.mode(), null, caller.actsFor(), asset, before, limit);
        }
        if (caller.centre() != null) {
            return reports.page(caller.mode(), caller.centre(), null, asset, before, limit);
        }
        throw Problems.forbidden("Appraisal reports are read by who brought them and by their centre.");
    }

    /** Of a report that has a file. */
    public EvidenceContents.Content content(AppraisalReportRow row) {
        if (row.sha256() == null) {
            throw Problems.notFound("file of appraisal report", row.id());
        }
        return contents.find(row.sha256());
    }

    private AppraisalReportRow visible(Caller caller, UUID id) {
        return reports.of(id, caller.mode())
                .filter(row -> maySee(caller, row))
                .orElseThrow(() -> Problems.notFound("appraisal report", id));
    }

    private AppraisalReportRow lock(Caller caller, UUID id) {
        return reports.lock(id, caller.mode())
                .filter(row -> maySee(caller, row))
                .orElseThrow(() -> Problems.notFound("appraisal report", id));
    }

    private static boolean maySee(Caller caller, AppraisalReportRow row) {
        return caller.has(Role.MARKET_ADMIN)
                || caller.has(Role.REGULATOR)
                || row.centre().equals(caller.centre())
                || (row.participant() != null && row.participant().equals(caller.actsFor()));
    }

    private static void requireBringer(Caller caller, AppraisalReportRow row) {
        if (row.participant() == null) {
            caller.requireCentre(row.centre(), Role.REVIEWER, Role.MANAGER);
        } else if (!row.participant().equals(caller.requireParticipant(Role.TRADER))) {
            throw Problems.forbidden("The file is uploaded by who stated the report.");
        }
    }

    private static void requireState(AppraisalReportRow row, AppraisalReportRow.State wanted) {
        if (row.state() != wanted) {
            throw Problems.conflict(
                    "appraisal-report-state",
                    "The report is " + row.state() + ", not " + wanted + ".",
                    Map.of("state", row.state().name()));
        }
    }
}

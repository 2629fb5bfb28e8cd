package org.ipmarket.valuation.expert.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.evidence.EvidenceContents;
import org.ipmarket.chassis.evidence.EvidenceDownload;
import org.ipmarket.chassis.evidence.EvidenceIntake;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.page.PageRequest;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.valuation.expert.AppraisalReport;
import org.ipmarket.valuation.expert.desk.AppraisalReportDesk;
import org.ipmarket.valuation.expert.desk.OpinionConfig;
import org.ipmarket.valuation.expert.store.AppraisalReportRow;

/** Statutory appraisal reports (资产评估报告) of institutions: stated, uploaded, checked by another person, kept for 30 years. */
@Path("/api/v1/appraisal-reports")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "appraisal-reports",
        description = "Reports of appraisal institutions, which are uploaded and never made here")
public class AppraisalReportResource {
    private static final String PDF = "application/pdf";

    private final CurrentCaller currentCaller;
    private final AppraisalReportDesk reports;
    private final EvidenceContents contents;
    private final EvidenceIntake intake;

    AppraisalReportResource(
            CurrentCaller currentCaller, AppraisalReportDesk reports, EvidenceContents contents, OpinionConfig config) {
        this.currentCaller = currentCaller;
        this.reports = reports;
        this.contents = contents;
        this.intake = new EvidenceIntake(
                config.appraisalReports().largestFile().asLongValue(),
                config.appraisalReports().uploadsAtOnce(),
                List.of(PDF));
    }

    /** @param conclusion the value that the report comes to, if it is to be shown */
    public record EntryRequest(
            @NotNull CentreCode centre,
            @NotNull AssetId asset,
            String number,
            String institution,
            String creditCode,
            LocalDate baseDate,
            LocalDate reportDate,
            String filingNumber,
            List<AppraisalReport.Signer> signers,
            Money conclusion) {
        AppraisalReport stated() {
            return new AppraisalReport(
                    number,
                    institution,
                    creditCode,
                    baseDate,
                    reportDate,
                    filingNumber,
                    signers == null
                            ? List.of()
                            : signers.stream()
                                    .filter(java.util.Objects::nonNull)
                                    .toList(),
                    conclusion);
        }
    }

    /** @param accepted whether the file is the report that is stated
     * @param remarks needed for a refusal */
    public record CheckRequest(
            @NotNull Boolean accepted, @Size(max = 1000) String remarks) {}

    /** @param retainedUntil the first day on which it may be deleted */
    public record ReportView(
            UUID id,
            Mode mode,
            CentreCode centre,
            AssetId asset,
            AppraisalReport stated,
            AppraisalReportRow.State state,
            String sha256,
            String fileName,
            Integer pages,
            String enteredBy,
            Instant enteredAt,
            Instant uploadedAt,
            LocalDate retainedUntil,
            String checkedBy,
            Instant checkedAt,
            String remarks) {
        static ReportView of(AppraisalReportRow row) {
            return new ReportView(
                    row.id(),
                    row.mode(),
                    row.centre(),
                    row.asset(),
                    row.stated(),
                    row.state(),
                    row.sha256(),
                    row.fileName(),
                    row.pages(),
                    row.enteredBy(),
                    row.enteredAt(),
                    row.uploadedAt(),
                    row.retainedUntil(),
                    row.checkedBy(),
                    row.checkedAt(),
                    row.remarks());
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "State a report: number, institution, dates, filing, its signers")
    @APIResponseSchema(value = ReportView.class, responseCode = "201")
    public Response enter(@NotNull @Valid EntryRequest request) {
        AppraisalReportRow row =
                reports.enter(currentCaller.get(), request.centre(), request.asset(), request.stated());
        return Response.status(Response.Status.CREATED)
                .entity(ReportView.of(row))
                .build();
    }

    /** Once; what was uploaded is not replaced. */
    @PUT
    @Path("{id}/content")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Upload the report's file, a PDF that can be read")
    public ReportView upload(
            @PathParam("id") UUID id,
            @QueryParam("fileName") String fileName,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            InputStream body)
            throws IOException {
        Caller caller = currentCaller.get();
        reports.requireMayUpload(caller, id);
        if (fileName == null || !fileName.matches("[^\\p{Cntrl}/\\\\]{1,200}")) {
            throw Problems.badRequest(
                    "malformed-file-name", "fileName", "fileName has 1 to 200 characters and no slashes.");
        }
        if (!EvidenceIntake.mediaType(contentType).equals(PDF)) {
            throw Problems.unprocessable("evidence-type", "Content-Type", "An appraisal report is a PDF.");
        }
        return ReportView.of(intake.take(body, PDF, file -> reports.upload(caller, id, fileName, file)));
    }

    @GET
    public Page<ReportView> list(@QueryParam("asset") AssetId asset, @BeanParam PageRequest page) {
        return Page.of(
                        reports.page(currentCaller.get(), asset, page.cursorId(), page.limit() + 1),
                        page.limit(),
                        AppraisalReportRow::id)
                .map(ReportView::of);
    }

    @GET
    @Path("{id}")
    public ReportView read(@PathParam("id") UUID id) {
        return ReportView.of(reports.read(currentCaller.get(), id));
    }

    @GET
    @Path("{id}/content")
    @Produces(MediaType.WILDCARD)
    public Response content(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String known) {
        AppraisalReportRow row = reports.read(currentCaller.get(), id);
        return EvidenceDownload.of(contents, reports.content(row), row.fileName(), known);
    }

    @POST
    @Path("{id}/check")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Another person of the centre has compared the file with what is stated")
    public ReportView check(@PathParam("id") UUID id, @NotNull @Valid CheckRequest request) {
        boolean silent = request.remarks() == null || request.remarks().isBlank();
        if (!request.accepted() && silent) {
            throw Problems.unprocessable("reason-missing", "remarks", "A refusal says why.");
        }
        return ReportView.of(reports.check(
                currentCaller.get(),
                id,
                request.accepted(),
                silent ? null : request.remarks().strip()));
    }

    /** 409 until it need not be kept any more. */
    @DELETE
    @Path("{id}")
    @APIResponse(responseCode = "204")
    public Response delete(@PathParam("id") UUID id) {
        reports.delete(currentCaller.get(), id);
        return Response.noContent().build();
    }
}

package org.ipmarket.valuation.expert.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.evidence.EvidenceContents;
import org.ipmarket.chassis.evidence.EvidenceDownload;
import org.ipmarket.chassis.evidence.EvidenceIntake;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.print.Language;
import org.ipmarket.valuation.expert.desk.OpinionConfig;
import org.ipmarket.valuation.expert.desk.SealedScans;
import org.ipmarket.valuation.expert.desk.UploadedPdf;

/** Signatures under opinions that are given on paper: printed, signed and sealed, scanned, confirmed by another person of the centre. */
@Path("/api/v1/opinions/{id}")
@RunOnVirtualThread
@Tag(name = "opinions")
public class SealedScanResource {
    private static final String PDF = "application/pdf";

    private final CurrentCaller currentCaller;
    private final SealedScans scans;
    private final EvidenceContents contents;
    private final EvidenceIntake intake;

    SealedScanResource(
            CurrentCaller currentCaller, SealedScans scans, EvidenceContents contents, OpinionConfig config) {
        this.currentCaller = currentCaller;
        this.scans = scans;
        this.contents = contents;
        this.intake = new EvidenceIntake(
                config.scans().largestFile().asLongValue(), config.scans().uploadsAtOnce(), List.of(PDF));
    }

    /**
     * @param accepted whether the scan shows the report that was to be signed, with that expert's signature and seal
     * @param reason why not
     */
    public record ScanCheckRequest(
            @NotNull Boolean accepted, @Size(max = 1000) String reason) {}

    /** In Chinese, with a last page for signatures and seals. The header {@code Report-Sha256} says the hash that is signed, as that page does. */
    @GET
    @Path("signing-copy.pdf")
    @Produces(PDF)
    @Operation(summary = "The report as it is signed on paper; made for the expert whose turn it is")
    @APIResponse(responseCode = "200", content = @Content(mediaType = PDF))
    public Response copy(@PathParam("id") UUID id) {
        SealedScans.ForSignature copy = scans.copy(currentCaller.get(), id);
        Response pdf = ReportAnswers.pdf(
                copy.paper().pdf(), copy.paper().sha256(), "value-opinion-" + id + "-for-signature", Language.ZH);
        return Response.fromResponse(pdf).header("Report-Sha256", copy.sha256()).build();
    }

    /** @param report hash of the report that the scan shows, as its last page names it */
    @POST
    @Path("signatures/scan")
    @Consumes(PDF)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Upload the scan of the signed and sealed report: the first expert, then the second")
    @APIResponseSchema(value = OpinionResource.SignatureView.class, responseCode = "201")
    public Response upload(
            @PathParam("id") UUID id, @Parameter(required = true) @QueryParam("report") String report, InputStream body)
            throws IOException {
        Caller caller = currentCaller.get();
        if (report == null || !report.matches("[0-9a-f]{64}")) {
            throw Problems.badRequest(
                    "malformed-hash", "report", "report is a SHA-256 in 64 small hexadecimal digits.");
        }
        scans.requireMayUpload(caller, id, report);
        return Response.status(Response.Status.CREATED)
                .entity(OpinionResource.SignatureView.of(intake.take(
                        body, PDF, file -> scans.upload(caller, id, report, UploadedPdf.pages(file), file))))
                .build();
    }

    @GET
    @Path("signatures/{signature}/scan")
    @Produces(PDF)
    @Operation(summary = "The scan of a signature on paper")
    @APIResponse(responseCode = "200", content = @Content(mediaType = PDF))
    public Response scan(
            @PathParam("id") UUID id,
            @PathParam("signature") UUID signature,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String known) {
        return EvidenceDownload.of(
                contents, scans.scan(currentCaller.get(), id, signature), "signed-" + signature + ".pdf", known);
    }

    @POST
    @Path("signatures/{signature}/check")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Another person of the centre has compared the scan with the report that was to be signed")
    public OpinionResource.SignatureView check(
            @PathParam("id") UUID id,
            @PathParam("signature") UUID signature,
            @NotNull @Valid ScanCheckRequest request) {
        boolean silent = request.reason() == null || request.reason().isBlank();
        if (!request.accepted() && silent) {
            throw Problems.unprocessable("reason-missing", "reason", "A refusal says why.");
        }
        return OpinionResource.SignatureView.of(scans.check(
                currentCaller.get(),
                id,
                signature,
                request.accepted() ? null : request.reason().strip()));
    }
}

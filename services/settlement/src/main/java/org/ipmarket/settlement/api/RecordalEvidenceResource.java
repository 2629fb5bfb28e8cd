package org.ipmarket.settlement.api;

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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.evidence.EvidenceContents;
import org.ipmarket.chassis.evidence.EvidenceDownload;
import org.ipmarket.chassis.evidence.EvidenceIntake;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.SettlementConfig;
import org.ipmarket.settlement.clearing.RecordalPapers;
import org.ipmarket.settlement.recordal.Matter;
import org.ipmarket.settlement.recordal.Paper;
import org.ipmarket.settlement.recordal.PaperFile;

/** The papers of a recordal file: bring, look at, read. */
@Path("/api/v1/trades/{id}/recordal/evidence")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class RecordalEvidenceResource {
    private final CurrentCaller currentCaller;
    private final RecordalPapers papers;
    private final EvidenceContents contents;
    private final MarketClock clock;
    private final EvidenceIntake intake;

    RecordalEvidenceResource(
            CurrentCaller currentCaller,
            RecordalPapers papers,
            EvidenceContents contents,
            MarketClock clock,
            SettlementConfig config) {
        this.currentCaller = currentCaller;
        this.papers = papers;
        this.contents = contents;
        this.clock = clock;
        this.intake = new EvidenceIntake(
                config.recordal().largestFile().asLongValue(),
                config.recordal().uploadsAtOnce(),
                PaperFile.MEDIA_TYPES);
    }

    /** What a second person says of a file. */
    public record ReviewRequest(
            @NotNull Verdict verdict, @Size(max = 1000) String remarks) {
        /** Whether it proves what it is said to. */
        public enum Verdict {
            ACCEPTED,
            REFUSED
        }
    }

    /** Takes a file; 200 where the same party has brought it before. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = RecordalViews.EvidenceView.class)))
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = RecordalViews.EvidenceView.class)))
    public Response bring(
            @PathParam("id") TradeId id,
            @QueryParam("matter") Matter matter,
            @QueryParam("paper") Paper paper,
            @QueryParam("asOf") String asOf,
            @QueryParam("fileName") String fileName,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            InputStream body)
            throws IOException {
        Caller caller = currentCaller.get();
        papers.requireMayBring(caller, id);
        RecordalPapers.Said said = new RecordalPapers.Said(
                required("matter", matter),
                required("paper", paper),
                EvidenceIntake.asOf(required("asOf", asOf)),
                required("fileName", fileName),
                EvidenceIntake.mediaType(contentType));
        PaperFile.fault(said.fileName(), said.mediaType(), said.asOf(), clock.today())
                .ifPresent(fault -> {
                    throw Problems.unprocessable("invalid-evidence", fault.field(), fault.why(), fault.accepted());
                });
        RecordalPapers.Stored stored =
                intake.take(body, said.mediaType(), file -> papers.bring(caller, id, said, file));
        return Response.status(stored.created() ? 201 : 200)
                .entity(RecordalViews.EvidenceView.of(stored.evidence(), stored.content()))
                .build();
    }

    @GET
    @Path("{evidence}")
    public RecordalViews.EvidenceView read(@PathParam("id") TradeId id, @PathParam("evidence") UUID evidence) {
        RecordalPapers.Stored found = papers.read(currentCaller.get(), id, evidence);
        return RecordalViews.EvidenceView.of(found.evidence(), found.content());
    }

    /** The bytes, as a file to be saved, never to be shown in place. */
    @GET
    @Path("{evidence}/content")
    @Produces(MediaType.WILDCARD)
    public Response content(
            @PathParam("id") TradeId id,
            @PathParam("evidence") UUID evidence,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String known) {
        RecordalPapers.Stored found = papers.read(currentCaller.get(), id, evidence);
        return EvidenceDownload.of(contents, found.content(), found.evidence().fileName(), known);
    }

    @POST
    @Path("{evidence}/review")
    @Consumes(MediaType.APPLICATION_JSON)
    public RecordalViews.EvidenceView review(
            @PathParam("id") TradeId id, @PathParam("evidence") UUID evidence, @NotNull @Valid ReviewRequest request) {
        return RecordalViews.EvidenceView.of(
                papers.review(
                        currentCaller.get(),
                        id,
                        evidence,
                        request.verdict() == ReviewRequest.Verdict.ACCEPTED,
                        request.remarks()),
                null);
    }

    private static <T> T required(String field, T value) {
        if (value == null) {
            throw Problems.badRequest("field-missing", field, field + " is missing.");
        }
        return value;
    }
}

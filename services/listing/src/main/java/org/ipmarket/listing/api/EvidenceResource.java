package org.ipmarket.listing.api;

import static org.ipmarket.listing.api.Fields.required;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
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
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.evidence.EvidenceContents;
import org.ipmarket.chassis.evidence.EvidenceDownload;
import org.ipmarket.chassis.evidence.EvidenceIntake;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.page.PageRequest;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.ListingConfig;
import org.ipmarket.listing.api.EvidenceViews.EvidenceAnswer;
import org.ipmarket.listing.api.EvidenceViews.JudgementRequest;
import org.ipmarket.listing.evidence.EvidenceKind;
import org.ipmarket.listing.evidence.EvidenceRules;
import org.ipmarket.listing.evidence.SubjectKind;
import org.ipmarket.listing.register.EvidenceDesk;
import org.ipmarket.listing.register.EvidenceRegister;
import org.ipmarket.listing.register.EvidenceRegister.Piece;
import org.ipmarket.listing.register.EvidenceRegister.Subject;
import org.ipmarket.listing.register.Refusals;
import org.ipmarket.messages.MarketClock;

/** Files that prove something. */
@Path("/api/v1/evidence")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class EvidenceResource {
    private final EvidenceRegister register;
    private final EvidenceDesk desk;
    private final EvidenceContents contents;
    private final CurrentCaller caller;
    private final MarketClock clock;
    private final EvidenceIntake intake;

    EvidenceResource(
            EvidenceRegister register,
            EvidenceDesk desk,
            EvidenceContents contents,
            CurrentCaller caller,
            MarketClock clock,
            ListingConfig config) {
        this.register = register;
        this.desk = desk;
        this.contents = contents;
        this.caller = caller;
        this.clock = clock;
        this.intake = new EvidenceIntake(
                config.evidence().largest().asLongValue(),
                config.evidence().uploadsAtOnce(),
                EvidenceRules.MEDIA_TYPES);
    }

    /** Takes a file; 200 where the same party has brought it before. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = EvidenceAnswer.class)))
    public Response upload(
            @QueryParam("subject") String subject,
            @QueryParam("id") String id,
            @QueryParam("kind") EvidenceKind kind,
            @QueryParam("asOf") String asOf,
            @QueryParam("fileName") String fileName,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            InputStream body)
            throws IOException {
        Caller who = caller.get();
        Subject about = subject(subject, id);
        register.requireMayAdd(who, about);
        EvidenceKind proves = required("kind", kind);
        LocalDate day = EvidenceIntake.asOf(required("asOf", asOf));
        String name = required("fileName", fileName);
        String declared = EvidenceIntake.mediaType(contentType);
        Refusals.throwIfAny("invalid-evidence", EvidenceRules.check(name, declared, day, clock.today()));
        EvidenceRegister.Stored stored =
                intake.take(body, declared, file -> register.store(who, about, proves, day, name, declared, file));
        return Response.status(stored.created() ? 201 : 200)
                .entity(EvidenceAnswer.of(stored.piece()))
                .build();
    }

    @GET
    public Page<EvidenceAnswer> list(
            @Parameter(required = true) @QueryParam("subject") String subject,
            @Parameter(required = true) @QueryParam("id") String id,
            @BeanParam PageRequest page) {
        List<EvidenceAnswer> rows =
                register.list(caller.get(), subject(subject, id), page.cursorId(), page.limit() + 1).stream()
                        .map(EvidenceAnswer::of)
                        .toList();
        return Page.of(rows, page.limit(), EvidenceAnswer::id);
    }

    @GET
    @Path("/{id}")
    public EvidenceAnswer get(@PathParam("id") UUID id) {
        return EvidenceAnswer.of(register.get(caller.get(), id));
    }

    /** The bytes, as a file to be saved, never to be shown in place. */
    @GET
    @Path("/{id}/content")
    @Produces(MediaType.WILDCARD)
    public Response content(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String known) {
        Piece piece = register.get(caller.get(), id);
        return EvidenceDownload.of(contents, piece.content(), piece.row().fileName, known);
    }

    @POST
    @Path("/{id}/review")
    @Consumes(MediaType.APPLICATION_JSON)
    public EvidenceAnswer review(@PathParam("id") UUID id, JudgementRequest request) {
        return EvidenceAnswer.of(desk.review(caller.get(), id, request::said));
    }

    @POST
    @Path("/{id}/check")
    @Consumes(MediaType.APPLICATION_JSON)
    public EvidenceAnswer check(@PathParam("id") UUID id, JudgementRequest request) {
        return EvidenceAnswer.of(desk.check(caller.get(), id, request::said));
    }

    private static Subject subject(String kind, String id) {
        SubjectKind known = SubjectKind.ofWire(required("subject", kind))
                .orElseThrow(() -> Problems.badRequest(
                        "unknown-value", "subject", "accepted: asset, listing, participant, deal, mandate"));
        try {
            return new Subject(known, UUID.fromString(required("id", id)));
        } catch (IllegalArgumentException e) {
            throw Problems.badRequest("malformed-id", "id", "id is not a UUID.");
        }
    }
}

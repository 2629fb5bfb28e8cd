package org.ipmarket.listing.api;

import static org.ipmarket.listing.api.Fields.required;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.etag.ETags;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.page.PageRequest;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.api.ParticipantViews.ParticipantRequest;
import org.ipmarket.listing.api.ParticipantViews.ParticipantView;
import org.ipmarket.listing.api.ParticipantViews.QualificationList;
import org.ipmarket.listing.api.ParticipantViews.QualificationRequest;
import org.ipmarket.listing.api.ParticipantViews.QualificationView;
import org.ipmarket.listing.api.ParticipantViews.ReasonRequest;
import org.ipmarket.listing.api.ParticipantViews.RelatedRequest;
import org.ipmarket.listing.register.ParticipantRegister;
import org.ipmarket.listing.register.QualifyParticipants;
import org.ipmarket.listing.register.Relations;
import org.ipmarket.listing.store.ParticipantRow;
import org.ipmarket.messages.id.ParticipantId;

/** Parties of the market. */
@Path("/api/v1/participants")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ParticipantResource {
    private final ParticipantRegister register;
    private final QualifyParticipants qualify;
    private final Relations relations;
    private final CurrentCaller caller;

    ParticipantResource(
            ParticipantRegister register, QualifyParticipants qualify, Relations relations, CurrentCaller caller) {
        this.register = register;
        this.qualify = qualify;
        this.relations = relations;
        this.caller = caller;
    }

    @POST
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ParticipantView.class)))
    public Response register(ParticipantRequest request) {
        ParticipantView view = ParticipantView.of(register.register(caller.get(), request::application));
        return Response.status(201).entity(view).build();
    }

    /** @param q words of a name, for the staff of a centre, the market's admin and the regulator */
    @GET
    public Page<ParticipantView> list(@QueryParam("q") String q, @BeanParam PageRequest page) {
        List<ParticipantView> rows = register.list(caller.get(), q, page.cursorId(), page.limit() + 1).stream()
                .map(ParticipantView::of)
                .toList();
        return Page.of(rows, page.limit(), ParticipantView::id);
    }

    /** The caller's own participant, or the one that it acts for. */
    @GET
    @Path("/me")
    public ParticipantView me() {
        Caller who = caller.get();
        if (who.actsFor() == null) {
            throw Problems.forbidden("The token names no participant.");
        }
        return ParticipantView.of(register.get(who, who.actsFor()));
    }

    @GET
    @Path("/{id}")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ParticipantView.class)))
    public Response get(@PathParam("id") ParticipantId id) {
        return tagged(register.get(caller.get(), id));
    }

    @POST
    @Path("/{id}/qualification")
    public ParticipantView qualify(@PathParam("id") ParticipantId id, QualificationRequest request) {
        return ParticipantView.of(qualify.qualify(caller.get(), id, request::qualification));
    }

    @GET
    @Path("/{id}/qualifications")
    public QualificationList qualifications(@PathParam("id") ParticipantId id) {
        return new QualificationList(qualify.history(caller.get(), id).stream()
                .map(QualificationView::of)
                .toList());
    }

    @POST
    @Path("/{id}/suspension")
    public ParticipantView suspend(@PathParam("id") ParticipantId id, ReasonRequest request) {
        return ParticipantView.of(qualify.suspend(caller.get(), id, () -> required("reason", request.reason())));
    }

    /** Declares with whom the participant has an interest in common; both sides say so afterwards. */
    @PUT
    @Path("/{id}/related")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ParticipantView.class)))
    public Response relate(
            @PathParam("id") ParticipantId id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            RelatedRequest request) {
        return tagged(relations.declare(caller.get(), id, request::given, ifMatch));
    }

    static Response tagged(ParticipantRow row) {
        return Response.ok(ParticipantView.of(row))
                .header(HttpHeaders.ETAG, ETags.of(row.version))
                .build();
    }
}

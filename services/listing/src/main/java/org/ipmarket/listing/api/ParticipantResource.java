package org.ipmarket.listing.api;

import static org.ipmarket.listing.api.Fields.required;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.page.PageRequest;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.api.ParticipantViews.ParticipantRequest;
import org.ipmarket.listing.api.ParticipantViews.ParticipantView;
import org.ipmarket.listing.api.ParticipantViews.QualificationRequest;
import org.ipmarket.listing.api.ParticipantViews.SuspensionRequest;
import org.ipmarket.listing.register.ParticipantRegister;
import org.ipmarket.messages.id.ParticipantId;

/** Parties of the market. */
@Path("/api/v1/participants")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ParticipantResource {
    private final ParticipantRegister register;
    private final CurrentCaller caller;

    ParticipantResource(ParticipantRegister register, CurrentCaller caller) {
        this.register = register;
        this.caller = caller;
    }

    @POST
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ParticipantView.class)))
    public Response register(ParticipantRequest request) {
        ParticipantView view = ParticipantView.of(register.register(caller.get(), request::application));
        return Response.status(201).entity(view).build();
    }

    @GET
    public Page<ParticipantView> list(@BeanParam PageRequest page) {
        List<ParticipantView> rows = register.list(caller.get(), page.cursorId(), page.limit() + 1).stream()
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
    public ParticipantView get(@PathParam("id") ParticipantId id) {
        return ParticipantView.of(register.get(caller.get(), id));
    }

    @POST
    @Path("/{id}/qualification")
    public ParticipantView qualify(@PathParam("id") ParticipantId id, QualificationRequest request) {
        return ParticipantView.of(register.qualify(caller.get(), id, () -> required("centre", request.centre())));
    }

    @POST
    @Path("/{id}/suspension")
    public ParticipantView suspend(@PathParam("id") ParticipantId id, SuspensionRequest request) {
        return ParticipantView.of(register.suspend(caller.get(), id, () -> required("reason", request.reason())));
    }
}

package org.ipmarket.listing.api;

import static org.ipmarket.listing.api.Fields.required;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.listing.api.ParticipantViews.ParticipantView;
import org.ipmarket.listing.api.ParticipantViews.ReasonRequest;
import org.ipmarket.listing.api.ParticipantViews.StaffRequest;
import org.ipmarket.listing.api.ParticipantViews.StepsRequest;
import org.ipmarket.listing.api.StepViews.StepView;
import org.ipmarket.listing.people.DeclareStaff;
import org.ipmarket.listing.people.EraseParticipants;
import org.ipmarket.listing.people.TwoPersonSteps;
import org.ipmarket.messages.id.ParticipantId;

/** What a participant's people may do, whose staff it is, and the end of what is known of it. */
@Path("/api/v1/participants")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PeopleResource {
    private final TwoPersonSteps steps;
    private final DeclareStaff staff;
    private final EraseParticipants erasure;
    private final CurrentCaller caller;

    PeopleResource(TwoPersonSteps steps, DeclareStaff staff, EraseParticipants erasure, CurrentCaller caller) {
        this.steps = steps;
        this.staff = staff;
        this.erasure = erasure;
        this.caller = caller;
    }

    /** 202 with a step where taking one off needs a second user. */
    @PUT
    @Path("/{id}/two-person-steps")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ParticipantView.class)))
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = StepView.class)))
    public Response setSteps(
            @PathParam("id") ParticipantId id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            StepsRequest request) {
        TwoPersonSteps.Outcome outcome = steps.set(caller.get(), id, request::given, ifMatch);
        return outcome.step()
                .map(StepViews::waiting)
                .orElseGet(() -> ParticipantResource.tagged(outcome.participant()));
    }

    @POST
    @Path("/{id}/staff-of")
    public ParticipantView declareStaff(@PathParam("id") ParticipantId id, StaffRequest request) {
        return ParticipantView.of(staff.declare(caller.get(), id, request::declaration));
    }

    @POST
    @Path("/{id}/erasure")
    public ParticipantView erase(@PathParam("id") ParticipantId id, ReasonRequest request) {
        return ParticipantView.of(erasure.erase(caller.get(), id, () -> required("reason", request.reason())));
    }
}

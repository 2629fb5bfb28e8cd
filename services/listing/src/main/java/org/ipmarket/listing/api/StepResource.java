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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.page.PageRequest;
import org.ipmarket.listing.api.ParticipantViews.ReasonRequest;
import org.ipmarket.listing.api.StepViews.StepView;
import org.ipmarket.listing.participant.StepState;
import org.ipmarket.listing.people.SecondUser;

/** Acts of the caller's participant that wait for a second user. */
@Path("/api/v1/participants")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class StepResource {
    private final SecondUser steps;
    private final CurrentCaller caller;

    StepResource(SecondUser steps, CurrentCaller caller) {
        this.steps = steps;
        this.caller = caller;
    }

    /** Newest first. */
    @GET
    @Path("/me/steps")
    public Page<StepView> list(@QueryParam("state") StepState state, @BeanParam PageRequest page) {
        List<StepView> rows = steps.list(caller.get(), state, page.cursorId(), page.limit() + 1).stream()
                .map(StepView::of)
                .toList();
        return Page.of(rows, page.limit(), StepView::id);
    }

    /** Does what another user has proposed. */
    @POST
    @Path("/me/steps/{id}/confirmation")
    public StepView confirm(@PathParam("id") UUID id) {
        return StepView.of(steps.confirm(caller.get(), id));
    }

    @POST
    @Path("/me/steps/{id}/refusal")
    public StepView refuse(@PathParam("id") UUID id, ReasonRequest request) {
        return StepView.of(steps.refuse(caller.get(), id, () -> required("reason", request.reason())));
    }
}

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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.page.PageRequest;
import org.ipmarket.listing.api.MandateViews.MandateRequest;
import org.ipmarket.listing.api.MandateViews.MandateView;
import org.ipmarket.listing.api.ParticipantViews.ReasonRequest;
import org.ipmarket.listing.api.StepViews.StepView;
import org.ipmarket.listing.people.AnswerMandates;
import org.ipmarket.listing.people.GiveMandates;
import org.ipmarket.listing.store.MandateRow;
import org.ipmarket.messages.MarketClock;

/** Powers of attorney. */
@Path("/api/v1/mandates")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MandateResource {
    private final GiveMandates give;
    private final AnswerMandates answers;
    private final CurrentCaller caller;
    private final MarketClock clock;

    MandateResource(GiveMandates give, AnswerMandates answers, CurrentCaller caller, MarketClock clock) {
        this.give = give;
        this.answers = answers;
        this.caller = caller;
        this.clock = clock;
    }

    /** By an approver of the principal; 202 with a step where the principal wants two for it. */
    @POST
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = MandateView.class)))
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = StepView.class)))
    public Response give(MandateRequest request) {
        return switch (give.give(caller.get(), request::terms)) {
            case GiveMandates.Outcome.Given(MandateRow mandate) ->
                Response.status(201).entity(view(mandate)).build();
            case GiveMandates.Outcome.Waiting(var step) -> StepViews.waiting(step);
        };
    }

    /** Newest first. */
    @GET
    public Page<MandateView> list(@BeanParam PageRequest page) {
        List<MandateView> rows = answers.list(caller.get(), page.cursorId(), page.limit() + 1).stream()
                .map(this::view)
                .toList();
        return Page.of(rows, page.limit(), MandateView::id);
    }

    @GET
    @Path("/{id}")
    public MandateView get(@PathParam("id") UUID id) {
        return view(answers.get(caller.get(), id));
    }

    @POST
    @Path("/{id}/acceptance")
    public MandateView accept(@PathParam("id") UUID id) {
        return view(answers.accept(caller.get(), id));
    }

    @POST
    @Path("/{id}/refusal")
    public MandateView decline(@PathParam("id") UUID id, ReasonRequest request) {
        return view(answers.decline(caller.get(), id, () -> required("reason", request.reason())));
    }

    @POST
    @Path("/{id}/revocation")
    public MandateView revoke(@PathParam("id") UUID id, ReasonRequest request) {
        return view(answers.revoke(caller.get(), id, () -> required("reason", request.reason())));
    }

    private MandateView view(MandateRow row) {
        return MandateView.of(row, clock.today());
    }
}

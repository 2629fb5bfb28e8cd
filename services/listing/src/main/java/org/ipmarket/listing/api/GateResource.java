package org.ipmarket.listing.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.listing.api.ConsentViews.ConsentRequest;
import org.ipmarket.listing.api.ConsentViews.ConsentsAnswer;
import org.ipmarket.listing.api.GateViews.GatesAnswer;
import org.ipmarket.listing.desk.GateBoard;
import org.ipmarket.listing.desk.OfferConsents;
import org.ipmarket.messages.id.OfferId;

/** Why a listing may or may not go ahead, and who has consented to it. */
@Path("/api/v1/listings/{id}")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class GateResource {
    private final GateBoard gates;
    private final OfferConsents consents;
    private final CurrentCaller caller;

    GateResource(GateBoard gates, OfferConsents consents, CurrentCaller caller) {
        this.gates = gates;
        this.consents = consents;
        this.caller = caller;
    }

    /** Every gate, passed or not, as of now. */
    @GET
    @Path("/gates")
    public GatesAnswer gates(@PathParam("id") OfferId id) {
        return GatesAnswer.of(gates.report(caller.get(), id));
    }

    @GET
    @Path("/consents")
    public ConsentsAnswer consents(@PathParam("id") OfferId id) {
        return ConsentsAnswer.of(consents.get(caller.get(), id));
    }

    /**
     * By the co-owner's or pledgee's own approver; the paper of a pledgee outside the market by the centre's staff. 202 with a step where a
     * second user has to confirm.
     */
    @POST
    @Path("/consents")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ConsentsAnswer.class)))
    public Response say(@PathParam("id") OfferId id, ConsentRequest request) {
        OfferConsents.Outcome outcome = consents.say(caller.get(), id, request::said);
        return outcome.step().map(StepViews::waiting).orElseGet(() -> Response.ok(ConsentsAnswer.of(outcome.view()))
                .build());
    }
}

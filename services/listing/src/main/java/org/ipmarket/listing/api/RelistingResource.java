package org.ipmarket.listing.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
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
import org.ipmarket.chassis.etag.ETags;
import org.ipmarket.listing.api.ListingViews.ListingAnswer;
import org.ipmarket.listing.api.ListingViews.RelistingRequest;
import org.ipmarket.listing.desk.ProposeRelisting;
import org.ipmarket.listing.desk.SellerActs;
import org.ipmarket.listing.store.OfferRow;
import org.ipmarket.messages.id.OfferId;

/** Relistings that a centre proposes and the seller consents to. */
@Path("/api/v1/listings/{id}/relisting")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RelistingResource {
    private final ProposeRelisting relistings;
    private final CurrentCaller caller;

    RelistingResource(ProposeRelisting relistings, CurrentCaller caller) {
        this.relistings = relistings;
        this.caller = caller;
    }

    /** Of the ended listing of this id; answers the new one. */
    @POST
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ListingAnswer.class)))
    public Response propose(@PathParam("id") OfferId id, RelistingRequest request) {
        return answer(201, relistings.propose(caller.get(), id, request::price));
    }

    /** To the proposed listing of this id, which is handed in by it; 202 with a step where a second user of the seller has to confirm. */
    @POST
    @Path("/consent")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ListingAnswer.class)))
    public Response consent(@PathParam("id") OfferId id) {
        SellerActs.Outcome outcome = relistings.consent(caller.get(), id);
        return outcome.step().map(StepViews::waiting).orElseGet(() -> answer(200, outcome.offer()));
    }

    private Response answer(int status, OfferRow row) {
        return Response.status(status)
                .entity(ListingAnswer.of(row, caller.get()))
                .header(HttpHeaders.ETAG, ETags.of(row.version))
                .build();
    }
}

package org.ipmarket.listing.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import org.ipmarket.listing.api.ListingViews.CorrectionRequest;
import org.ipmarket.listing.api.ListingViews.ListingAnswer;
import org.ipmarket.listing.desk.CorrectOffers;
import org.ipmarket.listing.store.OfferRow;
import org.ipmarket.messages.id.OfferId;

/** Corrections of announced listings, before they open. */
@Path("/api/v1/listings/{id}/correction")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CorrectionResource {
    private final CorrectOffers corrections;
    private final CurrentCaller caller;

    CorrectionResource(CorrectOffers corrections, CurrentCaller caller) {
        this.corrections = corrections;
        this.caller = caller;
    }

    @POST
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ListingAnswer.class)))
    public Response propose(@PathParam("id") OfferId id, CorrectionRequest request) {
        return answer(corrections.propose(caller.get(), id, request::correction));
    }

    /** Publishes the correction that waits. */
    @POST
    @Path("/confirmation")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ListingAnswer.class)))
    public Response confirm(@PathParam("id") OfferId id) {
        return answer(corrections.confirm(caller.get(), id));
    }

    /** Throws it away. */
    @DELETE
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ListingAnswer.class)))
    public Response drop(@PathParam("id") OfferId id) {
        return answer(corrections.drop(caller.get(), id));
    }

    private Response answer(OfferRow row) {
        return Response.ok(ListingAnswer.of(row, caller.get()))
                .header(HttpHeaders.ETAG, ETags.of(row.version))
                .build();
    }
}

package org.ipmarket.listing.api;

import static org.ipmarket.listing.api.Fields.required;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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
import org.ipmarket.listing.api.GateViews.GateAnswer;
import org.ipmarket.listing.api.GateViews.SubmissionAnswer;
import org.ipmarket.listing.api.ListingViews.ListingAnswer;
import org.ipmarket.listing.api.ListingViews.ListingRequest;
import org.ipmarket.listing.api.ListingViews.RejectionRequest;
import org.ipmarket.listing.api.ListingViews.WithdrawalRequest;
import org.ipmarket.listing.desk.DraftOffers;
import org.ipmarket.listing.desk.GateBoard;
import org.ipmarket.listing.desk.OfferBoard;
import org.ipmarket.listing.desk.ReviewOffers;
import org.ipmarket.listing.desk.SellerActs;
import org.ipmarket.listing.offer.OfferState;
import org.ipmarket.listing.store.OfferRow;
import org.ipmarket.messages.id.OfferId;

/** Offers, from the draft to the result. */
@Path("/api/v1/listings")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ListingResource {
    private final DraftOffers drafts;
    private final ReviewOffers reviews;
    private final SellerActs acts;
    private final OfferBoard board;
    private final GateBoard gates;
    private final CurrentCaller caller;

    ListingResource(
            DraftOffers drafts,
            ReviewOffers reviews,
            SellerActs acts,
            OfferBoard board,
            GateBoard gates,
            CurrentCaller caller) {
        this.drafts = drafts;
        this.reviews = reviews;
        this.acts = acts;
        this.board = board;
        this.gates = gates;
        this.caller = caller;
    }

    @POST
    @UnderMandateAllowed
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ListingAnswer.class)))
    public Response draft(ListingRequest request) {
        return answer(201, drafts.draft(caller.get(), request::terms, request.notes()));
    }

    @GET
    @Path("/{id}")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ListingAnswer.class)))
    public Response get(@PathParam("id") OfferId id) {
        return answer(200, board.get(caller.get(), id));
    }

    @PUT
    @UnderMandateAllowed
    @Path("/{id}")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ListingAnswer.class)))
    public Response change(
            @PathParam("id") OfferId id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, ListingRequest request) {
        return answer(200, drafts.change(caller.get(), id, request::terms, request.notes(), ifMatch));
    }

    @POST
    @UnderMandateAllowed
    @Path("/{id}/submission")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SubmissionAnswer.class)))
    public Response submit(@PathParam("id") OfferId id) {
        Caller who = caller.get();
        SellerActs.Outcome outcome = acts.submit(who, id);
        if (outcome.step().isPresent()) {
            return StepViews.waiting(outcome.step().get());
        }
        OfferRow row = outcome.offer();
        List<GateAnswer> warnings =
                gates.report(who, id).barring().stream().map(GateAnswer::of).toList();
        return ETags.tagged(new SubmissionAnswer(ListingAnswer.of(row, who), warnings), row.version);
    }

    @POST
    @Path("/{id}/review")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ListingAnswer.class)))
    public Response review(@PathParam("id") OfferId id) {
        return answer(200, reviews.review(caller.get(), id));
    }

    /** Announces; 409 with the gate that does not hold. */
    @POST
    @Path("/{id}/approval")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ListingAnswer.class)))
    public Response approve(@PathParam("id") OfferId id) {
        return answer(200, reviews.approve(caller.get(), id));
    }

    @POST
    @Path("/{id}/rejection")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ListingAnswer.class)))
    public Response reject(@PathParam("id") OfferId id, RejectionRequest request) {
        return answer(200, reviews.reject(caller.get(), id, () -> required("reasons", request.reasons())));
    }

    /** 202 where bidding has to be asked, or with a step where a second user of the seller has to confirm. */
    @POST
    @UnderMandateAllowed
    @Path("/{id}/withdrawal")
    @APIResponse(
            responseCode = "200",
            description = "Withdrawn; 202 where bidding decides",
            content = @Content(schema = @Schema(implementation = ListingAnswer.class)))
    public Response withdraw(@PathParam("id") OfferId id, WithdrawalRequest request) {
        SellerActs.Outcome outcome = acts.withdraw(caller.get(), id, () -> required("reason", request.reason()));
        if (outcome.step().isPresent()) {
            return StepViews.waiting(outcome.step().get());
        }
        OfferRow row = outcome.offer();
        return answer(row.state == OfferState.WITHDRAWN ? 200 : 202, row);
    }

    private Response answer(int status, OfferRow row) {
        return Response.status(status)
                .entity(ListingAnswer.of(row, caller.get()))
                .header(HttpHeaders.ETAG, ETags.of(row.version))
                .build();
    }
}

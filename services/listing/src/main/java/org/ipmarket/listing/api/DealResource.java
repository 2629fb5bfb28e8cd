package org.ipmarket.listing.api;

import static org.ipmarket.listing.api.Fields.orFalse;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.etag.ETags;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.page.PageRequest;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.api.ConsentViews.ConsentRequest;
import org.ipmarket.listing.api.DealViews.AcceptanceRequest;
import org.ipmarket.listing.api.DealViews.AnswerRequest;
import org.ipmarket.listing.api.DealViews.BreakOffRequest;
import org.ipmarket.listing.api.DealViews.ConsentsAnswer;
import org.ipmarket.listing.api.DealViews.DealAnswer;
import org.ipmarket.listing.api.DealViews.DealRequest;
import org.ipmarket.listing.api.DealViews.GatesAnswer;
import org.ipmarket.listing.api.DealViews.ObjectionView;
import org.ipmarket.listing.api.DealViews.Publicity;
import org.ipmarket.listing.api.DealViews.ReasonsRequest;
import org.ipmarket.listing.api.DealViews.ReviewRequest;
import org.ipmarket.listing.api.DealViews.RoundRequest;
import org.ipmarket.listing.deal.DealState;
import org.ipmarket.listing.desk.AcceptDeals;
import org.ipmarket.listing.desk.DealBoard;
import org.ipmarket.listing.desk.DealConsents;
import org.ipmarket.listing.desk.NegotiateDeals;
import org.ipmarket.listing.desk.ObjectToDeals;
import org.ipmarket.listing.desk.ReviewDeals;
import org.ipmarket.listing.store.DealRow;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.OfferId;

/** Negotiated deals (协议转让), from the first round to the conclusion. */
@Path("/api/v1/deals")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DealResource {
    private final NegotiateDeals negotiate;
    private final AcceptDeals acceptances;
    private final ReviewDeals reviews;
    private final ObjectToDeals objections;
    private final DealBoard board;
    private final DealConsents consents;
    private final CurrentCaller caller;

    DealResource(
            NegotiateDeals negotiate,
            AcceptDeals acceptances,
            ReviewDeals reviews,
            ObjectToDeals objections,
            DealBoard board,
            DealConsents consents,
            CurrentCaller caller) {
        this.negotiate = negotiate;
        this.acceptances = acceptances;
        this.reviews = reviews;
        this.objections = objections;
        this.board = board;
        this.consents = consents;
        this.caller = caller;
    }

    @POST
    @UnderMandateAllowed
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = DealAnswer.class)))
    public Response propose(DealRequest request) {
        return answer(201, negotiate.propose(caller.get(), request::proposal));
    }

    /** Newest first: what was publicised, and the caller's own. */
    @GET
    public Page<DealAnswer> list(
            @QueryParam("state") DealState state,
            @QueryParam("centre") CentreCode centre,
            @BeanParam PageRequest page) {
        List<DealAnswer> rows = board.search(caller.get(), state, centre, page.cursorId(), page.limit() + 1).stream()
                .map(DealAnswer::of)
                .toList();
        return Page.of(rows, page.limit(), DealAnswer::id);
    }

    @GET
    @Path("/{id}")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DealAnswer.class)))
    public Response get(@PathParam("id") OfferId id) {
        return answer(200, board.get(caller.get(), id));
    }

    @POST
    @UnderMandateAllowed
    @Path("/{id}/rounds")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = DealAnswer.class)))
    public Response offer(@PathParam("id") OfferId id, RoundRequest request) {
        return answer(201, negotiate.offer(caller.get(), id, request::offer));
    }

    @POST
    @Path("/{id}/acceptance")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DealAnswer.class)))
    public Response accept(@PathParam("id") OfferId id, AcceptanceRequest request) {
        return answer(
                200,
                acceptances.accept(caller.get(), id, () -> required("round", request.round()), request.buyerCentre()));
    }

    @POST
    @UnderMandateAllowed
    @Path("/{id}/break-off")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DealAnswer.class)))
    public Response breakOff(@PathParam("id") OfferId id, BreakOffRequest request) {
        return answer(200, negotiate.breakOff(caller.get(), id, () -> required("reason", request.reason())));
    }

    @POST
    @Path("/{id}/review")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DealAnswer.class)))
    public Response review(@PathParam("id") OfferId id, ReviewRequest request) {
        return answer(200, reviews.review(caller.get(), id, orFalse(request.stateOwned())));
    }

    /** Publicises or concludes; 409 with the gate that does not hold. */
    @POST
    @Path("/{id}/approval")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DealAnswer.class)))
    public Response approve(@PathParam("id") OfferId id) {
        return answer(200, reviews.approve(caller.get(), id));
    }

    /** Concludes after the publicity; 409 with the gate that does not hold. */
    @POST
    @Path("/{id}/conclusion")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DealAnswer.class)))
    public Response conclude(@PathParam("id") OfferId id) {
        return answer(200, reviews.conclude(caller.get(), id));
    }

    @POST
    @Path("/{id}/refusal")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DealAnswer.class)))
    public Response refuse(@PathParam("id") OfferId id, ReasonsRequest request) {
        return answer(200, reviews.refuse(caller.get(), id, () -> required("reasons", request.reasons())));
    }

    @GET
    @Path("/{id}/gates")
    public GatesAnswer gates(@PathParam("id") OfferId id) {
        return GatesAnswer.of(reviews.gates(caller.get(), id));
    }

    @GET
    @Path("/{id}/consents")
    public ConsentsAnswer consents(@PathParam("id") OfferId id) {
        return ConsentsAnswer.of(consents.get(caller.get(), id));
    }

    /**
     * By the co-owner's or pledgee's own approver; the paper of a pledgee outside the market by the centre's staff. 202 with a step where a
     * second user has to confirm.
     */
    @POST
    @Path("/{id}/consents")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ConsentsAnswer.class)))
    public Response consent(@PathParam("id") OfferId id, ConsentRequest request) {
        DealConsents.Outcome outcome = consents.say(caller.get(), id, request::said);
        return outcome.step().map(StepViews::waiting).orElseGet(() -> Response.ok(ConsentsAnswer.of(outcome.view()))
                .build());
    }

    /** The public notice. */
    @GET
    @Path("/{id}/publicity")
    public Publicity publicity(@PathParam("id") OfferId id) {
        return Publicity.of(board.notice(caller.get(), id));
    }

    @POST
    @Path("/{id}/objections")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ObjectionView.class)))
    public Response object(@PathParam("id") OfferId id, ReasonsRequest request) {
        return Response.status(201)
                .entity(ObjectionView.of(
                        objections.raise(caller.get(), id, () -> required("reasons", request.reasons()))))
                .build();
    }

    @GET
    @Path("/{id}/objections")
    public Page<ObjectionView> objections(@PathParam("id") OfferId id, @BeanParam PageRequest page) {
        List<ObjectionView> rows = objections.list(caller.get(), id, after(page), page.limit() + 1).stream()
                .map(ObjectionView::of)
                .toList();
        return Page.of(rows, page.limit(), ObjectionView::number);
    }

    @POST
    @Path("/{id}/objections/{number}/answer")
    public ObjectionView answerObjection(
            @PathParam("id") OfferId id, @PathParam("number") int number, AnswerRequest request) {
        return ObjectionView.of(objections.answer(caller.get(), id, number, request::answer));
    }

    private static int after(PageRequest page) {
        try {
            return page.cursor() == null ? 0 : Integer.parseInt(page.cursor());
        } catch (NumberFormatException e) {
            throw Problems.badRequest("malformed-cursor", "cursor", "This cursor was not given out by this list.");
        }
    }

    private Response answer(int status, DealRow row) {
        return answer(status, board.seen(caller.get(), row));
    }

    private Response answer(int status, DealBoard.Seen seen) {
        return Response.status(status)
                .entity(DealAnswer.of(seen))
                .header(HttpHeaders.ETAG, ETags.of(seen.row().version))
                .build();
    }
}

package org.ipmarket.bidding.api;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.ipmarket.bidding.lot.BidAnswer;
import org.ipmarket.bidding.lot.BidRequest;
import org.ipmarket.bidding.lot.LotQueries;
import org.ipmarket.bidding.lot.LotView;
import org.ipmarket.bidding.lot.PlaceBid;
import org.ipmarket.bidding.store.BidTable.ClientKey;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.page.PageRequest;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;

/** Bids on a lot. A bid's own row is the record of its idempotency key. */
@Path("/api/v1/lots/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class BidResource {
    static final String KEY = "Idempotency-Key";
    private static final Pattern WELL_FORMED = Pattern.compile("[\\x21-\\x7e]{8,100}");

    private final PlaceBid placeBid;
    private final LotQueries lots;
    private final CurrentCaller caller;

    BidResource(PlaceBid placeBid, LotQueries lots, CurrentCaller caller) {
        this.placeBid = placeBid;
        this.lots = lots;
        this.caller = caller;
    }

    /** No thread waits for the answer: thousands may wait for a lot at once. */
    @POST
    @Path("/bids")
    @NonBlocking
    @APIResponseSchema(value = BidView.class, responseCode = "201")
    public CompletionStage<Response> place(
            @PathParam("id") LotId id,
            @HeaderParam(KEY) String key,
            @HeaderParam(CurrentCaller.ON_BEHALF_OF) String behalf,
            PlaceBidRequest request,
            @Context RoutingContext routing) {
        CompletableFuture<Response> response = new CompletableFuture<>();
        CompletableFuture<BidAnswer> judged =
                BidLane.outcome(routing).orElseGet(() -> placeBid.place(read(id, key, behalf, request)));
        judged.whenComplete((answer, failure) -> {
            try {
                if (failure == null) {
                    response.complete(BidAnswers.response(id, answer));
                } else {
                    response.completeExceptionally(failure);
                }
            } catch (RuntimeException problem) {
                response.completeExceptionally(problem);
            }
        });
        return response;
    }

    /**
     * Reads a bid as {@link #place} does and says what it understood; places nothing and asks nothing of the lot. For whoever writes a
     * client, and to see what HTTP, token and JSON cost alone.
     */
    @POST
    @Path("/bids/check")
    @NonBlocking
    public PlaceBidRequest check(
            @PathParam("id") LotId id,
            @HeaderParam(KEY) String key,
            @HeaderParam(CurrentCaller.ON_BEHALF_OF) String behalf,
            PlaceBidRequest request) {
        read(id, key, behalf, request);
        return request;
    }

    /** Reads nothing from the database: who bids acts for itself. */
    private BidRequest read(LotId lot, String key, String behalf, PlaceBidRequest request) {
        if (behalf != null) {
            throw Problems.forbidden("This cannot be done on behalf of another.");
        }
        Caller bidder = caller.get();
        ParticipantId participant = bidder.requireParticipantItself(Role.TRADER);
        if (!isWellFormed(key)) {
            throw Problems.badRequest("idempotency-key-missing", KEY, "Send " + KEY + ": 8 to 100 visible characters.");
        }
        request.requireOne();
        return new BidRequest(
                lot,
                bidder.mode(),
                participant,
                new ClientKey(bidder.subject(), key),
                request.amount(),
                request.sealedText());
    }

    static boolean isWellFormed(String key) {
        return key != null && WELL_FORMED.matcher(key).matches();
    }

    @GET
    @Path("/bids")
    @RunOnVirtualThread
    public Page<PublicBidView> accepted(@PathParam("id") LotId id, @BeanParam PageRequest page) {
        return Page.of(lots.accepted(visible(id), after(page), page.limit() + 1), page.limit(), named -> named.bid()
                        .sequence())
                .map(PublicBidView::of);
    }

    @GET
    @Path("/bids/mine")
    @RunOnVirtualThread
    public Page<BidView> own(@PathParam("id") LotId id, @BeanParam PageRequest page) {
        ParticipantId participant = participant();
        return Page.of(lots.own(visible(id), participant, after(page), page.limit() + 1), page.limit(), bid -> bid.bid()
                        .sequence())
                .map(BidView::of);
    }

    @GET
    @Path("/admission")
    @RunOnVirtualThread
    public AdmissionView admission(@PathParam("id") LotId id) {
        ParticipantId participant = participant();
        return lots.bidder(visible(id).id(), participant)
                .map(AdmissionView::of)
                .orElseThrow(() -> Problems.notFound("admission to lot", id));
    }

    /** Any user of the participant may read what is its own. */
    private ParticipantId participant() {
        ParticipantId participant = caller.get().participant();
        if (participant == null) {
            throw Problems.forbidden("This call is for the users of a participant; the token names none.");
        }
        return participant;
    }

    private LotView visible(LotId id) {
        return lots.find(id, caller.get().mode()).orElseThrow(() -> Problems.notFound("lot", id));
    }

    private static long after(PageRequest page) {
        String cursor = page.cursor();
        try {
            return cursor == null ? -1 : Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw Problems.badRequest("malformed-cursor", "cursor", "cursor is not one that a list has given.");
        }
    }
}

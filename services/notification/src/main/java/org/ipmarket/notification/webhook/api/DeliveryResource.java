package org.ipmarket.notification.webhook.api;

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
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.page.PageRequest;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.WebhookId;
import org.ipmarket.notification.webhook.delivery.DeliveryState;
import org.ipmarket.notification.webhook.desk.KeepDeliveries;
import org.ipmarket.notification.webhook.send.Dispatcher;

/** What was sent to a webhook, and what was answered. */
@Path("/api/v1/webhooks/{id}/deliveries")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class DeliveryResource {
    private final CurrentCaller caller;
    private final KeepDeliveries deliveries;
    private final Dispatcher dispatcher;

    DeliveryResource(CurrentCaller caller, KeepDeliveries deliveries, Dispatcher dispatcher) {
        this.caller = caller;
        this.deliveries = deliveries;
        this.dispatcher = dispatcher;
    }

    /** How many were replayed. */
    record Replayed(int replayed) {}

    @GET
    @Operation(summary = "The newest first.")
    public Page<DeliveryView> list(
            @PathParam("id") WebhookId id, @QueryParam("state") DeliveryState state, @BeanParam PageRequest page) {
        List<DeliveryView> rows = deliveries.list(caller.get(), id, state, page.cursorId(), page.limit() + 1).stream()
                .map(DeliveryView::of)
                .toList();
        return Page.of(rows, page.limit(), DeliveryView::id);
    }

    @GET
    @Path("/{delivery}")
    @Operation(summary = "With every attempt and its answer.")
    public DeliveryView get(@PathParam("id") WebhookId id, @PathParam("delivery") String delivery) {
        return DeliveryView.of(deliveries.get(caller.get(), id, parse(delivery)));
    }

    @POST
    @Path("/{delivery}/replay")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Sends one that was delivered or is dead again, under the same webhook-id.")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = DeliveryView.class)))
    public Response replay(@PathParam("id") WebhookId id, @PathParam("delivery") String delivery) {
        return Response.accepted(move(id, delivery, KeepDeliveries.Move.REPLAY)).build();
    }

    @POST
    @Path("/{delivery}/abandonment")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Gives up one that waits, so that later events of the same resource go on.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DeliveryView.class)))
    public Response giveUp(@PathParam("id") WebhookId id, @PathParam("delivery") String delivery) {
        return Response.ok(move(id, delivery, KeepDeliveries.Move.GIVE_UP)).build();
    }

    @POST
    @Path("/replay")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Sends all that are dead again.")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = Replayed.class)))
    public Response replayDead(@PathParam("id") WebhookId id) {
        int replayed = deliveries.replayDead(caller.get(), id);
        dispatcher.wake();
        return Response.accepted(new Replayed(replayed)).build();
    }

    private DeliveryView move(WebhookId id, String delivery, KeepDeliveries.Move move) {
        KeepDeliveries.Followed moved = deliveries.move(caller.get(), id, parse(delivery), move);
        dispatcher.wake();
        return DeliveryView.of(moved);
    }

    private static UUID parse(String delivery) {
        try {
            return Ids.parse(delivery);
        } catch (IllegalArgumentException e) {
            throw Problems.notFound("delivery", delivery);
        }
    }
}

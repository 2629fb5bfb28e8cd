package org.ipmarket.notification.webhook.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.etag.ETags;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.page.PageRequest;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.client.webhook.Scheme;
import org.ipmarket.messages.id.WebhookId;
import org.ipmarket.notification.webhook.desk.KeepDeliveries;
import org.ipmarket.notification.webhook.desk.KeepWebhooks;
import org.ipmarket.notification.webhook.desk.RotateKeys;
import org.ipmarket.notification.webhook.send.Dispatcher;

/** Webhooks of a centre: for its systems and its managers. */
@Path("/api/v1/webhooks")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class WebhookResource {
    private final CurrentCaller caller;
    private final KeepWebhooks webhooks;
    private final RotateKeys rotateKeys;
    private final KeepDeliveries deliveries;
    private final Dispatcher dispatcher;

    WebhookResource(
            CurrentCaller caller,
            KeepWebhooks webhooks,
            RotateKeys rotateKeys,
            KeepDeliveries deliveries,
            Dispatcher dispatcher) {
        this.caller = caller;
        this.webhooks = webhooks;
        this.rotateKeys = rotateKeys;
        this.deliveries = deliveries;
        this.dispatcher = dispatcher;
    }

    @POST
    @Operation(
            summary =
                    "Asks for events to be sent from now on; a shared secret is shown in this answer and never again.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = WebhookView.class)))
    public Response create(WebhookRequest request) {
        Scheme scheme = request.scheme() == null ? Scheme.ED25519 : request.scheme();
        KeepWebhooks.Keyed made = webhooks.create(caller.get(), request.wish(), scheme);
        return Response.created(
                        URI.create("/api/v1/webhooks/" + made.shown().webhook().id()))
                .entity(WebhookView.of(made))
                .header(HttpHeaders.ETAG, ETags.of(made.shown().webhook().version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @GET
    public Page<WebhookView> list(@BeanParam PageRequest page) {
        List<WebhookView> rows = webhooks.list(caller.get(), page.cursorId(), page.limit() + 1).stream()
                .map(WebhookView::of)
                .toList();
        return Page.of(rows, page.limit(), WebhookView::id);
    }

    @GET
    @Path("/{id}")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WebhookView.class)))
    public Response get(@PathParam("id") WebhookId id) {
        return tagged(webhooks.get(caller.get(), id));
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Changes where and what is sent; its keys and its place in the feed stay.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WebhookView.class)))
    public Response change(
            @PathParam("id") WebhookId id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, WebhookRequest request) {
        if (request.scheme() != null) {
            throw Problems.unprocessable(
                    "scheme-is-rotated", "scheme", "The scheme changes with a new key: POST /webhooks/{id}/rotation.");
        }
        return tagged(
                webhooks.change(caller.get(), id, request.wish(), version -> ETags.requireMatch(ifMatch, version)));
    }

    @DELETE
    @Path("/{id}")
    @APIResponse(responseCode = "204")
    public void delete(@PathParam("id") WebhookId id) {
        webhooks.delete(caller.get(), id);
    }

    @POST
    @Path("/{id}/rotation")
    @Operation(summary = "Makes a new key; the old one signs too for a while. A shared secret is shown once.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WebhookView.class)))
    public Response rotate(@PathParam("id") WebhookId id, RotationRequest request) {
        KeepWebhooks.Keyed rotated = rotateKeys.rotate(caller.get(), id, request.scheme(), request.overlap());
        return Response.ok(WebhookView.of(rotated))
                .header(HttpHeaders.ETAG, ETags.of(rotated.shown().webhook().version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @Path("/{id}/pause")
    @Consumes(MediaType.WILDCARD)
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WebhookView.class)))
    public Response pause(@PathParam("id") WebhookId id) {
        return tagged(webhooks.pause(caller.get(), id));
    }

    @POST
    @Path("/{id}/resumption")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Goes on where it stopped.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WebhookView.class)))
    public Response resume(@PathParam("id") WebhookId id) {
        KeepWebhooks.Shown resumed = webhooks.resume(caller.get(), id);
        dispatcher.wake();
        return tagged(resumed);
    }

    @POST
    @Path("/{id}/test")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Sends a message that means nothing, signed as any other.")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = DeliveryView.class)))
    public Response test(@PathParam("id") WebhookId id) {
        KeepDeliveries.Followed test = deliveries.test(caller.get(), id);
        dispatcher.wake();
        return Response.accepted(DeliveryView.of(test)).build();
    }

    private static Response tagged(KeepWebhooks.Shown shown) {
        return ETags.tagged(WebhookView.of(shown), shown.webhook().version());
    }
}

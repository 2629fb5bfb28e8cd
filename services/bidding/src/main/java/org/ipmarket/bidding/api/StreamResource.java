package org.ipmarket.bidding.api;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.ipmarket.bidding.live.LiveLots;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.id.LotId;

/** A lot, live: server-sent events named {@code lot}, each a whole view; the id is the log's sequence. */
@Path("/api/v1/lots/{id}/stream")
class StreamResource {
    private static final int RETRY_AFTER_SECONDS = 5;

    private final LiveLots live;
    private final CurrentCaller caller;

    StreamResource(LiveLots live, CurrentCaller caller) {
        this.live = live;
        this.caller = caller;
    }

    /** @return never completes: the answer is written as it happens, until the watcher goes away */
    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Uni<Void> watch(
            @PathParam("id") LotId id,
            @HeaderParam("Last-Event-ID") String lastEvent,
            @Context RoutingContext request) {
        return switch (live.watch(id, caller.get().mode(), sequence(lastEvent), request)) {
            case WATCHING -> Uni.createFrom().nothing();
            case NO_SUCH_LOT -> throw Problems.notFound("lot", id);
            case TOO_MANY ->
                throw Problems.busy(
                        "too-many-watchers", "Too many watch already; read the lot instead.", RETRY_AFTER_SECONDS);
        };
    }

    /** A last event that no stream of ours gave counts as none. */
    private static long sequence(String lastEvent) {
        try {
            return lastEvent == null ? -1 : Long.parseLong(lastEvent);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}

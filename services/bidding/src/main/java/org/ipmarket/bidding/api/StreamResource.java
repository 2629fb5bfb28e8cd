package org.ipmarket.bidding.api;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.ipmarket.bidding.BiddingConfig;
import org.ipmarket.bidding.live.Frame;
import org.ipmarket.bidding.live.LiveLots;
import org.ipmarket.bidding.lot.LotQueries;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.id.LotId;

/** A lot, live: server-sent events named {@code lot}, each a whole view; the id is the log's sequence. */
@Path("/api/v1/lots/{id}/stream")
class StreamResource {
    private static final int RETRY_AFTER_SECONDS = 5;

    private final LotQueries lots;
    private final LiveLots live;
    private final CurrentCaller caller;
    private final BiddingConfig.Live config;

    StreamResource(LotQueries lots, LiveLots live, CurrentCaller caller, BiddingConfig config) {
        this.lots = lots;
        this.live = live;
        this.caller = caller;
        this.config = config.live();
    }

    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> watch(
            @PathParam("id") LotId id, @HeaderParam("Last-Event-ID") String lastEvent, @Context Sse sse) {
        lots.find(id, caller.get().mode()).orElseThrow(() -> Problems.notFound("lot", id));
        Multi<OutboundSseEvent> frames = live.watch(id, sequence(lastEvent))
                .orElseThrow(() -> Problems.busy(
                        "too-many-watchers", "Too many watch already; read the lot instead.", RETRY_AFTER_SECONDS))
                .map(frame -> event(sse, frame));
        Multi<OutboundSseEvent> signsOfLife = Multi.createFrom()
                .ticks()
                .every(config.heartbeat())
                .onOverflow()
                .drop()
                .map(tick -> sse.newEventBuilder().comment("alive").build());
        // one at a time from each: what a slow watcher has not taken is replaced, not kept
        return Multi.createBy().merging().withRequests(1).streams(frames, signsOfLife);
    }

    private static OutboundSseEvent event(Sse sse, Frame frame) {
        return sse.newEventBuilder()
                .name("lot")
                .id(Long.toString(frame.sequence()))
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(String.class, frame.json())
                .build();
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

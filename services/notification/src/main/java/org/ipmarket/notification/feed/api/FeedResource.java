package org.ipmarket.notification.feed.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.notification.feed.desk.ReadFeed;
import org.ipmarket.notification.feed.desk.ReadFeed.Question;
import org.ipmarket.notification.feed.desk.ReadFeed.Start;
import org.ipmarket.notification.feed.desk.Waiters;
import org.ipmarket.notification.feed.rule.Viewer;
import org.ipmarket.notification.feed.store.FeedTable;

/** The feed: pages of CloudEvents that follow one another, at once or as soon as there is something, or a stream of them. */
@Path("/api/v1/feed")
class FeedResource {
    private static final int RETRY_AFTER_SECONDS = 5;

    private final ReadFeed feed;
    private final Waiters waiters;
    private final Streams streams;
    private final CurrentCaller caller;
    private final JsonWebToken token;
    private final ObjectMapper json;

    FeedResource(
            ReadFeed feed,
            Waiters waiters,
            Streams streams,
            CurrentCaller caller,
            JsonWebToken token,
            ObjectMapper json) {
        this.feed = feed;
        this.waiters = waiters;
        this.streams = streams;
        this.caller = caller;
        this.token = token;
        this.json = json;
    }

    /** The page behind {@code after}; {@code next} leads on from it, past what was filtered out too. */
    @GET
    @RunOnVirtualThread
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = FeedPage.class, responseCode = "200")
    public Response page(@BeanParam FeedRequest request, @Context UriInfo uri) throws InterruptedException {
        FeedPage page = FeedPage.of(read(request));
        return answer(page, MediaType.APPLICATION_JSON, uri, page.next());
    }

    /** The same as a batch of the CloudEvents JSON format; the next page is in the {@code Link} header alone. */
    @GET
    @RunOnVirtualThread
    @Produces(FeedItem.BATCH)
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = FeedItem.BATCH, schema = @Schema(implementation = FeedItem[].class)))
    public Response batch(@BeanParam FeedRequest request, @Context UriInfo uri) throws InterruptedException {
        FeedPage page = FeedPage.of(read(request));
        return answer(page.items(), FeedItem.BATCH, uri, page.next());
    }

    /** @return never completes: the answer is written as events come, until the reader goes away or its token has expired */
    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Uni<Void> stream(
            @BeanParam FeedRequest request,
            @HeaderParam("Last-Event-ID") String lastEvent,
            @Context RoutingContext exchange) {
        Caller who = caller.get();
        Question question =
                new Question(request.start(lastEvent), viewer(who), request.filter(), streams.limit(request.limit()));
        FeedTable.Part first = feed.page(question);
        streams.begin(question, first, Instant.ofEpochSecond(token.getExpirationTime()), takePlace(who), exchange);
        return Uni.createFrom().nothing();
    }

    private FeedTable.Part read(FeedRequest request) throws InterruptedException {
        Caller who = caller.get();
        Start start = request.start(null);
        Question question = new Question(start, viewer(who), request.filter(), request.limit());
        Duration wait = request.waitAtMost();
        if (wait.isZero()) {
            return feed.page(question);
        }
        try (Waiters.Place place = takePlace(who)) {
            return feed.waitFor(question, wait);
        }
    }

    private Waiters.Place takePlace(Caller who) {
        return waiters.take(who.subject())
                .orElseThrow(() -> Problems.busy(
                        "too-many-waiters",
                        "Too many wait for events already; ask without wait, or later.",
                        RETRY_AFTER_SECONDS));
    }

    /** A centre's own events are for its software and its managers; its other staff reads what everybody does. */
    private static Viewer viewer(Caller who) {
        boolean ofCentre = who.has(Role.CENTRE_SYSTEM) || who.has(Role.MANAGER);
        return new Viewer(who.mode(), ofCentre ? who.centre() : null);
    }

    private Response answer(Object body, String type, UriInfo uri, String next) {
        String link = uri.getRequestUriBuilder()
                .replaceQueryParam("after", next)
                .build()
                .toASCIIString();
        String path = link.substring(link.indexOf('/', link.indexOf("//") + 2));
        return Response.ok(written(body))
                .type(type)
                .header("Cache-Control", "no-store")
                .header("Link", "<" + path + ">; rel=\"next\"")
                .build();
    }

    /** Here, since the writers of JSON do not know the media type of a batch. */
    private byte[] written(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a page that cannot be written", e);
        }
    }
}

package org.ipmarket.notification.feed.api;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Who asks for neither a stream nor a batch by name gets a page: also where nothing is asked for, or anything will do. */
@ApplicationScoped
class Negotiation {
    private static final List<String> BY_NAME = List.of("text/event-stream", FeedItem.BATCH);
    private static final String ACCEPT = "Accept";

    void before(@Observes Router router) {
        router.get("/api/v1/feed").order(-1).handler(Negotiation::choose);
    }

    private static void choose(RoutingContext request) {
        String accepted = request.request().getHeader(ACCEPT);
        String chosen = BY_NAME.stream()
                .filter(type -> accepted != null && accepted.contains(type))
                .findFirst()
                .orElse("application/json");
        request.request().headers().set(ACCEPT, chosen);
        request.next();
    }
}

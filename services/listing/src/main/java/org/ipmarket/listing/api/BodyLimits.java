package org.ipmarket.listing.api;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.ipmarket.listing.ListingConfig;

/**
 * Holds every request to the size that its resource needs: files may be large, what is read into memory may not. The server's own limit
 * ({@code quarkus.http.limits.max-body-size}) is that of the largest.
 */
@ApplicationScoped
class BodyLimits {
    /** What a form writes around a file. */
    private static final long ENVELOPE = 64 * 1024;

    private final ListingConfig config;

    BodyLimits(ListingConfig config) {
        this.config = config;
    }

    void limit(@Observes Router router) {
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1).handler(this::check);
    }

    private void check(RoutingContext context) {
        long most = most(context.request().path());
        String length = context.request().getHeader("Content-Length");
        if (length == null) {
            context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, most);
        } else if (Long.parseLong(length) > most) {
            context.response().setStatusCode(413).putHeader("Connection", "close");
            context.addEndHandler(end -> context.request().connection().close());
            context.response().end();
            return;
        }
        context.next();
    }

    private long most(String path) {
        if (path != null && path.startsWith("/api/v1/asset-imports")) {
            return config.imports().largest().asLongValue() + ENVELOPE;
        }
        if (path != null && path.startsWith("/api/v1/evidence")) {
            return config.evidence().largest().asLongValue() + ENVELOPE;
        }
        return config.largestBody().asLongValue();
    }
}

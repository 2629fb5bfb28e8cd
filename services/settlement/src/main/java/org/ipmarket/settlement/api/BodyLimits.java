package org.ipmarket.settlement.api;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.ipmarket.settlement.SettlementConfig;

/**
 * Holds every request to the size that its resource needs: files may be large, what is read into memory may not. The server's
 * own limit ({@code quarkus.http.limits.max-body-size}) is that of the largest.
 */
@ApplicationScoped
class BodyLimits {
    private static final long USUAL = 1024 * 1024;
    /** A bank's report on a file of as many orders as one may have. */
    private static final long REPORT = 16 * USUAL;

    /** What a sender may write around a file. */
    private static final long ENVELOPE = 64 * 1024;

    private final SettlementConfig config;

    BodyLimits(SettlementConfig config) {
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
        if (path != null && path.startsWith("/api/v1/trades/") && path.endsWith("/recordal/evidence")) {
            return config.recordal().largestFile().asLongValue() + ENVELOPE;
        }
        if (path != null && path.startsWith("/api/v1/bank/statements")) {
            return config.bank().largestFile().asLongValue() + ENVELOPE;
        }
        if ("/api/v1/bank/status-reports".equals(path)) {
            return REPORT;
        }
        return USUAL;
    }
}

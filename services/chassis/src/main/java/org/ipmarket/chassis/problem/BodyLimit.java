package org.ipmarket.chassis.problem;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.ToLongFunction;

/**
 * Holds every request to the size that its resource needs: files may be large, what is read into memory may not. What says its length is
 * refused with a problem, and nobody sees it; what comes in chunks is broken off. The server's own limit
 * ({@code quarkus.http.limits.max-body-size}) is that of the largest.
 *
 * <p>Many a sender reads nothing before it has sent all, and a connection closed on unread bytes is reset, the answer with it. So a body
 * of up to 16 MiB is read to its end, for 10 s at most, and thrown away before it is answered. A longer one is answered at once.
 */
public final class BodyLimit {
    /** What a sender may write around a file, in bytes. */
    public static final long ENVELOPE = 64 * 1024;

    private static final long THROWN_AWAY = 16 * 1024 * 1024;
    private static final long PATIENCE_MILLIS = 10_000;

    private BodyLimit() {}

    /** Limits what comes to a service's router. @param most of a path, never null: bytes of a request to it */
    public static void on(Router router, ToLongFunction<String> most) {
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1).handler(context -> check(context, most));
    }

    private static void check(RoutingContext context, ToLongFunction<String> of) {
        String path = context.request().path();
        long most = of.applyAsLong(path == null ? "" : path);
        String announced = context.request().getHeader("Content-Length");
        if (announced == null) {
            context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, most);
            context.next();
            return;
        }
        long length = Long.parseLong(announced);
        if (length <= most) {
            context.next();
        } else if (length <= THROWN_AWAY && context.request().getHeader("Expect") == null) {
            throwAway(context, () -> refuse(context, most));
        } else {
            refuse(context, most);
        }
    }

    /** Goes on when the body has ended or takes too long, and not where its sender has gone. */
    private static void throwAway(RoutingContext context, Runnable then) {
        HttpServerRequest request = context.request();
        long timer = context.vertx().setTimer(PATIENCE_MILLIS, late -> then.run());
        context.addEndHandler(end -> context.vertx().cancelTimer(timer));
        request.handler(bytes -> {});
        request.endHandler(end -> {
            if (context.vertx().cancelTimer(timer)) {
                then.run();
            }
        });
        request.resume();
    }

    private static void refuse(RoutingContext context, long most) {
        String slug = "body-too-large";
        context.response()
                .setStatusCode(413)
                .putHeader("Connection", "close")
                .putHeader("Content-Type", Problems.MEDIA_TYPE);
        context.addEndHandler(end -> context.request().connection().close());
        context.response()
                .end(new JsonObject()
                        .put("type", "/problems/" + slug)
                        .put("title", Problems.title(slug))
                        .put("status", 413)
                        .put("detail", "A request here has at most " + most + " bytes.")
                        .put("most", most)
                        .encode());
    }
}

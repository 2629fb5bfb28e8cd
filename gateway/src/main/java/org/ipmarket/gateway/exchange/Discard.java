package org.ipmarket.gateway.exchange;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/**
 * Reads the rest of a refused body and throws it away, so that its sender comes to read the answer: a connection closed on
 * unread bytes is reset, and the answer with it.
 */
public final class Discard {
    private Discard() {}

    /**
     * @param limit bytes after which no more is read
     * @return true once the body has ended, false where the limit or the patience ran out; never fails
     */
    public static Future<Boolean> rest(Vertx vertx, HttpServerRequest request, long limit, Duration patience) {
        if (request.isEnded()) {
            return Future.succeededFuture(true);
        }
        Promise<Boolean> done = Promise.promise();
        long timer = vertx.setTimer(patience.toMillis(), late -> done.tryComplete(false));
        long[] seen = {0};
        request.handler(bytes -> {
            seen[0] += bytes.length();
            if (seen[0] > limit) {
                done.tryComplete(false);
            }
        });
        request.endHandler(end -> done.tryComplete(true));
        request.exceptionHandler(gone -> done.tryComplete(false));
        request.resume();
        return done.future().onComplete(result -> {
            vertx.cancelTimer(timer);
            if (!result.result()) {
                request.pause();
            }
        });
    }
}

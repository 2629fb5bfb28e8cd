package org.ipmarket.gateway.proxy;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import java.util.Optional;

/**
 * A request's body that fails once it is longer than allowed. It is passed on as it comes, never gathered; a server behind
 * the door that has got part of one sees a broken request, not a short one.
 */
final class BoundedBody implements ReadStream<Buffer> {
    private final HttpServerRequest request;
    private final long limit;
    private final long keepable;
    private final long declared;
    private long seen;
    private Buffer kept;
    private boolean exceeded;
    private Handler<Throwable> failureHandler;

    /**
     * @param declared its length in bytes as announced, or -1
     * @param keepable bytes up to which all of it is kept, so that it can be sent once more
     */
    BoundedBody(HttpServerRequest request, long limit, long declared, long keepable) {
        this.request = request;
        this.limit = limit;
        this.keepable = keepable;
        this.declared = declared;
    }

    /** In bytes. */
    long limit() {
        return limit;
    }

    /** Whether it has turned out to be too long. */
    boolean isExceeded() {
        return exceeded;
    }

    /** All of it, once all has come, where it is small enough to be kept; else empty. It must not be piped to anybody by now. */
    Future<Optional<Buffer>> whole() {
        if (seen > keepable || declared > keepable) {
            return Future.succeededFuture(Optional.empty());
        }
        if (isComplete()) {
            return Future.succeededFuture(kept());
        }
        Promise<Optional<Buffer>> rest = Promise.promise();
        request.handler(this::keep);
        request.endHandler(_ -> rest.tryComplete(kept()));
        request.exceptionHandler(_ -> rest.tryComplete(Optional.empty()));
        request.resume();
        return rest.future();
    }

    /** Nothing where a part was not kept. */
    private Optional<Buffer> kept() {
        return Optional.ofNullable(kept).filter(bytes -> bytes.length() == seen && (declared < 0 || declared == seen));
    }

    /** Whether all of it has come. */
    boolean isComplete() {
        return request.isEnded();
    }

    @Override
    public BoundedBody handler(Handler<Buffer> handler) {
        if (handler != null) {
            request.handler(bytes -> count(bytes, handler));
        } else {
            request.handler(keepable > 0 && !request.isEnded() ? this::keep : null);
        }
        return this;
    }

    private void count(Buffer bytes, Handler<Buffer> handler) {
        keep(bytes);
        if (seen <= limit) {
            handler.handle(bytes);
        } else if (!exceeded) {
            exceeded = true;
            if (failureHandler != null) {
                failureHandler.handle(new BodyTooLarge());
            }
        }
    }

    private void keep(Buffer bytes) {
        seen += bytes.length();
        if (seen > keepable) {
            kept = null;
        } else {
            kept = kept == null ? bytes : Buffer.buffer().appendBuffer(kept).appendBuffer(bytes);
        }
    }

    @Override
    public BoundedBody exceptionHandler(Handler<Throwable> handler) {
        failureHandler = handler;
        request.exceptionHandler(handler);
        return this;
    }

    @Override
    public BoundedBody pause() {
        request.pause();
        return this;
    }

    @Override
    public BoundedBody resume() {
        request.resume();
        return this;
    }

    @Override
    public BoundedBody fetch(long amount) {
        request.fetch(amount);
        return this;
    }

    @Override
    public BoundedBody endHandler(Handler<Void> endHandler) {
        request.endHandler(endHandler);
        return this;
    }

    static final class BodyTooLarge extends RuntimeException {
        BodyTooLarge() {
            super("body too large", null, false, false);
        }
    }
}

package org.ipmarket.gateway.proxy;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;

/**
 * A request's body that fails once it is longer than allowed. It is passed on as it comes, never gathered; a server behind
 * the door that has got part of one sees a broken request, not a short one.
 */
final class BoundedBody implements ReadStream<Buffer> {
    private final HttpServerRequest request;
    private final long limit;
    private long seen;
    private boolean exceeded;
    private Handler<Throwable> failureHandler;

    BoundedBody(HttpServerRequest request, long limit) {
        this.request = request;
        this.limit = limit;
    }

    /** In bytes. */
    long limit() {
        return limit;
    }

    /** Whether it has turned out to be too long. */
    boolean isExceeded() {
        return exceeded;
    }

    /** Whether all of it has come. */
    boolean isComplete() {
        return request.isEnded();
    }

    @Override
    public BoundedBody handler(Handler<Buffer> handler) {
        request.handler(handler == null ? null : bytes -> count(bytes, handler));
        return this;
    }

    private void count(Buffer bytes, Handler<Buffer> handler) {
        seen += bytes.length();
        if (seen <= limit) {
            handler.handle(bytes);
        } else if (!exceeded) {
            exceeded = true;
            if (failureHandler != null) {
                failureHandler.handle(new BodyTooLarge());
            }
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

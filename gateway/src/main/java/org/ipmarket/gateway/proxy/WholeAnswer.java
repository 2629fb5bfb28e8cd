package org.ipmarket.gateway.proxy;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.streams.ReadStream;

/**
 * An answer's body that closes its reader's connection when it breaks off, so that half of it is never taken for the whole.
 * The end of the connection ends everything else that belongs to the request. Whoever pipes the body is not told of the
 * failure: it would reset the response, of which nobody else is told, and the request would count as open for ever.
 */
final class WholeAnswer implements ReadStream<Buffer> {
    private final ReadStream<Buffer> body;
    private final HttpConnection reader;

    WholeAnswer(ReadStream<Buffer> body, HttpConnection reader) {
        this.body = body;
        this.reader = reader;
    }

    @Override
    public WholeAnswer exceptionHandler(Handler<Throwable> handler) {
        body.exceptionHandler(failure -> reader.close());
        return this;
    }

    @Override
    public WholeAnswer handler(Handler<Buffer> handler) {
        body.handler(handler);
        return this;
    }

    @Override
    public WholeAnswer pause() {
        body.pause();
        return this;
    }

    @Override
    public WholeAnswer resume() {
        body.resume();
        return this;
    }

    @Override
    public WholeAnswer fetch(long amount) {
        body.fetch(amount);
        return this;
    }

    @Override
    public WholeAnswer endHandler(Handler<Void> handler) {
        body.endHandler(handler);
        return this;
    }
}

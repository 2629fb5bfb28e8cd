package org.ipmarket.gateway.proxy;

import io.netty.handler.codec.http.HttpHeaderValues;
import io.vertx.core.AsyncResult;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import org.ipmarket.gateway.exchange.Exchange;

/**
 * An answer on its way to the caller, as it flows. One that comes in a piece goes on in a piece. One that breaks off closes its
 * reader's connection, so that half of it is never taken for the whole; the end of the connection ends everything else that
 * belongs to the request.
 */
final class Answer {
    private static final long UNTOLD = -1;
    /** A promise for each answer costs more than it tells: that the caller has gone is heard otherwise. */
    private static final Handler<AsyncResult<Void>> NOBODY_WAITS = null;

    private final HttpClientResponse origin;
    private final Exchange exchange;
    private final HttpServerResponse response;
    private final String announced;
    private final long length;
    private boolean ended;

    Answer(HttpClientResponse origin, Exchange exchange) {
        this.origin = origin;
        this.exchange = exchange;
        this.response = exchange.response();
        this.announced = origin.getHeader(HttpHeaders.CONTENT_LENGTH);
        this.length = length(announced);
    }

    /**
     * Begins; what follows is passed on as it comes.
     *
     * @throws RuntimeException where it cannot be passed on as it is; then nothing has been sent
     */
    void send() {
        String encoding = origin.getHeader(HttpHeaders.TRANSFER_ENCODING);
        if (encoding != null && !HttpHeaderValues.CHUNKED.contentEquals(encoding)) {
            throw new IllegalArgumentException("an answer with Transfer-Encoding: " + encoding);
        }
        if (origin.statusCode() != response.getStatusCode()) {
            response.setStatusCode(origin.statusCode());
        }
        String message = origin.statusMessage();
        if (message != null && !message.equals(response.getStatusMessage())) {
            response.setStatusMessage(message);
        }
        ForwardedHeaders.toCaller(origin.headers(), response.headers());
        if (length != UNTOLD) {
            response.headers().add(HttpHeaders.CONTENT_LENGTH, announced);
        } else if (exchange.request().version() == HttpVersion.HTTP_1_0) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        } else {
            response.setChunked(true);
        }
        origin.exceptionHandler(_ -> breakOff());
        origin.endHandler(_ -> end());
        origin.handler(this::pass);
    }

    private void pass(Buffer bytes) {
        if (bytes.length() == length) {
            ended = true;
            response.end(bytes, NOBODY_WAITS);
            return;
        }
        response.write(bytes);
        if (response.writeQueueFull()) {
            origin.pause();
            response.drainHandler(_ -> origin.resume());
        }
    }

    private void end() {
        if (!ended) {
            ended = true;
            response.end();
        }
    }

    private void breakOff() {
        if (!ended) {
            exchange.request().connection().close();
        }
    }

    private static long length(String length) {
        if (length == null) {
            return UNTOLD;
        }
        try {
            return Long.parseLong(length);
        } catch (NumberFormatException malformed) {
            return UNTOLD;
        }
    }
}

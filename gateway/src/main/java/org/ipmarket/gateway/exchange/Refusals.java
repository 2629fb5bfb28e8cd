package org.ipmarket.gateway.exchange;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import org.ipmarket.gateway.GatewayConfig;

/** Answers what does not pass. */
@Singleton
public class Refusals {
    private final Vertx vertx;
    private final GatewayConfig.Limits limits;

    Refusals(Vertx vertx, GatewayConfig config) {
        this.vertx = vertx;
        this.limits = config.limits();
    }

    /** Answers with the problem, once the sender of a body has come to listen. */
    public void refuse(Exchange exchange, Problem problem) {
        exchange.refusedWith(problem.slug());
        listening(exchange).onSuccess(complete -> answer(exchange, problem, complete));
    }

    /**
     * Completes when the answer can be sent: true where the connection can be used again, false where it has to be closed
     * since part of the body was left unread.
     */
    public Future<Boolean> listening(Exchange exchange) {
        if (!exchange.hasBody() || exchange.request().isEnded()) {
            exchange.request().resume();
            return Future.succeededFuture(true);
        }
        if (exchange.expectsContinue() || exchange.declaredLength() > discardable()) {
            return Future.succeededFuture(false);
        }
        return Discard.rest(vertx, exchange.request(), discardable(), limits.discardTime());
    }

    /** Writes down why, for an answer that is sent elsewhere. */
    public Buffer document(Exchange exchange, Problem problem) {
        exchange.refusedWith(problem.slug());
        return problem.document(exchange.trace().correlation());
    }

    private void answer(Exchange exchange, Problem problem, boolean keepConnection) {
        HttpServerResponse response = exchange.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            response.reset();
            return;
        }
        response.setStatusCode(problem.status());
        problem.headers().forEach(response::putHeader);
        response.putHeader("Content-Type", Problem.MEDIA_TYPE);
        if (!keepConnection) {
            exchange.closeAfterAnswer();
        }
        response.end(problem.document(exchange.trace().correlation()));
    }

    private long discardable() {
        return limits.discard().asLongValue();
    }
}

package org.ipmarket.gateway.proxy;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.ipmarket.gateway.exchange.Exchange;
import org.ipmarket.gateway.exchange.Problem;
import org.ipmarket.gateway.exchange.Problems;
import org.ipmarket.gateway.exchange.Refusals;
import org.ipmarket.gateway.route.Route;

/** One request's way to its server and back. */
final class Passage implements ProxyInterceptor {
    private final Exchange exchange;
    private final Route route;
    private final Consumer<ProxyRequest> preparation;
    private final BoundedBody body;
    private final Refusals refusals;
    private HttpClientRequest origin;

    /** @param preparation what the kind of server behind needs besides */
    Passage(Exchange exchange, Route route, Consumer<ProxyRequest> preparation, Refusals refusals) {
        this.exchange = exchange;
        this.route = route;
        this.preparation = preparation;
        this.body = new BoundedBody(exchange.request(), route.largestBody());
        this.refusals = refusals;
    }

    /** What is asked behind the door, once there is a connection. */
    void reaches(HttpClientRequest request) {
        origin = request;
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        ProxyRequest request = context.request();
        request.setURI(target(exchange.request()));
        ForwardedHeaders.toOrigin(request.headers(), exchange);
        preparation.accept(request);
        request.setBody(Body.body(body, exchange.declaredLength()));
        if (exchange.expectsContinue()) {
            exchange.response().writeContinue();
        }
        return context.sendRequest().recover(failure -> answer(failure, request));
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        ProxyResponse response = context.response();
        ForwardedHeaders.toCaller(response.headers());
        Body answer = response.getBody();
        if (answer != null) {
            HttpConnection reader = exchange.request().connection();
            response.setBody(Body.body(new WholeAnswer(answer.stream(), reader), answer.length()));
        }
        return AnswerSender.send(response, exchange.response(), origin);
    }

    /** Made of the path that was judged, whatever form the request line had. */
    private static String target(HttpServerRequest request) {
        return request.query() == null ? request.path() : request.path() + "?" + request.query();
    }

    private Future<ProxyResponse> answer(Throwable failure, ProxyRequest request) {
        Problem problem = problem(failure);
        return refusals.listening(exchange).map(keepConnection -> {
            ProxyResponse response = request.release().response().setStatusCode(problem.status());
            problem.headers().forEach(response::putHeader);
            response.putHeader("Content-Type", Problem.MEDIA_TYPE);
            if (!keepConnection) {
                exchange.closeAfterAnswer();
            }
            return response.setBody(Body.body(refusals.document(exchange, problem)));
        });
    }

    private Problem problem(Throwable failure) {
        if (body.isExceeded()) {
            return Problems.bodyTooLarge(body.limit());
        }
        if (failure instanceof NotReached) {
            return Problems.unavailable(route.resource());
        }
        if (failure instanceof TimeoutException) {
            return body.isComplete()
                    ? Problems.timedOut(route.resource(), route.timeout().toSeconds())
                    : Problems.bodyTooSlow();
        }
        return Problems.broken(route.resource());
    }
}

package org.ipmarket.gateway.proxy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.StreamResetException;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.ipmarket.gateway.exchange.Exchange;
import org.ipmarket.gateway.exchange.Problem;
import org.ipmarket.gateway.exchange.Problems;
import org.ipmarket.gateway.exchange.Refusals;
import org.ipmarket.gateway.route.Origin;
import org.ipmarket.gateway.route.Route;

/**
 * One request's way to its server and back. Where the connection breaks before the answer, a request that may be repeated is
 * sent once more, to another replica if there is one.
 */
final class Passage implements ProxyInterceptor {
    private final Exchange exchange;
    private final Route route;
    private final Consumer<ProxyRequest> preparation;
    private final Upstreams upstreams;
    private final Refusals refusals;
    private final BoundedBody body;
    private List<Origin> order;
    private Origin origin;
    private HttpClientRequest asked;

    /**
     * @param preparation what the kind of server behind needs besides
     * @param keepable bytes of a body that are kept at most, so that the request can be sent once more
     */
    Passage(
            Exchange exchange,
            Route route,
            Consumer<ProxyRequest> preparation,
            Upstreams upstreams,
            Refusals refusals,
            long keepable) {
        this.exchange = exchange;
        this.route = route;
        this.preparation = preparation;
        this.upstreams = upstreams;
        this.refusals = refusals;
        this.body = new BoundedBody(
                exchange.request(), route.largestBody(), exchange.declaredLength(), route.repeatable() ? keepable : 0);
        this.order = route.origins();
    }

    /** A request to be filled and sent. */
    Future<HttpClientRequest> connect() {
        return upstreams.request(route, order, chosen -> origin = chosen).onSuccess(request -> asked = request);
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
        return send(context).recover(failure -> again(context, failure).recover(_ -> answer(failure, request)));
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
        return AnswerSender.send(response, exchange.response(), asked);
    }

    /** Made of the path that was judged, whatever form the request line had. */
    private static String target(HttpServerRequest request) {
        return request.query() == null ? request.path() : request.path() + "?" + request.query();
    }

    private Future<ProxyResponse> send(ProxyContext context) {
        return context.sendRequest()
                .onComplete(answered -> upstreams.health(origin).answered(), failure -> {
                    if (body.isComplete() && (isLost(failure) || failure instanceof TimeoutException)) {
                        upstreams.health(origin).lost();
                    }
                });
    }

    /** Handed over, and then the connection broke: not the caller's, and not by the caller's fault. */
    private boolean isLost(Throwable failure) {
        return !(failure instanceof NotReached)
                && !(failure instanceof TimeoutException)
                && !isByTheCaller(failure)
                && !body.isExceeded();
    }

    /** When the caller goes, the request is reset for that cause; when the pipe to the server breaks, for none. */
    private boolean isByTheCaller(Throwable failure) {
        return exchange.response().closed() || failure instanceof StreamResetException && failure.getCause() != null;
    }

    /** @return fails where it may not, or cannot, be sent once more, or comes to nothing again */
    private Future<ProxyResponse> again(ProxyContext context, Throwable failure) {
        if (!route.repeatable() || !isLost(failure)) {
            return Future.failedFuture(failure);
        }
        if (!exchange.hasBody()) {
            return again(context, Optional.empty());
        }
        return body.whole().compose(whole -> whole.isPresent() ? again(context, whole) : Future.failedFuture(failure));
    }

    /** Later, when everything else that the first one's failure sets off is over: it may still reset what is being sent. */
    private Future<ProxyResponse> again(ProxyContext context, Optional<Buffer> whole) {
        exchange.sentAgain();
        Origin broken = origin;
        order = Stream.concat(route.origins().stream().filter(other -> !other.equals(broken)), Stream.of(broken))
                .toList();
        Promise<ProxyResponse> answer = Promise.promise();
        exchange.context().vertx().getOrCreateContext().runOnContext(_ -> {
            context.request().setBody(whole.map(Body::body).orElse(null));
            send(context).onComplete(answer);
        });
        return answer.future();
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
        if (failure instanceof NotReached notReached) {
            return Problems.unavailable(
                    route.resource(), notReached.retryAfter().plusMillis(999).toSeconds());
        }
        if (failure instanceof TimeoutException) {
            return body.isComplete()
                    ? Problems.timedOut(route.resource(), route.timeout().toSeconds())
                    : Problems.bodyTooSlow();
        }
        return Problems.broken(route.resource());
    }
}

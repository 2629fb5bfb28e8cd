package org.ipmarket.gateway.proxy;

import io.vertx.core.AsyncResult;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.StreamResetException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.ipmarket.gateway.exchange.Exchange;
import org.ipmarket.gateway.exchange.Problem;
import org.ipmarket.gateway.exchange.Problems;
import org.ipmarket.gateway.exchange.Refusals;
import org.ipmarket.gateway.route.Origin;
import org.ipmarket.gateway.route.Route;
import org.jboss.logging.Logger;

/**
 * One request's way to its server and back. Where the connection breaks before the answer, a request that may be repeated is
 * sent once more, to another replica if there is one.
 */
final class Passage {
    private static final Logger LOG = Logger.getLogger(Passage.class);
    /** That a request could not be sent is heard from its answer, which does not come. */
    private static final Handler<AsyncResult<Void>> NOBODY_WAITS = null;

    private final Exchange exchange;
    private final Route route;
    private final Destination destination;
    private final Upstreams upstreams;
    private final Refusals refusals;
    private final BoundedBody body;
    private Origin origin;
    private HttpClientRequest asked;
    private boolean late;

    /** @param keepable bytes of a body that are kept at most, so that the request can be sent once more */
    Passage(
            Exchange exchange,
            Route route,
            Destination destination,
            Upstreams upstreams,
            Refusals refusals,
            long keepable) {
        this.exchange = exchange;
        this.route = route;
        this.destination = destination;
        this.upstreams = upstreams;
        this.refusals = refusals;
        this.body = new BoundedBody(
                exchange.request(), route.largestBody(), exchange.declaredLength(), route.repeatable() ? keepable : 0);
    }

    void begin() {
        exchange.response().exceptionHandler(this::abandon);
        attempt(route.origins(), this::sendBody, this::sendAgain);
    }

    /** The caller has gone. */
    private void abandon(Throwable gone) {
        if (asked != null) {
            asked.reset(0L, gone);
        }
    }

    /** @param failed is told where it came to nothing before there was an answer */
    private void attempt(List<Origin> order, Consumer<HttpClientRequest> bodySender, Consumer<Throwable> failed) {
        upstreams
                .request(route, order, chosen -> origin = chosen)
                .onComplete(request -> send(request, bodySender, failed), failed::accept);
    }

    private void send(HttpClientRequest request, Consumer<HttpClientRequest> bodySender, Consumer<Throwable> failed) {
        asked = request;
        if (exchange.response().closed()) {
            request.reset();
            return;
        }
        try {
            fill(request);
        } catch (RuntimeException unfit) {
            breakOff(unfit);
            return;
        }
        Deadlines.Deadline deadline = upstreams.deadline(route, () -> giveUp(request));
        request.response()
                .onComplete(
                        response -> {
                            deadline.met();
                            answered(response);
                        },
                        failure -> {
                            deadline.met();
                            if (body.isComplete() && (late || isLost(failure))) {
                                upstreams.health(origin).lost();
                            }
                            failed.accept(failure);
                        });
        bodySender.accept(request);
    }

    private void fill(HttpClientRequest request) {
        HttpServerRequest original = exchange.request();
        request.setMethod(original.method()).setURI(target(original));
        ForwardedHeaders.toOrigin(exchange, destination.withheld(), request.headers());
        destination.preparation().accept(request);
        if (exchange.declaredLength() >= 0) {
            request.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(exchange.declaredLength()));
        } else if (exchange.hasBody()) {
            request.setChunked(true);
        }
    }

    /** Made of the path that was judged, whatever form the request line had. */
    private static String target(HttpServerRequest request) {
        return request.query() == null ? request.path() : request.path() + "?" + request.query();
    }

    private void sendBody(HttpClientRequest request) {
        if (!exchange.hasBody()) {
            request.end(NOBODY_WAITS);
            return;
        }
        if (exchange.expectsContinue()) {
            exchange.response().writeContinue();
        }
        body.pipe().endOnFailure(false).to(request).onFailure(_ -> request.reset());
    }

    private void giveUp(HttpClientRequest request) {
        late = true;
        request.reset();
    }

    private void answered(HttpClientResponse response) {
        upstreams.health(origin).answered();
        try {
            new Answer(response, exchange).send();
        } catch (RuntimeException unfit) {
            breakOff(unfit);
        }
    }

    /** What has come cannot go on as it is: a header that one side takes and the other does not, a body of which nobody can tell the end. */
    private void breakOff(RuntimeException unfit) {
        LOG.warnf("%s %s: %s", route.resource(), exchange.trace().correlation(), unfit.getMessage());
        asked.reset();
        exchange.response().headers().clear();
        refusals.refuse(exchange, Problems.broken(route.resource()));
    }

    /** Handed over, and then the connection broke: not the caller's, and not by the caller's fault. */
    private boolean isLost(Throwable failure) {
        return !late && !(failure instanceof NotReached) && !isByTheCaller(failure) && !body.isExceeded();
    }

    /** When the caller goes, the request is reset for that cause; when the pipe to the server breaks, for none. */
    private boolean isByTheCaller(Throwable failure) {
        return exchange.response().closed() || failure instanceof StreamResetException && failure.getCause() != null;
    }

    /** Answers with the problem where it may not, or cannot, be sent once more, or comes to nothing again. */
    private void sendAgain(Throwable failure) {
        if (!route.repeatable() || !isLost(failure)) {
            refuse(failure);
        } else if (!exchange.hasBody()) {
            sendAgain(failure, Optional.empty());
        } else {
            body.whole().onSuccess(whole -> {
                if (whole.isPresent()) {
                    sendAgain(failure, whole);
                } else {
                    refuse(failure);
                }
            });
        }
    }

    /** Later, when everything else that the first one's failure sets off is over: it may still reset what is being sent. */
    private void sendAgain(Throwable failure, Optional<Buffer> whole) {
        exchange.sentAgain();
        Origin broken = origin;
        List<Origin> order = Stream.concat(
                        route.origins().stream().filter(other -> !other.equals(broken)), Stream.of(broken))
                .toList();
        Consumer<HttpClientRequest> bodySender = request -> whole.ifPresentOrElse(request::end, () -> request.end());
        Vertx.currentContext().runOnContext(_ -> attempt(order, bodySender, _ -> refuse(failure)));
    }

    private void refuse(Throwable failure) {
        refusals.refuse(exchange, problem(failure));
    }

    private Problem problem(Throwable failure) {
        if (body.isExceeded()) {
            return Problems.bodyTooLarge(body.limit());
        }
        if (failure instanceof NotReached notReached) {
            return Problems.unavailable(
                    route.resource(), notReached.retryAfter().plusMillis(999).toSeconds());
        }
        if (late) {
            return body.isComplete()
                    ? Problems.timedOut(route.resource(), route.timeout().toSeconds())
                    : Problems.bodyTooSlow();
        }
        return Problems.broken(route.resource());
    }
}

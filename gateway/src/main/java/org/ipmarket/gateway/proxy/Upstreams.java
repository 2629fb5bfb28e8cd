package org.ipmarket.gateway.proxy;

import io.netty.util.concurrent.FastThreadLocal;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.ipmarket.gateway.GatewayConfig;
import org.ipmarket.gateway.route.Origin;
import org.ipmarket.gateway.route.Route;
import org.jboss.logging.Logger;

/**
 * Connections to the servers behind the door. Each event loop has its own pool, bounded for each server, so that no lock is
 * shared; streams and large bodies have another, so that they never take the connections that bids need.
 */
@Singleton
public class Upstreams {
    private static final Logger LOG = Logger.getLogger(Upstreams.class);
    private static final long NO_TIMER = 0;

    private final Vertx vertx;
    private final GatewayConfig.Pool pool;
    private final Healths healths;
    private final FastThreadLocal<Loop> loop = new FastThreadLocal<>() {
        @Override
        protected Loop initialValue() {
            if (!Context.isOnEventLoopThread()) {
                throw new IllegalStateException("only event loops have connections");
            }
            return new Loop(usual(), lasting(), new Deadlines(vertx), new HashMap<>());
        }
    };

    /** What an event loop has for itself. */
    private record Loop(
            HttpClient usual, HttpClient lasting, Deadlines deadlines, Map<Origin, RequestOptions> addresses) {}

    Upstreams(Vertx vertx, Healths healths, GatewayConfig config) {
        this.vertx = vertx;
        this.healths = healths;
        this.pool = config.pool();
    }

    /** The time within which the answer to a request on the way must begin. @param missed is run where it does not */
    Deadlines.Deadline deadline(Route route, Runnable missed) {
        return loop.get().deadlines().in(route.timeout().toMillis(), missed);
    }

    /**
     * A request to be filled and sent, to the first healthy replica to which there is a connection. It waits for its answer as
     * long as its sender does.
     *
     * @param order whom to ask, in this order
     * @param chosen is told who it is
     * @return fails with {@link NotReached} where no connection can be had: every replica is down, or its pool is full
     */
    Future<HttpClientRequest> request(Route route, List<Origin> order, Consumer<Origin> chosen) {
        Loop own = loop.get();
        return firstReached(order, "/", NO_TIMER, route.lasting() ? own.lasting() : own.usual(), chosen);
    }

    ReplicaHealth health(Origin origin) {
        return healths.of(origin);
    }

    /** A read by the door itself. It must run on an event loop. */
    public Future<HttpClientRequest> read(List<Origin> origins, String uri, long timeoutMillis) {
        Origin[] chosen = new Origin[1];
        return firstReached(origins, uri, timeoutMillis, loop.get().usual(), origin -> chosen[0] = origin)
                .onSuccess(request ->
                        request.response().onSuccess(_ -> healths.of(chosen[0]).answered()));
    }

    /** Nothing was sent to those before it, so none of them can have acted on the request. */
    private Future<HttpClientRequest> firstReached(
            List<Origin> order, String uri, long timeoutMillis, HttpClient client, Consumer<Origin> chosen) {
        Optional<Origin> first = healths.choose(order);
        if (first.isEmpty()) {
            return Future.failedFuture(NotReached.givenUp(healths.shortestPause(order)));
        }
        Origin origin = first.get();
        chosen.accept(origin);
        Future<HttpClientRequest> request = request(origin, uri, timeoutMillis, client);
        if (order.size() == 1) {
            return request;
        }
        return request.recover(failure -> {
            List<Origin> rest =
                    order.stream().filter(other -> !other.equals(origin)).toList();
            return healths.choose(rest).isPresent()
                    ? firstReached(rest, uri, timeoutMillis, client, chosen)
                    : Future.failedFuture(failure);
        });
    }

    private Future<HttpClientRequest> request(Origin origin, String uri, long timeoutMillis, HttpClient client) {
        RequestOptions address = loop.get().addresses().computeIfAbsent(origin, this::address);
        RequestOptions options = timeoutMillis == NO_TIMER
                ? address
                : new RequestOptions(address).setURI(uri).setIdleTimeout(timeoutMillis);
        ReplicaHealth health = healths.of(origin);
        return client.request(options).transform(had -> {
            if (had.succeeded()) {
                health.reached();
                had.result()
                        .exceptionHandler(
                                failure -> LOG.debugf("%s:%d: %s", origin.host(), origin.port(), failure.getMessage()));
                return Future.succeededFuture(had.result());
            }
            NotReached notReached = new NotReached(had.cause());
            if (notReached.isAbsence()) {
                health.notReached();
            }
            return Future.failedFuture(notReached);
        });
    }

    /** Where it is; the same for each request, and never changed. */
    private RequestOptions address(Origin origin) {
        return new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(origin.port(), origin.host()))
                .setHost(origin.host())
                .setPort(origin.port())
                .setSsl(origin.tls())
                .setConnectTimeout(pool.obtain().toMillis());
    }

    /** One that answers nothing for so long is closed. To hear of what is sent too would cost every request a good deal. */
    private HttpClient usual() {
        return open(pool.connections(), options().setReadIdleTimeout((int)
                pool.idle().toMillis()));
    }

    /** What uploads or listens for long may be silent on one way. */
    private HttpClient lasting() {
        return open(pool.streams(), options().setIdleTimeout((int) pool.idle().toMillis()));
    }

    private HttpClientOptions options() {
        return new HttpClientOptions()
                .setKeepAlive(true)
                .setKeepAliveTimeout((int) pool.idle().toSeconds())
                .setPipelining(false)
                .setDecompressionSupported(false)
                .setMaxWaitQueueSize(pool.waiting())
                .setConnectTimeout((int) pool.connect().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
    }

    private HttpClient open(int connections, HttpClientOptions options) {
        return vertx.createHttpClient(
                options, new PoolOptions().setHttp1MaxSize(connections).setCleanerPeriod(1_000));
    }
}

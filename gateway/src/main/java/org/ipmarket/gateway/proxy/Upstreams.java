package org.ipmarket.gateway.proxy;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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

    private final Vertx vertx;
    private final GatewayConfig.Pool pool;
    private final Healths healths;
    private final Map<Thread, HttpClient> clients = new ConcurrentHashMap<>();
    private final Map<Thread, HttpClient> streamClients = new ConcurrentHashMap<>();

    Upstreams(Vertx vertx, Healths healths, GatewayConfig config) {
        this.vertx = vertx;
        this.healths = healths;
        this.pool = config.pool();
    }

    /** The pool of this event loop. */
    HttpClient client(boolean lasting) {
        if (!Context.isOnEventLoopThread()) {
            throw new IllegalStateException("only event loops have connections");
        }
        return lasting
                ? streamClients.computeIfAbsent(Thread.currentThread(), loop -> open(pool.streams()))
                : clients.computeIfAbsent(Thread.currentThread(), loop -> open(pool.connections()));
    }

    /**
     * A request to be filled and sent, to the first healthy replica to which there is a connection.
     *
     * @param order whom to ask, in this order
     * @param chosen is told who it is
     * @return fails with {@link NotReached} where no connection can be had: every replica is down, or its pool is full
     */
    Future<HttpClientRequest> request(Route route, List<Origin> order, Consumer<Origin> chosen) {
        return firstReached(order, "/", route.timeout().toMillis(), client(route.lasting()), chosen);
    }

    ReplicaHealth health(Origin origin) {
        return healths.of(origin);
    }

    /** A read by the door itself. It must run on an event loop. */
    public Future<HttpClientRequest> read(List<Origin> origins, String uri, long timeoutMillis) {
        Origin[] chosen = new Origin[1];
        return firstReached(origins, uri, timeoutMillis, client(false), origin -> chosen[0] = origin)
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
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(origin.host())
                .setPort(origin.port())
                .setSsl(origin.tls())
                .setURI(uri)
                .setConnectTimeout(pool.obtain().toMillis())
                .setIdleTimeout(timeoutMillis);
        ReplicaHealth health = healths.of(origin);
        return client.request(options)
                .onSuccess(request -> {
                    health.reached();
                    request.exceptionHandler(
                            failure -> LOG.debugf("%s:%d: %s", origin.host(), origin.port(), failure.getMessage()));
                })
                .recover(failure -> {
                    NotReached notReached = new NotReached(failure);
                    if (notReached.isAbsence()) {
                        health.notReached();
                    }
                    return Future.failedFuture(notReached);
                });
    }

    private HttpClient open(int connections) {
        HttpClientOptions options = new HttpClientOptions()
                .setKeepAlive(true)
                .setKeepAliveTimeout((int) pool.idle().toSeconds())
                .setPipelining(false)
                .setDecompressionSupported(false)
                .setMaxWaitQueueSize(pool.waiting())
                .setConnectTimeout((int) pool.connect().toMillis())
                .setIdleTimeout((int) pool.idle().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        return vertx.createHttpClient(
                options, new PoolOptions().setHttp1MaxSize(connections).setCleanerPeriod(1_000));
    }
}

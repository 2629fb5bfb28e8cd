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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
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
    private final Map<Thread, HttpClient> clients = new ConcurrentHashMap<>();
    private final Map<Thread, HttpClient> streamClients = new ConcurrentHashMap<>();

    Upstreams(Vertx vertx, GatewayConfig config) {
        this.vertx = vertx;
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
     * A request to be filled and sent, to the first replica to which there is a connection.
     *
     * @return fails with {@link NotReached} where no connection can be had: every replica is down, or its pool is full
     */
    Future<HttpClientRequest> request(Route route) {
        return firstReached(route.origins(), "/", route.timeout().toMillis(), client(route.lasting()));
    }

    /** A read by the door itself. It must run on an event loop. */
    public Future<HttpClientRequest> read(List<Origin> origins, String uri, long timeoutMillis) {
        return firstReached(origins, uri, timeoutMillis, client(false));
    }

    /** Nothing was sent to those before it, so none of them can have acted on the request. */
    private Future<HttpClientRequest> firstReached(
            List<Origin> origins, String uri, long timeoutMillis, HttpClient client) {
        Future<HttpClientRequest> first = request(origins.getFirst(), uri, timeoutMillis, client);
        return origins.size() == 1
                ? first
                : first.recover(_ -> firstReached(origins.subList(1, origins.size()), uri, timeoutMillis, client));
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
        return client.request(options)
                .onSuccess(request -> request.exceptionHandler(
                        failure -> LOG.debugf("%s:%d: %s", origin.host(), origin.port(), failure.getMessage())))
                .recover(failure -> Future.failedFuture(new NotReached(failure)));
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

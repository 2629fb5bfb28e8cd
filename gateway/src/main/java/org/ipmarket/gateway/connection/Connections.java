package org.ipmarket.gateway.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.ipmarket.gateway.GatewayConfig;
import org.jboss.logging.Logger;

/**
 * Bounds what a caller can hold without asking anything: so many connections for one address, refused as they are accepted; so
 * much time for the head of a request, for its body, however its bytes dribble, and to take an answer. It stands in front of the HTTP server, which
 * sees a request only when its head is whole, and is put there by the first request that comes: the launcher's, or a probe's.
 */
@Singleton
public class Connections {
    private static final Logger LOG = Logger.getLogger(Connections.class);
    private static final long EVERY_MILLIS = 500;

    private final Vertx vertx;
    private final GatewayConfig.Connections limits;
    private final Connection.Patience patience;
    private final Map<InetAddress, Integer> byAddress = new ConcurrentHashMap<>();
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong tooSlow = new AtomicLong();
    private volatile Channel guarded;

    Connections(Vertx vertx, GatewayConfig config) {
        this.vertx = vertx;
        this.limits = config.connections();
        this.patience = new Connection.Patience(
                limits.head().toNanos(),
                limits.next().toNanos(),
                limits.body().toNanos(),
                limits.largeBody().toNanos(),
                limits.answer().toNanos());
    }

    /** The head of a request has come. @return null where its connection was there before the guard */
    public Asked began(HttpServerRequest request, long nowNanos) {
        Channel channel = ((ConnectionBase) request.connection()).channel();
        if (guarded != channel.parent()) {
            guard(channel.parent());
        }
        Connection connection = channel.attr(Connection.OF_CHANNEL).get();
        if (connection == null) {
            return null;
        }
        connection.began(request, nowNanos);
        return new Asked(connection);
    }

    /** A request on a connection that is watched. */
    public record Asked(Connection connection) {
        /** Its body is large and may take its time. */
        public void takesLong() {
            connection.takesLong();
        }

        /** Where its end is cannot be told, so what follows on the connection is not a request. */
        public void distrust() {
            connection.distrust();
        }

        /** Whether it follows one whose end cannot be told. */
        public boolean isDistrusted() {
            return connection.isDistrusted();
        }

        /** It has been answered, or its connection has ended. */
        public void answered() {
            connection.answered(System.nanoTime());
        }
    }

    /** Connections that were refused since their address had too many. */
    public long refused() {
        return refused.get();
    }

    /** Connections that were closed since they were too slow. */
    public long tooSlow() {
        return tooSlow.get();
    }

    /** Connections that are open now. */
    public int open() {
        return open.size();
    }

    private synchronized void guard(Channel server) {
        if (guarded == server || server == null) {
            return;
        }
        server.pipeline().addFirst(new Acceptance());
        guarded = server;
        vertx.setPeriodic(EVERY_MILLIS, _ -> closeTheSlow());
        LOG.debugf("connections are counted, at most %d for each address", limits.perAddress());
    }

    /** Before the server's own: it gets each connection that was accepted, before a byte of it is read. */
    @ChannelHandler.Sharable
    private final class Acceptance extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object accepted) {
            if (admit((Channel) accepted)) {
                context.fireChannelRead(accepted);
            }
        }
    }

    private boolean admit(Channel channel) {
        InetAddress address = address(channel);
        if (address == null) {
            return true;
        }
        if (byAddress.merge(address, 1, Integer::sum) <= limits.perAddress()) {
            watch(channel, address);
            return true;
        }
        leave(address);
        refused.incrementAndGet();
        channel.unsafe().closeForcibly();
        return false;
    }

    private void watch(Channel channel, InetAddress address) {
        Connection connection = new Connection(channel, System.nanoTime());
        channel.attr(Connection.OF_CHANNEL).set(connection);
        open.add(connection);
        channel.closeFuture().addListener(_ -> {
            open.remove(connection);
            leave(address);
        });
    }

    private void leave(InetAddress address) {
        byAddress.computeIfPresent(address, (_, count) -> count > 1 ? count - 1 : null);
    }

    private void closeTheSlow() {
        long now = System.nanoTime();
        for (Connection connection : open) {
            if (connection.isTooSlow(now, patience) || connection.isStuck(now, patience)) {
                tooSlow.incrementAndGet();
                connection.close();
            }
        }
    }

    private static InetAddress address(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress socket ? socket.getAddress() : null;
    }
}

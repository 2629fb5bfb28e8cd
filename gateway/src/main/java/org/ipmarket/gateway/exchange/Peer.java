package org.ipmarket.gateway.exchange;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;

/**
 * Who is at the other end of a connection. To find it out anew for each request that comes there costs as much as to judge one.
 *
 * @param address without the port
 * @param https whether it has come over TLS, which may end before the door
 */
public record Peer(String address, boolean https) {
    /** @param https whether browsers find the door over TLS, which ends before it */
    public static Peer of(HttpServerRequest request, boolean https) {
        SocketAddress remote = request.remoteAddress();
        return new Peer(remote == null ? "unknown" : remote.hostAddress(), https || request.isSSL());
    }
}

package org.ipmarket.gateway.token;

import io.netty.util.Attribute;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * The credentials that the last request on a connection has brought, and what they were found to be. Whoever keeps a connection
 * brings the same ones again and again; to compare them costs a fiftieth of taking their fingerprint. They end with the connection.
 *
 * @param header the value of {@code Authorization}, whole
 * @param bytes the same as it goes over the wire: a token is as long as everything else in a request's head
 */
record Presented(String header, CharSequence bytes, VerifiedToken token) {
    private static final AttributeKey<Presented> LAST = AttributeKey.valueOf("ipmarket.presented");

    Presented(String header, VerifiedToken token) {
        this(header, HttpHeaders.createOptimized(header), token);
    }

    static Attribute<Presented> on(HttpConnection connection) {
        return ((ConnectionBase) connection).channel().attr(LAST);
    }
}

package org.ipmarket.gateway.proxy;

import io.vertx.core.MultiMap;
import io.vertx.core.net.HostAndPort;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ipmarket.gateway.exchange.Exchange;
import org.ipmarket.gateway.exchange.Trace;

/**
 * Which headers go on. Those of one connection stay on it (RFC 9110, 7.6.1), on both ways; what a caller says about where it
 * comes from is replaced by what the door has seen, since the services trust it.
 */
final class ForwardedHeaders {
    private static final Set<String> OF_ONE_CONNECTION = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "upgrade",
            "http2-settings");
    private static final Set<String> SAID_BY_THE_DOOR = Set.of("forwarded", "x-real-ip", "expect", "true-client-ip");
    private static final List<String> OVERRIDES =
            List.of("x-http-method", "x-http-method-override", "x-method-override", "x-original-url", "x-rewrite-url");
    private static final List<String> ANSWERED_BY_THE_DOOR =
            List.of(Trace.CORRELATION_HEADER, "RateLimit", "RateLimit-Policy");

    private ForwardedHeaders() {}

    /** Makes a request's headers those that a server behind the door sees. */
    static void toOrigin(MultiMap headers, Exchange exchange) {
        dropConnectionHeaders(headers);
        headers.names().stream()
                .filter(name -> isSaidByTheDoor(name.toLowerCase(Locale.ROOT)))
                .toList()
                .forEach(headers::remove);
        OVERRIDES.forEach(headers::remove);
        headers.set(Trace.CORRELATION_HEADER, exchange.trace().correlation());
        headers.set("traceparent", exchange.trace().traceparent());
        if (!exchange.trace().inherited()) {
            headers.remove("tracestate");
        }
        headers.set("X-Forwarded-For", exchange.address());
        headers.set("X-Forwarded-Proto", exchange.request().isSSL() ? "https" : "http");
        HostAndPort authority = exchange.request().authority();
        if (authority != null) {
            headers.set("X-Forwarded-Host", authority.toString());
            headers.set("X-Forwarded-Port", Integer.toString(port(authority, exchange)));
        }
    }

    /** Makes an answer's headers those that the caller sees. */
    static void toCaller(MultiMap headers) {
        dropConnectionHeaders(headers);
        ANSWERED_BY_THE_DOOR.forEach(headers::remove);
    }

    private static void dropConnectionHeaders(MultiMap headers) {
        for (String value : headers.getAll("connection")) {
            for (String named : value.split(",")) {
                String name = named.trim();
                if (!name.isEmpty() && !isFraming(name)) {
                    headers.remove(name);
                }
            }
        }
        OF_ONE_CONNECTION.forEach(headers::remove);
    }

    /** A caller must not make the door forget these by naming them in Connection. */
    private static boolean isFraming(String name) {
        return Set.of("authorization", "content-length", "transfer-encoding", "host", "content-type", "idempotency-key")
                .contains(name.toLowerCase(Locale.ROOT));
    }

    private static boolean isSaidByTheDoor(String name) {
        return name.startsWith("x-forwarded-") || SAID_BY_THE_DOOR.contains(name);
    }

    private static int port(HostAndPort authority, Exchange exchange) {
        if (authority.port() > 0) {
            return authority.port();
        }
        return exchange.request().isSSL() ? 443 : 80;
    }
}

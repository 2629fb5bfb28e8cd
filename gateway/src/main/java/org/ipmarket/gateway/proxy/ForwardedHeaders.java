package org.ipmarket.gateway.proxy;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.HostAndPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ipmarket.gateway.exchange.Exchange;
import org.ipmarket.gateway.exchange.Trace;

/**
 * Which headers go on. Those of one connection stay on it (RFC 9110, 7.6.1), on both ways; what a caller says about where it
 * comes from is replaced by what the door has seen, since the services trust it.
 */
final class ForwardedHeaders {
    private static final List<CharSequence> OF_ONE_CONNECTION = names(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "upgrade",
            "http2-settings");
    /** Who a request comes from and which it really is: that is for the door to say. */
    private static final List<CharSequence> SAID_BY_THE_DOOR = names(
            "forwarded",
            "x-real-ip",
            "expect",
            "true-client-ip",
            "x-http-method",
            "x-http-method-override",
            "x-method-override",
            "x-original-url",
            "x-rewrite-url");

    private static final List<CharSequence> ANSWERED_BY_THE_DOOR =
            names(Trace.CORRELATION_HEADER, "RateLimit", "RateLimit-Policy");
    /** A caller must not make the door forget these by naming them in Connection. */
    private static final Set<String> NEEDED =
            Set.of("authorization", "content-length", "transfer-encoding", "host", "content-type", "idempotency-key");

    private static final String FORWARDED = "X-Forwarded-";
    private static final CharSequence FORWARDED_FOR = HttpHeaders.createOptimized(FORWARDED + "For");
    private static final CharSequence FORWARDED_PROTO = HttpHeaders.createOptimized(FORWARDED + "Proto");
    private static final CharSequence FORWARDED_HOST = HttpHeaders.createOptimized(FORWARDED + "Host");
    private static final CharSequence FORWARDED_PORT = HttpHeaders.createOptimized(FORWARDED + "Port");
    private static final CharSequence CORRELATION = HttpHeaders.createOptimized(Trace.CORRELATION_HEADER);
    private static final CharSequence TRACEPARENT = HttpHeaders.createOptimized("traceparent");
    private static final CharSequence TRACESTATE = HttpHeaders.createOptimized("tracestate");

    private ForwardedHeaders() {}

    /** Makes a request's headers those that a server behind the door sees. */
    static void toOrigin(MultiMap headers, Exchange exchange) {
        dropConnectionHeaders(headers);
        drop(headers, SAID_BY_THE_DOOR);
        dropForwarded(headers);
        headers.set(CORRELATION, exchange.trace().correlation());
        headers.set(TRACEPARENT, exchange.trace().traceparent());
        if (!exchange.trace().inherited()) {
            headers.remove(TRACESTATE);
        }
        headers.set(FORWARDED_FOR, exchange.address());
        headers.set(FORWARDED_PROTO, exchange.isHttps() ? "https" : "http");
        HostAndPort authority = exchange.request().authority();
        if (authority != null) {
            headers.set(FORWARDED_HOST, authority.toString());
            headers.set(FORWARDED_PORT, Integer.toString(port(authority, exchange)));
        }
    }

    /** Makes an answer's headers those that the caller sees. */
    static void toCaller(MultiMap headers) {
        dropConnectionHeaders(headers);
        drop(headers, ANSWERED_BY_THE_DOOR);
    }

    /** The door's own cookies are for the door. */
    static void withoutOurCookies(MultiMap headers) {
        List<String> cookies = headers.getAll("cookie");
        if (cookies.isEmpty()) {
            return;
        }
        String others = cookies.stream()
                .flatMap(header -> Stream.of(header.split(";")))
                .map(String::trim)
                .filter(cookie -> !cookie.startsWith("ipmarket_") && !cookie.startsWith("__Host-ipmarket_"))
                .collect(Collectors.joining("; "));
        headers.remove("cookie");
        if (!others.isEmpty()) {
            headers.set("cookie", others);
        }
    }

    private static void dropConnectionHeaders(MultiMap headers) {
        for (String value : headers.getAll(HttpHeaders.CONNECTION)) {
            for (String named : value.split(",")) {
                String name = named.trim();
                if (!name.isEmpty() && !NEEDED.contains(name.toLowerCase(Locale.ROOT))) {
                    headers.remove(name);
                }
            }
        }
        drop(headers, OF_ONE_CONNECTION);
    }

    private static void drop(MultiMap headers, List<CharSequence> names) {
        for (CharSequence name : names) {
            headers.remove(name);
        }
    }

    /** Whatever comes after the dash. Hardly any request has one, so nothing is gathered for the others. */
    private static void dropForwarded(MultiMap headers) {
        List<String> found = List.of();
        for (Map.Entry<String, String> header : headers) {
            if (header.getKey().regionMatches(true, 0, FORWARDED, 0, FORWARDED.length())) {
                found = found.isEmpty() ? new ArrayList<>() : found;
                found.add(header.getKey());
            }
        }
        found.forEach(headers::remove);
    }

    private static List<CharSequence> names(String... names) {
        return Stream.of(names).map(HttpHeaders::createOptimized).toList();
    }

    private static int port(HostAndPort authority, Exchange exchange) {
        if (authority.port() > 0) {
            return authority.port();
        }
        return exchange.isHttps() ? 443 : 80;
    }
}

package org.ipmarket.gateway.proxy;

import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.HostAndPort;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ipmarket.gateway.exchange.Exchange;
import org.ipmarket.gateway.exchange.Fields;
import org.ipmarket.gateway.exchange.HeaderNames;
import org.ipmarket.gateway.exchange.Trace;

/**
 * Which headers go on. Those of one connection stay on it (RFC 9110, 7.6.1), on both ways; what a caller says about where it
 * comes from is replaced by what the door has seen, since the services trust it. How the body is framed is told anew on each
 * connection.
 */
final class ForwardedHeaders {
    private static final HeaderNames OF_ONE_CONNECTION = HeaderNames.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "content-length",
            "upgrade",
            "http2-settings");
    /** Who a request comes from and which it really is: that is for the door to say. */
    private static final HeaderNames NOT_FOR_ORIGINS = OF_ONE_CONNECTION.and(HeaderNames.of(
            "host",
            "forwarded",
            "x-real-ip",
            "expect",
            "true-client-ip",
            "x-http-method",
            "x-http-method-override",
            "x-method-override",
            "x-original-url",
            "x-rewrite-url",
            "traceparent",
            Trace.CORRELATION_HEADER));

    private static final HeaderNames NOT_FOR_CALLERS = OF_ONE_CONNECTION.and(
            HeaderNames.of(Trace.CORRELATION_HEADER, "RateLimit", "RateLimit-Policy", "Server", "X-Powered-By"));
    /** A caller must not make the door forget these by naming them in Connection. */
    private static final HeaderNames NEEDED =
            HeaderNames.of("authorization", "host", "content-type", "idempotency-key");

    private static final HeaderNames AUTHORIZATION = HeaderNames.of("authorization");
    private static final HeaderNames TRACESTATE = HeaderNames.of("tracestate");
    private static final HeaderNames NONE = HeaderNames.of();

    private static final String FORWARDED = "X-Forwarded-";
    private static final CharSequence FORWARDED_FOR = HttpHeaders.createOptimized(FORWARDED + "For");
    private static final CharSequence FORWARDED_PROTO = HttpHeaders.createOptimized(FORWARDED + "Proto");
    private static final CharSequence FORWARDED_HOST = HttpHeaders.createOptimized(FORWARDED + "Host");
    private static final CharSequence FORWARDED_PORT = HttpHeaders.createOptimized(FORWARDED + "Port");
    private static final CharSequence CORRELATION = HttpHeaders.createOptimized(Trace.CORRELATION_HEADER);
    private static final CharSequence TRACEPARENT = HttpHeaders.createOptimized("traceparent");
    private static final CharSequence HTTP = HttpHeaders.createOptimized("http");
    private static final CharSequence HTTPS = HttpHeaders.createOptimized("https");

    private ForwardedHeaders() {}

    /**
     * Writes the headers of a request as a server behind the door sees them.
     *
     * @param withheld what this kind of server does not get besides
     */
    static void toOrigin(Exchange exchange, HeaderNames withheld, MultiMap to) {
        MultiMap from = exchange.request().headers();
        Set<String> dropped = namedByConnection(from);
        CharSequence credentials = exchange.credentials();
        HeaderNames state = exchange.trace().inherited() ? NONE : TRACESTATE;
        Fields.each(from, (name, value) -> {
            if (!NOT_FOR_ORIGINS.has(name)
                    && !withheld.has(name)
                    && !state.has(name)
                    && !isForwarded(name)
                    && !isAmong(dropped, name)) {
                to.add(name, credentials != null && AUTHORIZATION.has(name) ? credentials : value);
            }
        });
        to.add(CORRELATION, exchange.trace().correlation());
        to.add(TRACEPARENT, exchange.trace().traceparent());
        to.add(FORWARDED_FOR, exchange.address());
        to.add(FORWARDED_PROTO, exchange.isHttps() ? HTTPS : HTTP);
        HostAndPort authority = exchange.authority();
        if (authority != null) {
            to.add(FORWARDED_HOST, authority.toString());
            to.add(FORWARDED_PORT, Integer.toString(port(authority, exchange)));
        }
    }

    /**
     * Writes the headers of an answer as the caller sees them.
     *
     * @throws IllegalArgumentException where one is none
     */
    static void toCaller(MultiMap from, MultiMap to) {
        Set<String> dropped = namedByConnection(from);
        Fields.each(from, (name, value) -> {
            if (!NOT_FOR_CALLERS.has(name) && !isAmong(dropped, name)) {
                if (!Fields.isName(name) || !Fields.isValue(value)) {
                    throw new IllegalArgumentException("an answer with a header that is none");
                }
                to.add(name, value);
            }
        });
    }

    /** The door's own cookies are for the door. */
    static void withoutOurCookies(MultiMap headers) {
        if (!headers.contains(HttpHeaders.COOKIE)) {
            return;
        }
        List<String> cookies = headers.getAll(HttpHeaders.COOKIE);
        String others = cookies.stream()
                .flatMap(header -> Stream.of(header.split(";")))
                .map(String::trim)
                .filter(cookie -> !cookie.startsWith("ipmarket_") && !cookie.startsWith("__Host-ipmarket_"))
                .collect(Collectors.joining("; "));
        headers.remove(HttpHeaders.COOKIE);
        if (!others.isEmpty()) {
            headers.set(HttpHeaders.COOKIE, others);
        }
    }

    /** Whatever a caller writes there, it costs no more than to sort it. */
    private static Set<String> namedByConnection(MultiMap headers) {
        List<String> values = headers.getAll(HttpHeaders.CONNECTION);
        if (values.isEmpty() || values.size() == 1 && "keep-alive".equals(values.getFirst())) {
            return Set.of();
        }
        return values.stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::trim)
                .filter(name -> !NEEDED.has(name))
                .collect(Collectors.toCollection(() -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER)));
    }

    private static boolean isAmong(Set<String> names, CharSequence name) {
        return !names.isEmpty() && names.contains(name.toString());
    }

    /** Whatever comes after the dash. */
    private static boolean isForwarded(CharSequence name) {
        return name.length() >= FORWARDED.length()
                && AsciiString.regionMatches(name, true, 0, FORWARDED, 0, FORWARDED.length());
    }

    private static int port(HostAndPort authority, Exchange exchange) {
        if (authority.port() > 0) {
            return authority.port();
        }
        return exchange.isHttps() ? 443 : 80;
    }
}

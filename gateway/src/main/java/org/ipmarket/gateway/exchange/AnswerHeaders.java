package org.ipmarket.gateway.exchange;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What every answer carries, whoever wrote it. A stricter word of the service itself stands. */
final class AnswerHeaders {
    private static final CharSequence CORRELATION = HttpHeaders.createOptimized(Trace.CORRELATION_HEADER);
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    private static final List<Entry<String, String>> FOR_BROWSERS = List.of(
            Map.entry("X-Content-Type-Options", "nosniff"),
            Map.entry("Referrer-Policy", "no-referrer"),
            Map.entry("X-Frame-Options", "DENY"),
            Map.entry("Cross-Origin-Resource-Policy", "same-origin"),
            Map.entry("Cross-Origin-Opener-Policy", "same-origin"),
            Map.entry("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
            Map.entry("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"));
    private static final Entry<String, String> ONLY_TLS = Map.entry("Strict-Transport-Security", "max-age=31536000");
    private static final Block PROTECTION = Block.of(FOR_BROWSERS);
    private static final Block PROTECTION_OVER_TLS =
            Block.of(Stream.concat(FOR_BROWSERS.stream(), Stream.of(ONLY_TLS)).toList());

    private AnswerHeaders() {}

    static void complete(Exchange exchange) {
        MultiMap headers = exchange.response().headers();
        headers.add(CORRELATION, exchange.trace().correlation());
        // of all of these the one of which services often say something themselves
        if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
            headers.add(HttpHeaders.CACHE_CONTROL, NO_STORE);
        }
        (exchange.isHttps() ? PROTECTION_OVER_TLS : PROTECTION).addTo(headers);
    }

    /**
     * Headers that nearly every answer gets all of: then they are one field, whose value has the ends of their lines in it, and go
     * over the wire in one piece. Written one by one, each the same each time, they are a fiftieth of what a request costs.
     */
    private record Block(
            List<Entry<String, String>> headers, HeaderNames names, CharSequence first, CharSequence rest) {
        static Block of(List<Entry<String, String>> headers) {
            String first = headers.getFirst().getKey();
            String lines = headers.stream()
                    .map(header -> header.getKey() + ": " + header.getValue())
                    .collect(Collectors.joining("\r\n"));
            return new Block(
                    headers,
                    HeaderNames.of(headers.stream().map(Entry::getKey).toArray(String[]::new)),
                    HttpHeaders.createOptimized(first),
                    HttpHeaders.createOptimized(lines.substring(first.length() + ": ".length())));
        }

        void addTo(MultiMap answer) {
            if (!Fields.any(answer, names)) {
                answer.add(first, rest);
                return;
            }
            headers.forEach(header -> {
                if (!answer.contains(header.getKey())) {
                    answer.add(header.getKey(), header.getValue());
                }
            });
        }
    }
}

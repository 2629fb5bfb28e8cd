package org.ipmarket.gateway.exchange;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;

/** What every answer carries, whoever wrote it. A stricter word of the service itself stands. */
final class AnswerHeaders {
    private static final CharSequence CORRELATION = HttpHeaders.createOptimized(Trace.CORRELATION_HEADER);
    private static final List<Header> UNLESS_STRICTER = List.of(
            Header.of("X-Content-Type-Options", "nosniff"),
            Header.of("Referrer-Policy", "no-referrer"),
            Header.of("X-Frame-Options", "DENY"),
            Header.of("Cross-Origin-Resource-Policy", "same-origin"),
            Header.of("Cross-Origin-Opener-Policy", "same-origin"),
            Header.of("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
            Header.of("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
            Header.of("Cache-Control", "no-store"));
    private static final Header ONLY_TLS = Header.of("Strict-Transport-Security", "max-age=31536000");

    /** Kept as the bytes that go over the wire: they go with every answer. */
    private record Header(CharSequence name, CharSequence value) {
        static Header of(String name, String value) {
            return new Header(HttpHeaders.createOptimized(name), HttpHeaders.createOptimized(value));
        }

        void addTo(MultiMap headers) {
            if (!headers.contains(name)) {
                headers.add(name, value);
            }
        }
    }

    private AnswerHeaders() {}

    static void complete(Exchange exchange) {
        MultiMap headers = exchange.response().headers();
        headers.set(CORRELATION, exchange.trace().correlation());
        for (Header header : UNLESS_STRICTER) {
            header.addTo(headers);
        }
        if (exchange.isHttps()) {
            ONLY_TLS.addTo(headers);
        }
    }
}

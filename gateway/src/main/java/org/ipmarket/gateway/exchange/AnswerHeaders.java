package org.ipmarket.gateway.exchange;

import io.vertx.core.MultiMap;

/** What every answer carries, whoever wrote it. A stricter word of the service itself stands. */
final class AnswerHeaders {
    private AnswerHeaders() {}

    static void complete(Exchange exchange) {
        MultiMap headers = exchange.response().headers();
        headers.set(Trace.CORRELATION_HEADER, exchange.trace().correlation());
        headers.remove("Server");
        headers.remove("X-Powered-By");
        absent(headers, "X-Content-Type-Options", "nosniff");
        absent(headers, "Referrer-Policy", "no-referrer");
        absent(headers, "X-Frame-Options", "DENY");
        absent(headers, "Cross-Origin-Resource-Policy", "same-origin");
        absent(headers, "Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        absent(headers, "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        absent(headers, "Cache-Control", "no-store");
        if (exchange.request().isSSL()) {
            absent(headers, "Strict-Transport-Security", "max-age=31536000");
        }
    }

    private static void absent(MultiMap headers, String name, String value) {
        if (!headers.contains(name)) {
            headers.set(name, value);
        }
    }
}

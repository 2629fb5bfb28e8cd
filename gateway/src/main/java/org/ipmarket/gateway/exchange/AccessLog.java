package org.ipmarket.gateway.exchange;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * One JSON line for each request, in a category of its own. It names who, what, the outcome and the time it took; never a
 * header's value that could be a secret, a query (logins carry codes in it) or a body.
 */
@Singleton
public class AccessLog {
    public static final String CATEGORY = "ipmarket.access";

    private static final Logger LOG = Logger.getLogger(CATEGORY);
    private static final int LONGEST_TEXT = 256;

    private final AccessLines lines;

    AccessLog(AccessLines lines) {
        this.lines = lines;
    }

    /** Writes the line when the answer has ended, or the caller has gone. */
    public void follow(Exchange exchange) {
        if (LOG.isInfoEnabled()) {
            exchange.context()
                    .addEndHandler(end -> lines.add(
                            line(exchange, end.failed() || !exchange.response().ended())));
        }
    }

    private static String line(Exchange exchange, boolean aborted) {
        HttpServerRequest request = exchange.request();
        HttpServerResponse response = exchange.response();
        JsonLine line = new JsonLine()
                .text("time", TimeText.now())
                .text("correlation", exchange.trace().correlation())
                .text("trace", exchange.trace().traceId())
                .text("address", exchange.address())
                .text("method", request.method().name())
                .text("path", shortened(request.path()))
                .number("status", response.getStatusCode())
                .millis("millis", exchange.elapsedNanos() / 1_000)
                .number("received", request.bytesRead())
                .number("sent", response.bytesWritten())
                .text("resource", exchange.resource())
                .text("client", exchange.client())
                .text("subject", exchange.subject())
                .text("refusal", exchange.refusal())
                .text("agent", shortened(request.getHeader(HttpHeaders.USER_AGENT)));
        if (exchange.wasSentAgain()) {
            line.yes("sentAgain");
        }
        if (aborted) {
            line.yes("aborted");
        }
        return line.toString();
    }

    private static String shortened(String text) {
        return text == null || text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }
}

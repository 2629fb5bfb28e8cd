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

    private static final JsonLine.Name TIME = JsonLine.Name.of("time");
    private static final JsonLine.Name CORRELATION = JsonLine.Name.of("correlation");
    private static final JsonLine.Name TRACE = JsonLine.Name.of("trace");
    private static final JsonLine.Name ADDRESS = JsonLine.Name.of("address");
    private static final JsonLine.Name METHOD = JsonLine.Name.of("method");
    private static final JsonLine.Name PATH = JsonLine.Name.of("path");
    private static final JsonLine.Name STATUS = JsonLine.Name.of("status");
    private static final JsonLine.Name MILLIS = JsonLine.Name.of("millis");
    private static final JsonLine.Name RECEIVED = JsonLine.Name.of("received");
    private static final JsonLine.Name SENT = JsonLine.Name.of("sent");
    private static final JsonLine.Name RESOURCE = JsonLine.Name.of("resource");
    private static final JsonLine.Name CLIENT = JsonLine.Name.of("client");
    private static final JsonLine.Name SUBJECT = JsonLine.Name.of("subject");
    private static final JsonLine.Name REFUSAL = JsonLine.Name.of("refusal");
    private static final JsonLine.Name AGENT = JsonLine.Name.of("agent");
    private static final JsonLine.Name SENT_AGAIN = JsonLine.Name.of("sentAgain");
    private static final JsonLine.Name ABORTED = JsonLine.Name.of("aborted");

    private final AccessLines lines;

    AccessLog(AccessLines lines) {
        this.lines = lines;
    }

    /** Writes the line when the answer has ended, or the caller has gone. */
    public void follow(Exchange exchange) {
        if (LOG.isInfoEnabled()) {
            exchange.afterwards(() -> lines.add(page -> write(exchange, new JsonLine(page))));
        }
    }

    private static void write(Exchange exchange, JsonLine line) {
        HttpServerRequest request = exchange.request();
        HttpServerResponse response = exchange.response();
        line.time(TIME, System.currentTimeMillis())
                .plain(CORRELATION, exchange.trace().correlation())
                .plain(TRACE, exchange.trace().traceId())
                .plain(ADDRESS, exchange.address())
                .text(METHOD, request.method().name())
                .text(PATH, shortened(request.path()))
                .number(STATUS, response.getStatusCode())
                .millis(MILLIS, exchange.elapsedNanos() / 1_000)
                .number(RECEIVED, request.bytesRead())
                .number(SENT, response.bytesWritten())
                .text(RESOURCE, exchange.resource())
                .text(CLIENT, exchange.client())
                .text(SUBJECT, exchange.subject())
                .text(REFUSAL, exchange.refusal())
                .text(AGENT, shortened(request.getHeader(HttpHeaders.USER_AGENT)));
        if (exchange.wasSentAgain()) {
            line.yes(SENT_AGAIN);
        }
        if (!response.ended()) {
            line.yes(ABORTED);
        }
        line.end();
    }

    private static String shortened(String text) {
        return text == null || text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }
}

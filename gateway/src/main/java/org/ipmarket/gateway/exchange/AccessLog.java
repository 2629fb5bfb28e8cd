package org.ipmarket.gateway.exchange;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * One JSON line for each request, in a category of its own. It names who, what, the outcome and the time it took; never a
 * header's value that could be a secret, a query (logins carry codes in it) or a body.
 */
@ApplicationScoped
public class AccessLog {
    public static final String CATEGORY = "ipmarket.access";

    private static final Logger LOG = Logger.getLogger(CATEGORY);
    private static final int LONGEST_TEXT = 256;

    /** Writes the line when the answer has ended, or the caller has gone. */
    public void follow(Exchange exchange) {
        exchange.context()
                .addEndHandler(end ->
                        write(exchange, end.failed() || !exchange.response().ended()));
    }

    private void write(Exchange exchange, boolean aborted) {
        if (!LOG.isInfoEnabled()) {
            return;
        }
        HttpServerRequest request = exchange.request();
        JsonObject line = new JsonObject()
                .put("time", Instant.now().toString())
                .put("correlation", exchange.trace().correlation())
                .put("trace", exchange.trace().traceId())
                .put("address", exchange.address())
                .put("method", request.method().name())
                .put("path", shortened(request.path()))
                .put("status", exchange.response().getStatusCode())
                .put("millis", exchange.elapsedNanos() / 1_000 / 1_000.0)
                .put("received", request.bytesRead())
                .put("sent", exchange.response().bytesWritten());
        present(line, "resource", exchange.resource());
        present(line, "client", exchange.client());
        present(line, "subject", exchange.subject());
        present(line, "refusal", exchange.refusal());
        present(line, "agent", shortened(request.getHeader("user-agent")));
        if (aborted) {
            line.put("aborted", true);
        }
        LOG.info(line.encode());
    }

    private static void present(JsonObject line, String name, String value) {
        if (value != null) {
            line.put(name, value);
        }
    }

    private static String shortened(String text) {
        return text == null || text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }
}

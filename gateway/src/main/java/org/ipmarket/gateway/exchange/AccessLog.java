package org.ipmarket.gateway.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * One JSON line for each request, in a category of its own. It names who, what, the outcome and the time it took; never a
 * header's value that could be a secret, a query (logins carry codes in it) or a body.
 */
@Singleton
public class AccessLog {
    public static final String CATEGORY = "ipmarket.access";

    private static final Logger LOG = Logger.getLogger(CATEGORY);
    private static final JsonFactory JSON = new JsonFactory();
    private static final int LONGEST_TEXT = 256;
    private static final int USUAL_LINE = 512;

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
        StringWriter text = new StringWriter(USUAL_LINE);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            HttpServerRequest request = exchange.request();
            json.writeStartObject();
            json.writeStringField("time", Instant.now().toString());
            json.writeStringField("correlation", exchange.trace().correlation());
            json.writeStringField("trace", exchange.trace().traceId());
            json.writeStringField("address", exchange.address());
            json.writeStringField("method", request.method().name());
            json.writeStringField("path", shortened(request.path()));
            json.writeNumberField("status", exchange.response().getStatusCode());
            json.writeNumberField("millis", exchange.elapsedNanos() / 1_000 / 1_000.0);
            json.writeNumberField("received", request.bytesRead());
            json.writeNumberField("sent", exchange.response().bytesWritten());
            present(json, "resource", exchange.resource());
            present(json, "client", exchange.client());
            present(json, "subject", exchange.subject());
            present(json, "refusal", exchange.refusal());
            present(json, "agent", shortened(request.getHeader("user-agent")));
            if (exchange.wasSentAgain()) {
                json.writeBooleanField("sentAgain", true);
            }
            if (aborted) {
                json.writeBooleanField("aborted", true);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a text cannot fail to be written", e);
        }
        return text.toString();
    }

    private static void present(JsonGenerator json, String name, String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    private static String shortened(String text) {
        return text == null || text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }
}

package org.ipmarket.gateway.door;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ipmarket.gateway.GatewayConfig;
import org.ipmarket.gateway.exchange.Exchange;
import org.ipmarket.gateway.exchange.Problem;
import org.ipmarket.gateway.exchange.Problems;

/** What is wrong with a request whoever sends it, wherever it goes. */
@Singleton
class RequestGuard {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final GatewayConfig.Limits limits;

    RequestGuard(GatewayConfig config) {
        this.limits = config.limits();
    }

    Optional<Problem> fault(Exchange exchange, FieldGuard fields) {
        HttpServerRequest request = exchange.request();
        if (request.uri().length() > limits.target()) {
            return Optional.of(Problems.targetTooLong(limits.target()));
        }
        if (fields.weight() > limits.headers().asLongValue()) {
            return Optional.of(Problems.headersTooLarge(limits.headers().asLongValue()));
        }
        if (!METHODS.contains(request.method().name())) {
            return Optional.of(Problems.methodRefused(request.method().name()));
        }
        if (!PathGuard.isPlain(request.path())) {
            return Optional.of(Problems.badPath());
        }
        if (!QueryGuard.isEncoded(request.query())) {
            return Optional.of(Problems.badRequest("The query must be percent-encoded (RFC 3986)."));
        }
        if (exchange.authority() == null) {
            return Optional.of(Problems.badRequest("The request needs one Host header."));
        }
        return Optional.empty();
    }

    /** What is wrong with its length, as announced, where so many bytes may come. */
    Optional<Problem> length(Exchange exchange, long largestBody) {
        return exchange.declaredLength() > largestBody
                ? Optional.of(Problems.bodyTooLarge(largestBody))
                : Optional.empty();
    }

    /** One way to tell where the body ends, so that no server behind can see another end. */
    boolean isFramedPlainly(HttpServerRequest request) {
        MultiMap headers = request.headers();
        // most requests have no body at all
        if (!headers.contains(HttpHeaders.TRANSFER_ENCODING) && !headers.contains(HttpHeaders.CONTENT_LENGTH)) {
            return true;
        }
        List<String> encodings = headers.getAll(HttpHeaders.TRANSFER_ENCODING);
        List<String> lengths = headers.getAll(HttpHeaders.CONTENT_LENGTH);
        return encodings.isEmpty() && lengths.size() <= 1
                || encodings.size() == 1 && "chunked".equals(encodings.getFirst()) && lengths.isEmpty();
    }
}

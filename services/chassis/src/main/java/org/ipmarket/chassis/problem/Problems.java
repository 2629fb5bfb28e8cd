package org.ipmarket.chassis.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.Response.StatusType;
import java.net.URI;
import java.util.Map;

/** Refusals as RFC 9457 problem details. Each type is a stable path {@code /problems/<slug>}. */
public final class Problems {
    private static final StatusType UNPROCESSABLE = status(422, "Unprocessable Content");
    private static final StatusType TOO_MANY_REQUESTS = status(429, "Too Many Requests");
    private static final StatusType PRECONDITION_REQUIRED = status(428, "Precondition Required");

    /** RFC 9457. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private Problems() {}

    /** 400: the request cannot be read. */
    public static HttpProblem badRequest(String slug, String field, String detail) {
        return problem(Status.BAD_REQUEST, slug, detail, field == null ? Map.of() : Map.of("field", field));
    }

    public static HttpProblem unauthorized() {
        return builder(Status.UNAUTHORIZED, "unauthorized", "A valid bearer token is needed.", Map.of())
                .withHeader("WWW-Authenticate", "Bearer realm=\"ipmarket\"")
                .build();
    }

    public static HttpProblem forbidden(String detail) {
        return forbidden("forbidden", detail);
    }

    public static HttpProblem forbidden(String slug, String detail) {
        return problem(Status.FORBIDDEN, slug, detail, Map.of());
    }

    /** 404: unknown, or not shown to this caller. */
    public static HttpProblem notFound(String what, Object id) {
        return problem(Status.NOT_FOUND, "not-found", "There is no " + what + " " + id + ".", Map.of());
    }

    /** 409: the state of the thing forbids it. */
    public static HttpProblem conflict(String slug, String detail, Map<String, ?> facts) {
        return problem(Status.CONFLICT, slug, detail, facts);
    }

    public static HttpProblem conflict(String slug, String detail) {
        return conflict(slug, detail, Map.of());
    }

    /** 410: it was there, and is kept no longer. */
    public static HttpProblem gone(String slug, String detail, Map<String, ?> facts) {
        return problem(Status.GONE, slug, detail, facts);
    }

    /** 412: what the caller saw has changed since. */
    public static HttpProblem stale(String detail) {
        return problem(Status.PRECONDITION_FAILED, "stale", detail, Map.of());
    }

    /** 422: readable, but it breaks a rule. */
    public static HttpProblem unprocessable(String slug, String field, String detail, Map<String, ?> facts) {
        HttpProblem.Builder builder = builder(UNPROCESSABLE, slug, detail, facts);
        if (field != null) {
            builder.with("field", field);
        }
        return builder.build();
    }

    public static HttpProblem unprocessable(String slug, String field, String detail) {
        return unprocessable(slug, field, detail, Map.of());
    }

    /** 428: an edit needs {@code If-Match}. */
    public static HttpProblem preconditionRequired(String detail) {
        return problem(PRECONDITION_REQUIRED, "precondition-required", detail, Map.of());
    }

    /** 429: too much from this caller; try again after so many seconds. */
    public static HttpProblem tooMany(String slug, String detail, long retryAfterSeconds) {
        return builder(TOO_MANY_REQUESTS, slug, detail, Map.of())
                .withHeader("Retry-After", Long.toString(retryAfterSeconds))
                .build();
    }

    /** 503: not now; try again after so many seconds. */
    public static HttpProblem busy(String slug, String detail, int retryAfterSeconds) {
        return builder(Status.SERVICE_UNAVAILABLE, slug, detail, Map.of())
                .withHeader("Retry-After", Integer.toString(retryAfterSeconds))
                .build();
    }

    private static HttpProblem problem(StatusType status, String slug, String detail, Map<String, ?> facts) {
        return builder(status, slug, detail, facts).build();
    }

    private static HttpProblem.Builder builder(StatusType status, String slug, String detail, Map<String, ?> facts) {
        HttpProblem.Builder builder = HttpProblem.builder()
                .withType(URI.create("/problems/" + slug))
                .withTitle(title(slug))
                .withStatus(status)
                .withDetail(detail);
        facts.forEach(builder::with);
        return builder;
    }

    /** What a type of problem is called. */
    public static String title(String slug) {
        return Character.toUpperCase(slug.charAt(0)) + slug.substring(1).replace('-', ' ');
    }

    private static StatusType status(int code, String reason) {
        return new StatusType() {
            @Override
            public int getStatusCode() {
                return code;
            }

            @Override
            public Status.Family getFamily() {
                return Status.Family.familyOf(code);
            }

            @Override
            public String getReasonPhrase() {
                return reason;
            }
        };
    }
}

package org.ipmarket.chassis.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;

/** Where refusals of the JSON reader become problems, in place of the library's shorter ones. */
final class RefusalMappers {
    private static final int BEFORE_THE_LIBRARY = 1;

    private RefusalMappers() {}

    private static Response response(HttpProblem problem) {
        return problem.toResponse();
    }

    @Provider
    @Priority(BEFORE_THE_LIBRARY)
    public static final class OfJson implements ExceptionMapper<JsonProcessingException> {
        @Override
        public Response toResponse(JsonProcessingException refused) {
            return response(JsonRefusals.of(refused));
        }
    }

    @Provider
    @Priority(BEFORE_THE_LIBRARY)
    public static final class OfMismatch implements ExceptionMapper<MismatchedInputException> {
        @Override
        public Response toResponse(MismatchedInputException refused) {
            return response(JsonRefusals.of(refused));
        }
    }

    @Provider
    @Priority(BEFORE_THE_LIBRARY)
    public static final class OfFormat implements ExceptionMapper<InvalidFormatException> {
        @Override
        public Response toResponse(InvalidFormatException refused) {
            return response(JsonRefusals.of(refused));
        }
    }

    @Provider
    @Priority(BEFORE_THE_LIBRARY)
    public static final class OfProperty implements ExceptionMapper<UnrecognizedPropertyException> {
        @Override
        public Response toResponse(UnrecognizedPropertyException refused) {
            return response(JsonRefusals.of(refused));
        }
    }

    /** What a converter of parameters refuses arrives wrapped; a path that names nothing arrives bare. */
    @Provider
    @Priority(BEFORE_THE_LIBRARY)
    public static final class OfNotFound implements ExceptionMapper<NotFoundException> {
        @Override
        public Response toResponse(NotFoundException refused) {
            for (Throwable cause = refused.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof HttpProblem problem) {
                    return response(problem);
                }
            }
            return response(HttpProblem.builder()
                    .withType(URI.create("/problems/not-found"))
                    .withTitle("Not found")
                    .withStatus(Response.Status.NOT_FOUND)
                    .withDetail("Nothing is at this address.")
                    .build());
        }
    }

    /** The reader wraps some of its refusals. */
    @Provider
    @Priority(BEFORE_THE_LIBRARY)
    public static final class OfWrapped implements ExceptionMapper<WebApplicationException> {
        @Override
        public Response toResponse(WebApplicationException refused) {
            for (Throwable cause = refused.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof JsonProcessingException json) {
                    return response(JsonRefusals.of(json));
                }
                if (cause instanceof HttpProblem problem) {
                    return response(problem);
                }
            }
            Response given = refused.getResponse();
            String title = given.getStatusInfo().getReasonPhrase();
            HttpProblem.Builder problem = HttpProblem.builder()
                    .withType(URI.create("/problems/" + title.toLowerCase().replace(' ', '-')))
                    .withTitle(title)
                    .withStatus(given.getStatusInfo());
            if (refused.getMessage() != null) {
                problem.withDetail(refused.getMessage());
            }
            given.getHeaders().forEach((name, values) -> {
                if (!name.equalsIgnoreCase("Content-Type") && !name.equalsIgnoreCase("Content-Length")) {
                    problem.withHeader(name, values.getFirst());
                }
            });
            return response(problem.build());
        }
    }
}

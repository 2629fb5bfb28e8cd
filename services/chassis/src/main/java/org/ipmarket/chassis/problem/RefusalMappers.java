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
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Where refusals of the JSON reader become problems, in place of the library's shorter ones. */
final class RefusalMappers {
    private static final int BEFORE_THE_LIBRARY = 1;

    private RefusalMappers() {}

    /** Each type by name: the library and the framework have mappers of their own for all of them. */
    public static final class OfJson {
        @ServerExceptionMapper(
                value = {
                    JsonProcessingException.class,
                    MismatchedInputException.class,
                    InvalidFormatException.class,
                    UnrecognizedPropertyException.class
                },
                priority = BEFORE_THE_LIBRARY)
        public Response toResponse(JsonProcessingException refused) {
            return JsonRefusals.of(refused).toResponse();
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
                    return problem.toResponse();
                }
            }
            return HttpProblem.builder()
                    .withType(URI.create("/problems/not-found"))
                    .withTitle("Not found")
                    .withStatus(Response.Status.NOT_FOUND)
                    .withDetail("Nothing is at this address.")
                    .build()
                    .toResponse();
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
                    return JsonRefusals.of(json).toResponse();
                }
                if (cause instanceof HttpProblem problem) {
                    return problem.toResponse();
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
            return problem.build().toResponse();
        }
    }
}

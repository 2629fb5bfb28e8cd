package org.ipmarket.chassis.test.example;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Hands good answers in JSON on, with their requests; anything else passes unread. */
final class NotingFilter implements Filter {
    private static final String JSON = "application/json";

    private final Examples examples;

    NotingFilter(Examples examples) {
        this.examples = examples;
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response answer = context.next(request, expected);
        String type = answer.contentType();
        if (answer.statusCode() < 300 && type != null && type.startsWith(JSON)) {
            examples.note(
                    request.getMethod(),
                    URI.create(request.getURI()).getPath(),
                    body(request),
                    answer.statusCode(),
                    answer.asByteArray());
        }
        return answer;
    }

    private static byte[] body(FilterableRequestSpecification request) {
        Object body = request.getBody();
        boolean isJson =
                request.getContentType() != null && request.getContentType().startsWith(JSON);
        if (!isJson || body == null) {
            return new byte[0];
        }
        return body instanceof byte[] bytes ? bytes : body.toString().getBytes(StandardCharsets.UTF_8);
    }
}

package org.ipmarket.chassis.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Turns what the JSON reader did not accept into a 400 that names the field and what would be accepted. */
final class JsonRefusals {
    private static final int LONGEST_ECHO = 60;

    private JsonRefusals() {}

    static HttpProblem of(JsonProcessingException refused) {
        HttpProblem.Builder problem = HttpProblem.builder()
                .withType(URI.create("/problems/malformed-body"))
                .withTitle("Malformed body")
                .withStatus(Status.BAD_REQUEST);
        if (refused instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            problem.with("field", path(mapping));
        }
        switch (refused) {
            case UnrecognizedPropertyException unknown ->
                problem.withDetail("Unknown field '" + shortened(unknown.getPropertyName()) + "'.")
                        .with("accepted", unknown.getKnownPropertyIds());
            case InvalidFormatException format
            when format.getTargetType().isEnum() ->
                problem.withDetail("Unknown value '" + shortened(format.getValue()) + "'.")
                        .with("accepted", enumValues(format.getTargetType()));
            case InvalidFormatException format ->
                problem.withDetail(
                        "'" + shortened(format.getValue()) + "' is not " + described(format.getTargetType()) + ".");
            case ValueInstantiationException value -> problem.withDetail(cause(value));
            case MismatchedInputException mismatch ->
                problem.withDetail("Expected " + described(mismatch.getTargetType()) + where(mismatch) + ".");
            case JsonMappingException mapping
            when mapping.getCause() instanceof IllegalArgumentException -> problem.withDetail(cause(mapping));
            default -> problem.withDetail("The body is not JSON" + where(refused) + ".");
        }
        return problem.build();
    }

    private static String cause(JsonMappingException refused) {
        Throwable cause = refused;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause instanceof JsonProcessingException json ? json.getOriginalMessage() : cause.getMessage();
        return message == null ? "The value is not accepted." : message;
    }

    private static String path(JsonMappingException refused) {
        return refused.getPath().stream()
                .map(step -> step.getFieldName() != null ? "." + step.getFieldName() : "[" + step.getIndex() + "]")
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static Object enumValues(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
    }

    private static String described(Class<?> type) {
        if (type == null) {
            return "another value";
        }
        return switch (type.getSimpleName()) {
            case "Instant" -> "an instant such as 2026-01-01T00:00:00Z";
            case "LocalDate" -> "a date such as 2026-01-01";
            case "Duration" -> "an ISO 8601 duration such as PT5M";
            case "String" -> "a string";
            case "int", "Integer", "long", "Long" -> "a whole number";
            case "boolean", "Boolean" -> "true or false";
            case "List", "Set", "Collection", "ArrayList", "HashSet" -> "a list";
            default -> "a " + type.getSimpleName();
        };
    }

    private static String where(JsonProcessingException refused) {
        JsonLocation location = refused.getLocation();
        return location == null ? "" : ", at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String shortened(Object value) {
        String text = String.valueOf(value);
        return text.length() <= LONGEST_ECHO ? text : text.substring(0, LONGEST_ECHO) + "…";
    }
}

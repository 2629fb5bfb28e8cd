package org.ipmarket.chassis.problem;

import jakarta.annotation.Priority;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A request that parses but breaks a declared constraint: 422 that names the first such field, and all of them. */
@Provider
@Priority(1)
public class BrokenConstraints implements ExceptionMapper<ConstraintViolationException> {
    /** @param field path inside the body, or the name of a query or header parameter */
    public record Violation(String field, String message) {}

    @Override
    public Response toResponse(ConstraintViolationException broken) {
        List<Violation> violations = broken.getConstraintViolations().stream()
                .map(violation -> new Violation(field(violation), violation.getMessage()))
                .sorted(Comparator.comparing(Violation::field).thenComparing(Violation::message))
                .toList();
        Violation first = violations.getFirst();
        return Problems.unprocessable(
                        "constraint-broken",
                        first.field(),
                        first.field() + " " + first.message() + ".",
                        Map.of("violations", violations))
                .toResponse();
    }

    private static String field(ConstraintViolation<?> violation) {
        StringBuilder inside = new StringBuilder();
        String parameter = "";
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = node.getName();
            } else if (node.getKind() != ElementKind.METHOD && node.getName() != null) {
                inside.append(inside.isEmpty() ? "" : ".").append(node.getName());
                if (node.getIndex() != null) {
                    inside.append('[').append(node.getIndex()).append(']');
                }
            }
        }
        return inside.isEmpty() ? parameter : inside.toString();
    }
}

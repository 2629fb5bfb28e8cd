package org.ipmarket.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ipmarket.chassis.page.PageRequest;

/** Reads from a method what it takes besides its body. */
final class Parameters {
    private static final Map<String, String> SHARED = Map.of(
            "If-Match", "IfMatch",
            "If-None-Match", "IfNoneMatch",
            "Idempotency-Key", "IdempotencyKey",
            "On-Behalf-Of", "OnBehalfOf",
            "Last-Event-ID", "LastEventId");
    private static final Set<String> NO_PARAMETERS = Set.of("Content-Type", "Accept", "Authorization");

    private final Schemas schemas;
    private final Words words;
    private final JsonNode usual;

    /** @param usual what parameters mean where the sources do not say it, by name */
    Parameters(Schemas schemas, Words words, JsonNode usual) {
        this.schemas = schemas;
        this.words = words;
        this.usual = usual;
    }

    static ObjectNode shared(String name) {
        return Json.object().put("$ref", "#/components/parameters/" + name);
    }

    List<ObjectNode> of(Endpoint endpoint) {
        List<ObjectNode> all = new ArrayList<>();
        Map<String, String> said =
                words.method(endpoint.method()).map(Words.Said::params).orElse(Map.of());
        for (Parameter parameter : endpoint.method().getParameters()) {
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                bean(endpoint, parameter.getType(), all);
            } else {
                add(endpoint, parameter, parameter.getParameterizedType(), said.get(parameter.getName()), all);
            }
        }
        return all;
    }

    private void bean(Endpoint endpoint, Class<?> type, List<ObjectNode> all) {
        if (type == PageRequest.class) {
            all.add(shared("limit"));
            all.add(shared("cursor"));
            return;
        }
        for (Class<?> each = type; each != Object.class; each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                String said = words.component(each, field.getName()).orElse(null);
                add(endpoint, field, field.getGenericType(), said, all);
            }
        }
    }

    private void add(Endpoint endpoint, AnnotatedElement element, Type type, String said, List<ObjectNode> all) {
        PathParam path = element.getAnnotation(PathParam.class);
        QueryParam query = element.getAnnotation(QueryParam.class);
        HeaderParam header = element.getAnnotation(HeaderParam.class);
        if (header != null && SHARED.containsKey(header.value())) {
            all.add(shared(SHARED.get(header.value())));
        } else if (header != null && NO_PARAMETERS.contains(header.value())) {
            return;
        } else if (header != null) {
            all.add(one(endpoint, header.value(), "header", element, type, said));
        } else if (path != null) {
            all.add(one(endpoint, path.value(), "path", element, type, said).put("required", true));
        } else if (query != null) {
            all.add(one(endpoint, query.value(), "query", element, type, said));
        }
    }

    private ObjectNode one(
            Endpoint endpoint, String name, String in, AnnotatedElement element, Type type, String said) {
        ObjectNode parameter = Json.object();
        parameter.put("name", name);
        parameter.put("in", in);
        parameter.put("description", said == null ? usual(endpoint, name, in) : said);
        if (element.isAnnotationPresent(NotNull.class) || isSaidToBeRequired(element)) {
            parameter.put("required", true);
        }
        ObjectNode schema = schemas.of(type);
        DefaultValue preset = element.getAnnotation(DefaultValue.class);
        if (preset != null) {
            schema = schema.deepCopy();
            schema.set("default", typed(type, preset.value()));
        }
        parameter.set("schema", schema);
        return parameter;
    }

    private static boolean isSaidToBeRequired(AnnotatedElement element) {
        var said = element.getAnnotation(org.eclipse.microprofile.openapi.annotations.parameters.Parameter.class);
        return said != null && said.required();
    }

    private static JsonNode typed(Type type, String value) {
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return Json.MAPPER.getNodeFactory().numberNode(Long.parseLong(value));
        }
        if (type == boolean.class || type == Boolean.class) {
            return Json.MAPPER.getNodeFactory().booleanNode(Boolean.parseBoolean(value));
        }
        return Json.MAPPER.getNodeFactory().textNode(value);
    }

    private String usual(Endpoint endpoint, String name, String in) {
        String place = endpoint.resourceName() + "." + name;
        if (usual.has(place)) {
            return usual.path(place).asText();
        }
        if (in.equals("path")) {
            return "Which " + owner(endpoint.path(), name);
        }
        if (usual.has(name)) {
            return usual.path(name).asText();
        }
        return in.equals("query") && endpoint.verb().equals("GET") ? "Only with this " + spaced(name) : spaced(name);
    }

    private static String owner(String path, String name) {
        String[] segments = path.split("/");
        for (int i = 2; i < segments.length; i++) {
            if (segments[i].equals("{" + name + "}") && !segments[i - 1].startsWith("{")) {
                return OperationIds.singular(segments[i - 1]).replace('-', ' ') + ", by its " + spaced(name);
            }
        }
        return spaced(name);
    }

    private static String spaced(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase();
    }
}

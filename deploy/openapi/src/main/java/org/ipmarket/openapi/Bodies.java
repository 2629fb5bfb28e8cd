package org.ipmarket.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.Context;
import java.io.File;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.resteasy.reactive.RestForm;

/** Reads from a method what it takes as its body, by media type. */
final class Bodies {
    private static final Set<Class<?>> FILES = Set.of(InputStream.class, byte[].class, File.class);

    private Bodies() {}

    static Map<String, ObjectNode> of(Endpoint endpoint, Schemas schemas) {
        Map<String, ObjectNode> content = new LinkedHashMap<>();
        ObjectNode form = Json.object();
        for (Parameter parameter : endpoint.method().getParameters()) {
            RestForm part = parameter.getAnnotation(RestForm.class);
            if (part != null) {
                if (parameter.getType() == String.class) {
                    form.putObject(part.value()).put("type", "string");
                } else {
                    form.putObject(part.value()).put("contentMediaType", "application/octet-stream");
                }
            } else if (isBody(parameter)) {
                boolean file = FILES.contains(parameter.getType());
                for (String mediaType : consumed(endpoint, file)) {
                    ObjectNode media = Json.object();
                    media.set("schema", file ? Json.object() : schemas.of(parameter.getParameterizedType()));
                    content.put(mediaType, media);
                }
            }
        }
        if (!form.isEmpty()) {
            ObjectNode media = Json.object();
            ObjectNode schema = media.putObject("schema").put("type", "object");
            schema.set("properties", form);
            form.fieldNames().forEachRemaining(schema.putArray("required")::add);
            content.put("multipart/form-data", media);
        }
        return content;
    }

    /** A parameter that no annotation of the framework explains. */
    private static boolean isBody(Parameter parameter) {
        for (Annotation annotation : parameter.getAnnotations()) {
            String name = annotation.annotationType().getName();
            if (annotation instanceof Context
                    || name.startsWith("jakarta.ws.rs.")
                    || name.startsWith("org.jboss.resteasy.reactive.")) {
                return false;
            }
        }
        return true;
    }

    private static List<String> consumed(Endpoint endpoint, boolean file) {
        Consumes own = endpoint.method().getAnnotation(Consumes.class);
        Consumes consumes = own != null ? own : endpoint.resource().getAnnotation(Consumes.class);
        return consumes == null ? List.of(file ? "*/*" : "application/json") : List.of(consumes.value());
    }
}

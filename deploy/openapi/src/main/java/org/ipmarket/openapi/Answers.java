package org.ipmarket.openapi;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Reads from a method what it answers: its type, or what its annotations say where it returns a {@link Response}. */
final class Answers {
    private static final Set<Type> FILES = Set.of(byte[].class, StreamingOutput.class, InputStream.class);
    private static final String JSON = "application/json";

    private Answers() {}

    static List<Answer> of(Endpoint endpoint) {
        Method method = endpoint.method();
        String media = mediaType(endpoint);
        List<Answer> said = said(method, media);
        if (!said.isEmpty()) {
            return said;
        }
        Type type = unwrapped(method.getGenericReturnType());
        if (type == void.class || type == Void.class) {
            return media.equals("text/event-stream")
                    ? List.of(new Answer("200", description("200"), media, null))
                    : List.of(new Answer("204", description("204"), null, null));
        }
        if (type == Response.class || FILES.contains(type) || type == String.class) {
            if (media.equals(JSON)) {
                throw new IllegalStateException(
                        method + " does not say what it answers: give it an @APIResponseSchema");
            }
            return List.of(new Answer("200", description("200"), media, null));
        }
        return List.of(new Answer("200", description("200"), JSON, type));
    }

    private static List<Answer> said(Method method, String usual) {
        List<Answer> answers = new ArrayList<>();
        for (APIResponse response : method.getAnnotationsByType(APIResponse.class)) {
            String status = response.responseCode();
            if (response.content().length == 0) {
                answers.add(new Answer(status, description(status), null, null));
            }
            for (Content content : response.content()) {
                boolean typed = content.schema().implementation() != Void.class;
                String media = content.mediaType().isEmpty() ? usual : content.mediaType();
                answers.add(new Answer(
                        status,
                        description(status),
                        media,
                        typed ? content.schema().implementation() : null));
            }
        }
        for (APIResponseSchema response : method.getAnnotationsByType(APIResponseSchema.class)) {
            String status = response.responseCode().isEmpty() ? "200" : response.responseCode();
            answers.add(new Answer(status, description(status), JSON, response.value()));
        }
        return answers;
    }

    private static Type unwrapped(Type type) {
        if (type instanceof ParameterizedType generic
                && (generic.getRawType() == Uni.class || generic.getRawType() == CompletionStage.class)) {
            return generic.getActualTypeArguments()[0];
        }
        return type;
    }

    private static String mediaType(Endpoint endpoint) {
        Produces own = endpoint.method().getAnnotation(Produces.class);
        Produces produces = own != null ? own : endpoint.resource().getAnnotation(Produces.class);
        return produces == null ? JSON : produces.value()[0].replaceFirst(";.*", "");
    }

    private static String description(String status) {
        return switch (status) {
            case "200" -> "Done, or as asked for";
            case "201" -> "Created";
            case "202" -> "Accepted: not done yet, or waiting for a second person";
            case "204" -> "Done; nothing to say";
            default -> throw new IllegalStateException("no word for " + status);
        };
    }
}

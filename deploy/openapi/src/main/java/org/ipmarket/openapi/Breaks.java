package org.ipmarket.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a client of one document could no longer do, or read, with another. What is added is no break, save what must be sent; an enum of
 * an answer may grow, so clients have to bear values that they do not know.
 */
final class Breaks {
    private static final List<String> UPPER = List.of("maximum", "maxLength", "maxItems", "exclusiveMaximum");
    private static final List<String> LOWER = List.of("minimum", "minLength", "minItems", "exclusiveMinimum");

    /** Which way a schema travels. */
    private enum Way {
        SENT,
        ANSWERED
    }

    private final JsonNode before;
    private final JsonNode after;
    private final List<String> found = new ArrayList<>();
    private final Set<String> compared = new HashSet<>();

    private Breaks(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
    }

    /** Each in one line, with its place; empty where every client can go on. */
    static List<String> between(JsonNode before, JsonNode after) {
        Breaks breaks = new Breaks(before, after);
        before.path("paths").fields().forEachRemaining(path -> path.getValue()
                .fields()
                .forEachRemaining(verb -> breaks.operation(
                        verb.getKey().toUpperCase() + " " + path.getKey(),
                        verb.getValue(),
                        after.path("paths").path(path.getKey()).path(verb.getKey()))));
        before.path("webhooks").fields().forEachRemaining(hook -> breaks.webhook(hook.getKey(), hook.getValue()));
        breaks.problems();
        return breaks.found;
    }

    private void operation(String name, JsonNode old, JsonNode now) {
        if (now.isMissingNode()) {
            found.add(name + " is gone");
            return;
        }
        if (!old.path("operationId").equals(now.path("operationId"))) {
            found.add(name + " is no longer called " + old.path("operationId").asText());
        }
        parameters(name, old.path("parameters"), now.path("parameters"));
        body(name, old.path("requestBody"), now.path("requestBody"));
        old.path("responses").fields().forEachRemaining(response -> {
            if (response.getKey().startsWith("2")) {
                answer(
                        name + " " + response.getKey(),
                        response.getValue(),
                        now.path("responses").path(response.getKey()));
            }
        });
    }

    private void parameters(String name, JsonNode old, JsonNode now) {
        for (JsonNode each : old) {
            JsonNode known = target(before, each);
            JsonNode same = named(now, known);
            String place = name + " parameter " + known.path("name").asText();
            if (same == null) {
                found.add(place + " is gone");
            } else {
                becameRequired(place, known.path("required"), same.path("required"));
                schema(place, known.path("schema"), same.path("schema"), Way.SENT);
            }
        }
        for (JsonNode each : now) {
            JsonNode added = target(after, each);
            boolean known = false;
            for (JsonNode other : old) {
                known |= sameParameter(target(before, other), added);
            }
            if (!known && added.path("required").asBoolean()) {
                found.add(name + " now needs parameter " + added.path("name").asText());
            }
        }
    }

    private JsonNode named(JsonNode parameters, JsonNode wanted) {
        for (JsonNode each : parameters) {
            JsonNode known = target(after, each);
            if (sameParameter(known, wanted)) {
                return known;
            }
        }
        return null;
    }

    private static boolean sameParameter(JsonNode one, JsonNode other) {
        return one.path("name").equals(other.path("name")) && one.path("in").equals(other.path("in"));
    }

    private void body(String name, JsonNode old, JsonNode now) {
        if (old.isMissingNode()) {
            if (now.path("required").asBoolean()) {
                found.add(name + " now needs a body");
            }
            return;
        }
        if (now.isMissingNode()) {
            found.add(name + " no longer takes a body");
            return;
        }
        media(name + " body", old.path("content"), now.path("content"), Way.SENT);
    }

    private void answer(String place, JsonNode old, JsonNode now) {
        if (now.isMissingNode()) {
            found.add(place + " is no longer answered");
            return;
        }
        old.path("headers").fieldNames().forEachRemaining(header -> {
            if (!now.path("headers").has(header)) {
                found.add(place + " no longer has header " + header);
            }
        });
        media(place, old.path("content"), now.path("content"), Way.ANSWERED);
    }

    private void media(String place, JsonNode old, JsonNode now, Way way) {
        old.fields().forEachRemaining(type -> {
            if (!now.has(type.getKey())) {
                found.add(place + " is no longer " + type.getKey());
            } else {
                schema(
                        place,
                        type.getValue().path("schema"),
                        now.path(type.getKey()).path("schema"),
                        way);
            }
        });
    }

    private void webhook(String type, JsonNode old) {
        JsonNode now = after.path("webhooks").path(type);
        if (now.isMissingNode()) {
            found.add("event " + type + " is gone");
            return;
        }
        media(
                "event " + type,
                old.path("post").path("requestBody").path("content"),
                now.path("post").path("requestBody").path("content"),
                Way.ANSWERED);
    }

    private void problems() {
        before.path("components").path("responses").fields().forEachRemaining(response -> {
            JsonNode now = after.path("components").path("responses").path(response.getKey());
            response.getValue()
                    .at("/content/application~1problem+json/examples")
                    .fieldNames()
                    .forEachRemaining(type -> {
                        if (!now.at("/content/application~1problem+json/examples")
                                .has(type)) {
                            found.add("problem " + type + " is no longer one of "
                                    + response.getKey().replace("Problem", ""));
                        }
                    });
        });
    }

    private void schema(String place, JsonNode oldForm, JsonNode newForm, Way way) {
        if (oldForm.has("$ref")
                && newForm.has("$ref")
                && !compared.add(way + oldForm.path("$ref").asText() + " "
                        + newForm.path("$ref").asText())) {
            return;
        }
        JsonNode old = target(before, oldForm);
        JsonNode now = target(after, newForm);
        for (String word : List.of("type", "format", "const", "pattern")) {
            boolean loosened = way == Way.SENT && !now.has(word) && !word.equals("format");
            if (!old.path(word).equals(now.path(word)) && !loosened) {
                found.add(place + ": " + word + " " + shown(old, word) + " became " + shown(now, word));
            }
        }
        values(place, old.path("enum"), now.path("enum"), way);
        bounds(place, old, now, way);
        properties(place, old, now, way);
        if (old.has("items")) {
            schema(place + "[]", old.path("items"), now.path("items"), way);
        }
        if (old.path("additionalProperties").isObject()) {
            schema(place + "{}", old.path("additionalProperties"), now.path("additionalProperties"), way);
        }
        for (String word : List.of("allOf", "anyOf", "oneOf")) {
            for (int i = 0; i < old.path(word).size(); i++) {
                schema(place, old.path(word).path(i), now.path(word).path(i), way);
            }
        }
    }

    private void properties(String place, JsonNode old, JsonNode now, Way way) {
        old.path("properties").fields().forEachRemaining(property -> {
            String inner = place + "." + property.getKey();
            JsonNode same = now.path("properties").path(property.getKey());
            if (same.isMissingNode()) {
                found.add(inner + " is gone");
            } else {
                schema(inner, property.getValue(), same, way);
            }
        });
        Set<String> needed = texts(old.path("required"));
        Set<String> needs = texts(now.path("required"));
        if (way == Way.SENT) {
            needs.stream()
                    .filter(name -> !needed.contains(name))
                    .sorted()
                    .forEach(name -> found.add(place + "." + name + " must now be sent"));
        } else {
            needed.stream()
                    .filter(name ->
                            !needs.contains(name) && now.path("properties").has(name))
                    .sorted()
                    .forEach(name -> found.add(place + "." + name + " may now be missing"));
        }
    }

    private void values(String place, JsonNode old, JsonNode now, Way way) {
        if (way == Way.ANSWERED || now.isMissingNode()) {
            return;
        }
        if (old.isMissingNode()) {
            found.add(place + " now takes certain values only");
            return;
        }
        Set<String> left = texts(now);
        texts(old).stream()
                .filter(value -> !left.contains(value))
                .sorted()
                .forEach(value -> found.add(place + " no longer takes " + value));
    }

    private void bounds(String place, JsonNode old, JsonNode now, Way way) {
        if (way == Way.ANSWERED) {
            return;
        }
        for (String word : UPPER) {
            if (now.has(word)
                    && (!old.has(word)
                            || now.path(word).asDouble() < old.path(word).asDouble())) {
                found.add(place + ": " + word + " " + shown(old, word) + " became " + shown(now, word));
            }
        }
        for (String word : LOWER) {
            if (now.has(word)
                    && (!old.has(word)
                            || now.path(word).asDouble() > old.path(word).asDouble())) {
                found.add(place + ": " + word + " " + shown(old, word) + " became " + shown(now, word));
            }
        }
    }

    private void becameRequired(String place, JsonNode old, JsonNode now) {
        if (now.asBoolean() && !old.asBoolean()) {
            found.add(place + " must now be sent");
        }
    }

    private static String shown(JsonNode form, String word) {
        return form.has(word) ? form.path(word).asText() : "none";
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new HashSet<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static JsonNode target(JsonNode document, JsonNode form) {
        return form.has("$ref") ? document.at(form.path("$ref").asText().substring(1)) : form;
    }
}

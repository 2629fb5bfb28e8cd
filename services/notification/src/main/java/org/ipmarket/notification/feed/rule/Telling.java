package org.ipmarket.notification.feed.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.event.MarketEvent;

/**
 * An event as the feed tells it. At least one of the two data is there.
 *
 * @param publicData JSON for everybody; null where it is for the centres concerned alone
 * @param centreData JSON for the centres concerned; null where they read what everybody does
 * @param centres that the event names; they are the ones concerned
 */
public record Telling(String publicData, String centreData, Set<String> centres) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Empty where nobody may read it: it is withheld, or concerns centres and names none. */
    public static Optional<Telling> of(MarketEvent event) {
        Set<String> centres = new TreeSet<>();
        event.centres().forEach(centre -> centres.add(centre.value()));
        return switch (Publicity.of(event.getClass())) {
            case Publicity.Decision.Public open -> Optional.of(open(event, open.without(), centres));
            case Publicity.Decision.Concerned concerned ->
                centres.isEmpty() ? Optional.empty() : Optional.of(new Telling(null, whole(event), centres));
            case Publicity.Decision.Withheld withheld -> Optional.empty();
        };
    }

    private static Telling open(MarketEvent event, Set<String> without, Set<String> centres) {
        String whole = whole(event);
        if (without.isEmpty()) {
            return new Telling(whole, null, centres);
        }
        return new Telling(without(whole, without), centres.isEmpty() ? null : whole, centres);
    }

    private static String whole(MarketEvent event) {
        return new String(EventJson.write(event), StandardCharsets.UTF_8);
    }

    private static String without(String whole, Set<String> components) {
        try {
            JsonNode tree = JSON.readTree(whole);
            components.forEach(component -> remove(tree, component));
            return tree.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(JsonNode tree, String component) {
        int dot = component.indexOf('.');
        if (tree.isArray()) {
            tree.forEach(element -> remove(element, component));
        } else if (dot >= 0) {
            remove(tree.path(component.substring(0, dot)), component.substring(dot + 1));
        } else if (tree instanceof ObjectNode object) {
            object.remove(component);
        }
    }
}

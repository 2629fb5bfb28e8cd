package org.ipmarket.notification.notice.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ipmarket.messages.event.EventCatalogue;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.event.EventType;
import org.ipmarket.messages.event.MarketEvent;

/** The events that stand as examples beside their schemas. */
public final class Examples {
    private static final Path FOLDER = Path.of("../messages/src/test/resources/examples");

    private Examples() {}

    /** One of every type at least. */
    public static List<MarketEvent> all() {
        return EventCatalogue.all().stream().<MarketEvent>flatMap(Examples::of).toList();
    }

    /** Those of a type. */
    public static <E extends MarketEvent> Stream<E> of(Class<E> event) {
        EventType type = EventCatalogue.describe(event);
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .filter(file -> file.getFileName()
                            .toString()
                            .matches(type.name().replace(".", "\\.") + "(\\.[a-z]+)?\\.json"))
                    .filter(file -> type.name().equals(nameOf(file)))
                    .sorted()
                    .map(file -> read(file, event))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The longest name of a type that the file's begins with: {@code offer.announced.contest} is one of {@code offer.announced}. */
    private static String nameOf(Path file) {
        String name = file.getFileName().toString().replaceFirst("\\.json$", "");
        return EventCatalogue.all().stream()
                .map(event -> EventCatalogue.describe(event).name())
                .filter(type -> name.equals(type) || name.startsWith(type + "."))
                .max((one, other) -> one.length() - other.length())
                .orElseThrow();
    }

    private static <E extends MarketEvent> E read(Path file, Class<E> event) {
        try {
            return EventJson.read(Files.readAllBytes(file), event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

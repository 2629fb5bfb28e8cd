package org.ipmarket.messages.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The schemas that are checked in are those of the records. {@code -Dschemas.write=true} writes them anew. */
class EventSchemaTest {
    private static final Path FOLDER = Path.of("src/main/resources/schemas");

    @TestFactory
    Stream<DynamicTest> theSchemaCheckedInIsTheRecords() {
        return EventCatalogue.all().stream()
                .map(event -> DynamicTest.dynamicTest(EventCatalogue.typeOf(event), () -> compare(event)));
    }

    @Test
    void noSchemaIsLeftWithoutItsEvent() throws IOException {
        List<String> known = EventCatalogue.all().stream()
                .map(event -> EventCatalogue.typeOf(event) + ".json")
                .toList();
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(known);
        }
    }

    private static void compare(Class<? extends MarketEvent> event) throws IOException {
        Path file = FOLDER.resolve(EventCatalogue.typeOf(event) + ".json");
        String schema = EventSchemas.of(event);
        if (Boolean.getBoolean("schemas.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, schema);
        }
        assertThat(file).as("write it with -Dschemas.write=true").exists();
        assertThat(Files.readString(file))
                .as(
                        "the record and %s differ; if readers of the old form can read the new one, write it with"
                                + " -Dschemas.write=true, else raise the version of the event",
                        file)
                .isEqualTo(schema);
    }
}

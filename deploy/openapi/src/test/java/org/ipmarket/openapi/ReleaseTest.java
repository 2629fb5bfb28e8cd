package org.ipmarket.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A client of the last released document goes on working, unless the version says otherwise. {@code -Dopenapi.release=true} releases the
 * document as it is under its version.
 */
class ReleaseTest {
    private static final Path FOLDER = Documents.ROOT.resolve("docs/openapi/released");

    @Test
    void nothingBreaksUnlessTheVersionSaysSo() throws IOException {
        JsonNode now = Documents.made();
        String version = now.at("/info/version").asText();
        if (Boolean.getBoolean("openapi.release")) {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve(version + ".json"), Json.text(Release.promise(now)));
        }
        JsonNode released = last();
        String before = released.at("/info/version").asText();
        List<String> breaks = Breaks.between(released, now);
        if (!Release.mayBreak(before, version)) {
            assertThat(breaks)
                    .as(
                            "clients of %s would break; give frame.json a version that says so, or keep the old beside"
                                    + " the new",
                            before)
                    .isEmpty();
        }
    }

    /** Without words, what is promised is the same. */
    @Test
    void whatIsReleasedIsThePromiseAlone() {
        JsonNode document = Documents.checkedIn();
        assertThat(Breaks.between(document, Release.promise(document))).allMatch(line -> line.startsWith("problem "));
    }

    private static JsonNode last() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.max(Comparator.comparing(ReleaseTest::number))
                    .map(Json::read)
                    .orElseThrow();
        }
    }

    private static String number(Path file) {
        StringBuilder sortable = new StringBuilder();
        for (String part :
                file.getFileName().toString().replaceFirst("\\.json$", "").split("\\.")) {
            sortable.append(String.format("%05d", Integer.parseInt(part)));
        }
        return sortable.toString();
    }
}

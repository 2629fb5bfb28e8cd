package org.ipmarket.valuation.method;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Published figures, in a folder that lies beside the project's or is absent. */
public final class ReferenceData {
    private static final Path FOLDER = Path.of("shared/data");

    private ReferenceData() {}

    /** A row of a table by the names of its columns. */
    public record Row(int line, Map<String, String> cells) {
        public String text(String column) {
            return cells.get(column);
        }

        public double number(String column) {
            return Double.parseDouble(cells.get(column));
        }
    }

    /** The file of values, where the folder is there. */
    public static Optional<Path> file(String name) {
        return under("valuation").map(folder -> folder.resolve(name));
    }

    /** The document of an office, where the folder is there. */
    public static Optional<Path> document(String name) {
        return under("patents").map(folder -> folder.resolve(name));
    }

    private static Optional<Path> under(String name) {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve(FOLDER).resolve(name))
                .filter(Files::exists)
                .findFirst();
    }

    public static List<Row> table(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            String[] columns = lines.getFirst().split(",");
            return IntStream.range(1, lines.size())
                    .filter(line -> !lines.get(line).isBlank())
                    .mapToObj(line -> row(line, columns, lines.get(line).split(",")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(int line, String[] columns, String[] cells) {
        Map<String, String> byName = new HashMap<>();
        for (int i = 0; i < columns.length; i++) {
            byName.put(columns[i], cells[i]);
        }
        return new Row(line + 1, byName);
    }
}

package org.ipmarket.settlement.paper;

import java.util.List;
import java.util.stream.IntStream;

/** What a paper shows, part by part; every text is plain and is escaped by the template. */
public record Sheet(
        String language,
        String centre,
        String heading,
        String subtitle,
        String number,
        List<String> marks,
        List<Section> sections,
        List<Signature> signatures,
        List<String> foot,
        String footPage,
        String footOf,
        String footEnd) {
    /** Facts, clauses and a table, each of which may be empty. */
    public record Section(
            String heading,
            List<Fact> facts,
            List<String> clauses,
            List<Column> columns,
            List<Row> rows,
            String after) {
        public static Section facts(String heading, List<Fact> facts) {
            return new Section(heading, facts, List.of(), List.of(), List.of(), null);
        }

        public static Section clauses(String heading, List<String> clauses) {
            return new Section(heading, List.of(), clauses, List.of(), List.of(), null);
        }

        /**
         * @param lines with as many texts as there are columns
         * @param after a line below the table, or null
         */
        public static Section table(String heading, List<Column> columns, List<Line> lines, String after) {
            List<Row> rows = lines.stream()
                    .map(line -> new Row(
                            IntStream.range(0, columns.size())
                                    .mapToObj(i -> new Cell(
                                            line.texts().get(i), columns.get(i).amount()))
                                    .toList(),
                            line.total()))
                    .toList();
            return new Section(heading, List.of(), List.of(), columns, rows, after);
        }
    }

    public record Fact(String name, String value, boolean strong) {}

    /** @param width in percent */
    public record Column(String name, int width, boolean amount) {}

    /** @param total set apart from those before it */
    public record Line(List<String> texts, boolean total) {
        public static Line of(String... texts) {
            return new Line(List.of(texts), false);
        }

        public static Line total(String... texts) {
            return new Line(List.of(texts), true);
        }
    }

    /** @param total set apart from those before it */
    public record Row(List<Cell> cells, boolean total) {}

    public record Cell(String text, boolean amount) {}

    /** Where a side signs or seals. */
    public record Signature(String side, String name, String line, String date) {}
}

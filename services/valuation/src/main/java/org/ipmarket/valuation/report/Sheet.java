package org.ipmarket.valuation.report;

import java.util.ArrayList;
import java.util.List;

/** What a report shows, part by part; every text is plain and is escaped by the template, the charts are SVG. */
public record Sheet(
        String language,
        String centre,
        String heading,
        String subtitle,
        String number,
        List<String> marks,
        String missingHeading,
        List<String> missing,
        List<Section> sections,
        List<String> foot,
        String footPage,
        String footOf,
        String footEnd) {
    /**
     * A part of the report.
     *
     * @param missing what is flagged as missing; empty where nothing is
     */
    public record Section(
            String id,
            int number,
            String heading,
            List<String> missing,
            List<String> paragraphs,
            List<Fact> facts,
            List<String> items,
            List<Figure> figures,
            List<Grid> grids) {}

    public record Fact(String name, String value, boolean strong) {}

    /** A chart and its caption; the grid after it says the same in figures. */
    public record Figure(String svg, String caption) {}

    /** A table. */
    public record Grid(String caption, List<Column> columns, List<List<Cell>> rows) {}

    /** @param width in percent */
    public record Column(String name, int width, boolean amount) {}

    public record Cell(String text, boolean amount) {}

    /** Puts a part together. */
    static final class Draft {
        private final ReportPart part;
        private final String heading;
        private final List<String> missing;
        private final List<String> paragraphs = new ArrayList<>();
        private final List<Fact> facts = new ArrayList<>();
        private final List<String> items = new ArrayList<>();
        private final List<Figure> figures = new ArrayList<>();
        private final List<Grid> grids = new ArrayList<>();

        Draft(ReportPart part, String heading, List<String> missing) {
            this.part = part;
            this.heading = heading;
            this.missing = missing;
        }

        Draft say(String paragraph) {
            paragraphs.add(paragraph);
            return this;
        }

        /** Unless the value is null. */
        Draft fact(String name, String value) {
            if (value != null && !value.isBlank()) {
                facts.add(new Fact(name, value, false));
            }
            return this;
        }

        Draft strong(String name, String value) {
            facts.add(new Fact(name, value, true));
            return this;
        }

        Draft item(String item) {
            items.add(item);
            return this;
        }

        Draft figure(String svg, String caption) {
            figures.add(new Figure(svg, caption));
            return this;
        }

        Draft grid(String caption, List<Column> columns, List<List<String>> rows) {
            grids.add(new Grid(
                    caption,
                    columns,
                    rows.stream()
                            .map(row -> {
                                List<Cell> cells = new ArrayList<>();
                                for (int i = 0; i < columns.size(); i++) {
                                    cells.add(
                                            new Cell(row.get(i), columns.get(i).amount()));
                                }
                                return List.copyOf(cells);
                            })
                            .toList()));
            return this;
        }

        Section done() {
            return new Section(
                    "part-" + part.number(),
                    part.number(),
                    heading,
                    missing,
                    List.copyOf(paragraphs),
                    List.copyOf(facts),
                    List.copyOf(items),
                    List.copyOf(figures),
                    List.copyOf(grids));
        }
    }
}

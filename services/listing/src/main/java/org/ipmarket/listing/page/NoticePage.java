package org.ipmarket.listing.page;

import java.util.List;

/** What the template shows; every text is plain and is escaped by the template. */
public record NoticePage(
        String language,
        String otherLanguage,
        String otherName,
        String pdfPath,
        String pdfName,
        boolean print,
        String centre,
        String heading,
        String title,
        String number,
        String numberLine,
        List<String> marks,
        List<Section> sections,
        List<String> foot,
        String footPage,
        String footOf,
        String footEnd) {
    /** Of a section only one part is filled, the other lists are empty; a section of fees has facts and a table. */
    public record Section(
            String heading, List<Fact> facts, List<String> steps, List<Column> columns, List<List<Cell>> rows) {
        static Section facts(String heading, List<Fact> facts) {
            return new Section(heading, facts, List.of(), List.of(), List.of());
        }

        static Section steps(String heading, List<String> steps) {
            return new Section(heading, List.of(), steps, List.of(), List.of());
        }

        static Section table(String heading, List<Column> columns, List<List<Cell>> rows) {
            return new Section(heading, List.of(), List.of(), columns, rows);
        }

        Section with(List<Fact> beside) {
            return new Section(heading, beside, steps, columns, rows);
        }
    }

    public record Fact(String name, String value, boolean strong) {}

    /** @param width in percent */
    public record Column(String name, int width) {}

    /** @param minor lines below, smaller */
    public record Cell(String main, List<String> minor) {
        static Cell of(String main, String... minor) {
            return new Cell(main, List.of(minor));
        }
    }
}

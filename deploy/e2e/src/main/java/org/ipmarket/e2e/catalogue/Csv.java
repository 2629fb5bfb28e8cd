package org.ipmarket.e2e.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a small table with a header row from the class path (RFC 4180, no line breaks inside a field). */
final class Csv {
    private Csv() {}

    /** One row, by the header's names; an empty field is null. */
    record Row(Map<String, String> fields) {
        String text(String name) {
            return fields.get(name);
        }

        LocalDate date(String name) {
            String text = text(name);
            return text == null ? null : LocalDate.parse(text);
        }

        Integer number(String name) {
            String text = text(name);
            return text == null ? null : Integer.valueOf(text);
        }

        /** A field whose parts are separated by semicolons. */
        List<String> parts(String name) {
            String text = text(name);
            return text == null ? List.of() : List.of(text.split(";"));
        }
    }

    static List<Row> read(String resource) {
        try (InputStream in = Csv.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + resource);
            }
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            List<String> header = split(lines.getFirst());
            return lines.stream().skip(1).map(line -> row(header, split(line))).toList();
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + resource, e);
        }
    }

    private static Row row(List<String> header, List<String> values) {
        if (header.size() != values.size()) {
            throw new IllegalStateException("expected " + header.size() + " fields: " + values);
        }
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            fields.put(header.get(i), values.get(i).isEmpty() ? null : values.get(i));
        }
        return new Row(fields);
    }

    static List<String> split(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}

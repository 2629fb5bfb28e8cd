package org.ipmarket.valuation.method.scorecard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ipmarket.valuation.method.indicator.Indicator;

/**
 * The lines and weights of a scorecard: data, in a file of the folder {@code scorecard}, never changed once in use.
 *
 * <p>GB/T 42748-2023 (专利评估指引, in force from 1 September 2023) has three levels of 3, 14 and 27 indicators and allows for further ones. An edition claims
 * only those lines of it that it names.
 *
 * @param version the file's name, told with every scorecard
 */
public record Edition(String version, List<Criterion> criteria) {
    public static final String CURRENT = "gbt-42748-2023-1";

    /** How many indicators the standard has at its second level; {@link #THIRD_LEVEL}: at its third. */
    public static final int SECOND_LEVEL = 14;

    public static final int THIRD_LEVEL = 27;

    static final int ALL = 10_000;
    private static final String COMMENT = "#";
    private static final int NAMES = 6;

    public Edition {
        criteria = List.copyOf(criteria);
        Set<String> ids = criteria.stream().map(Criterion::id).collect(Collectors.toSet());
        if (ids.size() != criteria.size()) {
            throw new IllegalArgumentException(version + " has two criteria of the same id");
        }
        for (Purpose purpose : Purpose.values()) {
            int sum = criteria.stream().mapToInt(one -> one.weight(purpose)).sum();
            if (sum != ALL) {
                throw new IllegalArgumentException(
                        version + " has weights for " + purpose + " of " + sum + " basis points, not " + ALL);
            }
        }
    }

    /** Reads an edition by its version; refuses one that there is not, or whose weights are not whole. */
    public static Edition load(String version) {
        try (InputStream file = Edition.class.getResourceAsStream("/scorecard/" + version + ".csv")) {
            if (file == null) {
                throw new IllegalArgumentException("there is no edition " + version + " of the scorecard");
            }
            return parse(
                    version,
                    new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                            .lines()
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines of comma-separated cells without quotes: a header, then the criteria; those that begin with # are comments. */
    static Edition parse(String version, List<String> lines) {
        List<String[]> rows = lines.stream()
                .filter(line -> !line.startsWith(COMMENT) && !line.isBlank())
                .map(line -> line.split(",", -1))
                .toList();
        String[] header = rows.getFirst();
        return new Edition(
                version,
                rows.stream().skip(1).map(cells -> criterion(header, cells)).toList());
    }

    private static Criterion criterion(String[] header, String[] cells) {
        if (cells.length != header.length) {
            throw new IllegalArgumentException("a criterion has " + header.length + " cells, not " + cells.length + ": "
                    + String.join(",", cells));
        }
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < header.length; i++) {
            row.put(header[i], cells[i].strip());
        }
        Map<Purpose, Integer> weights = new EnumMap<>(Purpose.class);
        Arrays.stream(header)
                .skip(NAMES)
                .forEach(purpose -> weights.put(Purpose.valueOf(purpose), Integer.valueOf(row.get(purpose))));
        return new Criterion(
                row.get("id"),
                Dimension.valueOf(row.get("dimension")),
                Criterion.GradedBy.valueOf(row.get("graded_by")),
                Optional.of(row.get("indicator"))
                        .filter(text -> !text.isEmpty())
                        .map(Indicator::valueOf),
                row.get("zh"),
                row.get("en"),
                weights);
    }
}

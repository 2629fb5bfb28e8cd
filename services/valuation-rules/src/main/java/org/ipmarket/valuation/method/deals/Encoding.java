package org.ipmarket.valuation.method.deals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ipmarket.valuation.method.deals.CensoredRegression.Row;

/**
 * How features become the columns of a regression: one for the average lot, one for each number (less its mean, in standard
 * deviations), one for not knowing a number, one for each level of each factor. Columns of one factor are pooled together.
 */
final class Encoding {
    /** Group of columns that are not pooled. */
    static final int FREE = -1;

    private static final int UNKNOWN_NUMBERS = Factor.values().length;
    static final int GROUPS = UNKNOWN_NUMBERS + 1;

    private final Map<Measure, Scale> scales = new EnumMap<>(Measure.class);
    private final Map<Measure, Integer> numberColumns = new EnumMap<>(Measure.class);
    private final Map<Measure, Integer> unknownColumns = new EnumMap<>(Measure.class);
    private final Map<Factor, SortedMap<String, Integer>> levelColumns = new EnumMap<>(Factor.class);
    private final List<String> kinds;
    private final int[] groups;
    /** For each column the place of its feature: numbers, then factors. */
    private final int[] featureOfColumn;

    private record Scale(double mean, double deviation) {
        double of(double transformed) {
            return (transformed - mean) / deviation;
        }
    }

    Encoding(Snapshot snapshot) {
        List<Integer> groupOf = new ArrayList<>();
        groupOf.add(FREE);
        List<Integer> featureOf = new ArrayList<>();
        featureOf.add(FREE);
        for (Measure measure : Measure.values()) {
            double[] known = snapshot.lots().stream()
                    .filter(lot -> lot.features().knows(measure))
                    .mapToDouble(
                            lot -> measure.transformed(lot.features().numbers().get(measure)))
                    .toArray();
            Scale scale = scale(known);
            if (!(scale.deviation() > 0)) {
                continue;
            }
            scales.put(measure, scale);
            numberColumns.put(measure, groupOf.size());
            groupOf.add(FREE);
            featureOf.add(measure.ordinal());
            if (known.length < snapshot.size()) {
                unknownColumns.put(measure, groupOf.size());
                groupOf.add(UNKNOWN_NUMBERS);
                featureOf.add(measure.ordinal());
            }
        }
        for (Factor factor : Factor.values()) {
            SortedMap<String, Integer> columns = new TreeMap<>();
            snapshot.lots().stream()
                    .map(lot -> lot.features().levels().get(factor))
                    .filter(level -> level != null)
                    .sorted()
                    .distinct()
                    .forEach(level -> {
                        columns.put(level, groupOf.size());
                        groupOf.add(factor.ordinal());
                        featureOf.add(Measure.values().length + factor.ordinal());
                    });
            levelColumns.put(factor, columns);
        }
        kinds = List.copyOf(levelColumns.get(Factor.KIND).keySet());
        featureOfColumn = featureOf.stream().mapToInt(Integer::intValue).toArray();
        groups = groupOf.stream().mapToInt(Integer::intValue).toArray();
    }

    private static Scale scale(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new Scale(mean, Math.sqrt(squares / values.length));
    }

    /** For each column its group, or {@link #FREE}. */
    int[] groups() {
        return groups;
    }

    int kindCount() {
        return kinds.size();
    }

    /** -1 for a kind that is not known or that no lot has shown. */
    int kind(Features features) {
        String kind = features.levels().get(Factor.KIND);
        return kind == null ? -1 : kinds.indexOf(kind);
    }

    Row row(Features features) {
        int[] columns = new int[1 + Measure.values().length + Factor.values().length];
        double[] values = new double[columns.length];
        values[0] = 1;
        int size = 1;
        for (Map.Entry<Measure, Integer> column : numberColumns.entrySet()) {
            Measure measure = column.getKey();
            Double number = features.numbers().get(measure);
            if (number != null) {
                columns[size] = column.getValue();
                values[size++] = scales.get(measure).of(measure.transformed(number));
            } else if (unknownColumns.containsKey(measure)) {
                columns[size] = unknownColumns.get(measure);
                values[size++] = 1;
            }
        }
        for (Map.Entry<Factor, String> level : features.levels().entrySet()) {
            Integer column = levelColumns.get(level.getKey()).get(level.getValue());
            if (column != null) {
                columns[size] = column;
                values[size++] = 1;
            }
        }
        return new Row(Arrays.copyOf(columns, size), Arrays.copyOf(values, size), kind(features));
    }

    /** What each feature of a lot makes in the log price: numbers (known or not), then factors. */
    double[] effects(Row row, double[] coefficients) {
        double[] effects = new double[Measure.values().length + Factor.values().length];
        for (int i = 1; i < row.columns().length; i++) {
            int column = row.columns()[i];
            effects[featureOfColumn[column]] += row.values()[i] * coefficients[column];
        }
        return effects;
    }
}

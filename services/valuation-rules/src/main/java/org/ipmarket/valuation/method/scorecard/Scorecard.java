package org.ipmarket.valuation.method.scorecard;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * A patent's points for a purpose. It orders patents for who chooses among them; it is no price and no value opinion.
 *
 * @param edition whose lines and weights
 * @param total of all dimensions
 * @param dimensions each of the three
 * @param lines every criterion with its weight and grade, in the edition's order
 * @param remarks what a reader must know beside the figures
 */
public record Scorecard(
        String edition,
        Purpose purpose,
        Points total,
        Map<Dimension, Points> dimensions,
        List<Line> lines,
        List<String> remarks) {
    static final double MOST = 100;

    /**
     * @param ofGiven the weighted mean of the criteria that have points; empty where none has
     * @param least if every open one came to 0; {@code most}: if every open one came to 100
     * @param givenBasisPoints of the weight, how much has points, in basis points of the part that this is of
     */
    public record Points(OptionalDouble ofGiven, double least, double most, int givenBasisPoints) {}

    /** @param weight basis points of the purpose */
    public record Line(Criterion criterion, int weight, Grade grade) {}

    public Scorecard {
        dimensions = Collections.unmodifiableMap(new EnumMap<>(dimensions));
        lines = List.copyOf(lines);
        remarks = List.copyOf(remarks);
    }

    /** @param grades one for each criterion of the edition, by id, as {@link Grading} gives them */
    public static Scorecard of(Edition edition, Purpose purpose, Map<String, Grade> grades) {
        List<Line> lines = new ArrayList<>();
        for (Criterion criterion : edition.criteria()) {
            Grade grade = grades.get(criterion.id());
            if (grade == null) {
                throw new IllegalArgumentException("no grade for " + criterion.id() + ", not even an open one");
            }
            lines.add(new Line(criterion, criterion.weight(purpose), grade));
        }
        if (grades.size() != lines.size()) {
            throw new IllegalArgumentException("grades for criteria that " + edition.version() + " does not have");
        }
        return new Scorecard(
                edition.version(),
                purpose,
                points(lines, line -> true),
                Map.of(
                        Dimension.LEGAL, points(lines, in(Dimension.LEGAL)),
                        Dimension.TECHNICAL, points(lines, in(Dimension.TECHNICAL)),
                        Dimension.ECONOMIC, points(lines, in(Dimension.ECONOMIC))),
                lines,
                remarks(lines));
    }

    /** The lines without points. */
    public List<Line> open() {
        return lines.stream().filter(line -> line.grade() instanceof Grade.Open).toList();
    }

    private static Predicate<Line> in(Dimension dimension) {
        return line -> line.criterion().dimension() == dimension;
    }

    private static Points points(List<Line> lines, Predicate<Line> which) {
        int all = 0;
        int given = 0;
        double sum = 0;
        for (Line line : lines.stream().filter(which).toList()) {
            all += line.weight();
            if (line.grade() instanceof Grade.Given(double points, String reason)) {
                given += line.weight();
                sum += line.weight() * points;
            }
        }
        if (all == 0) {
            return new Points(OptionalDouble.empty(), 0, MOST, 0);
        }
        return new Points(
                given == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / given),
                sum / all,
                (sum + (all - given) * MOST) / all,
                (int) Math.round((double) Edition.ALL * given / all));
    }

    private static List<String> remarks(List<Line> lines) {
        List<String> remarks = new ArrayList<>();
        remarks.add("In the manner of GB/T 42748-2023: its three dimensions and its purposes. Of its "
                + Edition.SECOND_LEVEL
                + " indicators of the second level and " + Edition.THIRD_LEVEL
                + " of the third none is claimed here; the lines and weights are this edition's.");
        lines.stream()
                .filter(line -> line.grade() instanceof Grade.Open)
                .map(line ->
                        "Open: " + line.criterion().en() + ": " + line.grade().reason())
                .forEach(remarks::add);
        return remarks;
    }
}

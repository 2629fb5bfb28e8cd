package org.ipmarket.valuation.method.deals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How good the estimates are, measured on lots that the measured model has not seen: the lots that ended last are held back, a model
 * learns from those before them, and is asked what they would reach.
 *
 * <p>Of held-back lots that did not sell only a bound is known. The share within a range, the bias and the median error are
 * therefore given twice: of the deals alone, which anybody can count and which favour high prices, as low ones do not become deals; and
 * of all lots, by their scores' {@link ProductLimit}.
 *
 * @param heldBackFrom the first day held back
 * @param model that was asked
 * @param overall the line of all lots, group {@link #ALL}
 * @param lines by kind, section and centre, in the order of their names
 */
public record Quality(LocalDate heldBackFrom, MarketModel.Identity model, Line overall, List<Line> lines) {
    public static final String ALL = "ALL";
    private static final List<Factor> GROUPED_BY = List.of(Factor.KIND, Factor.SECTION, Factor.CENTRE);
    private static final double HALF = 0.5;

    public Quality {
        lines = List.copyOf(lines);
    }

    /**
     * @param factor by which it is grouped, or {@link #ALL}
     * @param lots held back, of which {@code refused} had no estimate; the figures are of the others
     * @param deals of the others, those that sold
     * @param coverage of all lots, of the 90 % range; mass that no deal places counts as a miss
     * @param coverageOfDeals share of the deals in the 90 % range
     * @param medianError of the deals: median of |price/P50 - 1|
     * @param bias of all lots: the median of price/P50, less 1; NaN where more than half of the mass is placed by no deal
     * @param biasOfDeals of the deals alone
     */
    public record Line(
            String factor,
            String level,
            int lots,
            int refused,
            int deals,
            double coverage,
            double coverageOfDeals,
            double medianError,
            double bias,
            double biasOfDeals) {}

    /** A held-back lot that was answered, its score, and the range's ends as scores. */
    private record Answer(Observation lot, double logRatio, double score, double low, double high) {}

    /**
     * Empty where the lots before those held back are too few for a model, or none is held back.
     *
     * @param share of lots to hold back, strictly between 0 and 1; all lots of the first day held back are
     */
    public static Optional<Quality> measure(Snapshot snapshot, Settings settings, double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("a share lies strictly between 0 and 1: " + share);
        }
        List<Observation> byDay = snapshot.lots().stream()
                .sorted(Comparator.comparing(Observation::endedOn))
                .toList();
        if (byDay.isEmpty()) {
            return Optional.empty();
        }
        int first = byDay.size() - (int) Math.ceil(byDay.size() * share);
        LocalDate from = byDay.get(first).endedOn();
        List<Observation> heldBack = snapshot.lots().stream()
                .filter(lot -> !lot.endedOn().isBefore(from))
                .toList();
        return MarketModel.learn(snapshot.endedBefore(from), settings).map(model -> of(from, model, heldBack));
    }

    private static Quality of(LocalDate from, MarketModel model, List<Observation> heldBack) {
        SortedMap<String, Group> groups = new TreeMap<>();
        Group all = new Group(ALL, ALL);
        for (Observation lot : heldBack) {
            Optional<Answer> answer = answer(model, lot);
            all.add(answer);
            for (Factor factor : GROUPED_BY) {
                String level = lot.features().levels().get(factor);
                if (level != null) {
                    groups.computeIfAbsent(factor.ordinal() + level, key -> new Group(factor.name(), level))
                            .add(answer);
                }
            }
        }
        return new Quality(
                from,
                model.identity(),
                all.line(),
                groups.values().stream().map(Group::line).toList());
    }

    private static Optional<Answer> answer(MarketModel model, Observation lot) {
        if (!(model.estimate(lot.features()) instanceof MarketEstimate.Value value)) {
            return Optional.empty();
        }
        PriceRange range = value.range();
        double score = (lot.logAmount() - range.location()) / range.scale();
        double middle = range.scoreAt(HALF);
        return Optional.of(new Answer(
                lot,
                (score - middle) * range.scale(),
                score,
                range.scoreAt(MarketEstimate.OUTERMOST),
                range.scoreAt(1 - MarketEstimate.OUTERMOST)));
    }

    private static final class Group {
        private final String factor;
        private final String level;
        private final List<Answer> answers = new ArrayList<>();
        private int refused;

        Group(String factor, String level) {
            this.factor = factor;
            this.level = level;
        }

        void add(Optional<Answer> answer) {
            answer.ifPresentOrElse(answers::add, () -> refused++);
        }

        Line line() {
            List<Answer> deals =
                    answers.stream().filter(answer -> answer.lot().sold()).toList();
            if (deals.isEmpty()) {
                return new Line(
                        factor,
                        level,
                        answers.size() + refused,
                        refused,
                        0,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN);
            }
            double[] logRatios = deals.stream().mapToDouble(Answer::logRatio).toArray();
            double[] errors = Arrays.stream(logRatios)
                    .map(ratio -> Math.abs(StrictMath.expm1(ratio)))
                    .toArray();
            long within = deals.stream()
                    .filter(deal -> deal.low() <= deal.score() && deal.score() <= deal.high())
                    .count();
            ProductLimit ratios =
                    limit(answers.stream().mapToDouble(Answer::logRatio).toArray());
            return new Line(
                    factor,
                    level,
                    answers.size() + refused,
                    refused,
                    deals.size(),
                    coverage(),
                    within / (double) deals.size(),
                    median(errors),
                    ratios.massBelowAll() >= HALF ? Double.NaN : StrictMath.expm1(ratios.middle()),
                    StrictMath.expm1(median(logRatios)));
        }

        /** The range's ends as scores are the same for every lot, as one model answered them all. */
        private double coverage() {
            ProductLimit scores =
                    limit(answers.stream().mapToDouble(Answer::score).toArray());
            Answer any = answers.getFirst();
            return scores.below(Math.nextUp(any.high())) - scores.below(any.low());
        }

        private ProductLimit limit(double[] values) {
            boolean[] seen = new boolean[values.length];
            for (int i = 0; i < seen.length; i++) {
                seen[i] = answers.get(i).lot().sold();
            }
            return new ProductLimit(values, seen);
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}

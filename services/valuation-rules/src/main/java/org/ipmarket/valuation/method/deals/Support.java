package org.ipmarket.valuation.method.deals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ipmarket.valuation.method.deals.CensoredRegression.Fit;

/**
 * Whether a lot lies within what the market has shown: its kind and right have been sold often enough, each number lies within
 * those of the lots of its kind, and enough deals were like it. Two lots of one kind and right are apart by the root of the sum of
 * the squares of what each feature's difference makes in the log price: what moves no price keeps no two lots apart.
 */
final class Support {
    /** A neighbour's features move the price by no more than this factor. */
    static final double NEAR = 2;

    private static final double NEAR_LOG = StrictMath.log(NEAR);
    /** A number may lie beyond those seen by this part of their span, as it enters the regression. */
    private static final double MARGIN = 0.1;

    private static final int NAMED = 5;

    private final Settings settings;
    private final Encoding encoding;
    private final double[] coefficients;
    private final Map<Essentials, List<Deal>> deals = new HashMap<>();
    private final Map<Factor, Map<String, Integer>> dealsOf = new EnumMap<>(Factor.class);
    private final Map<String, Map<Measure, Span>> spans = new HashMap<>();

    private record Deal(Observation lot, double[] effects) {}

    /** What two lots must share to be compared at all; "" for what is not known. */
    private record Essentials(String kind, String right) {
        static Essentials of(Features features) {
            return new Essentials(Support.kind(features), features.levels().getOrDefault(Factor.RIGHT, ""));
        }
    }

    private record Span(double least, double greatest) {
        Span with(double value) {
            return new Span(Math.min(least, value), Math.max(greatest, value));
        }
    }

    /**
     * @param reasons why it is out of support; none where it is not
     * @param neighbours how many deals are like it
     */
    record Finding(List<Saying> reasons, int neighbours, List<MarketEstimate.Comparable> nearest) {}

    Support(Snapshot snapshot, Settings settings, Encoding encoding, Fit fit) {
        this.settings = settings;
        this.encoding = encoding;
        this.coefficients = fit.coefficients();
        for (Observation lot : snapshot.lots()) {
            if (lot.sold() || settings.useUnsold()) {
                lot.features().numbers().forEach((measure, number) -> spans.computeIfAbsent(
                                kind(lot.features()), kind -> new EnumMap<>(Measure.class))
                        .merge(measure, new Span(number, number), (span, same) -> span.with(number)));
            }
            if (lot.sold()) {
                deals.computeIfAbsent(Essentials.of(lot.features()), any -> new ArrayList<>())
                        .add(new Deal(lot, effects(lot.features())));
                lot.features().levels().forEach((factor, level) -> dealsOf.computeIfAbsent(
                                factor, any -> new HashMap<>())
                        .merge(level, 1, Integer::sum));
            }
        }
    }

    Finding of(Features features) {
        List<Saying> reasons = new ArrayList<>();
        for (Factor factor : Factor.values()) {
            if (factor.essential() && dealsOf.containsKey(factor)) {
                essential(factor, features.levels().get(factor), reasons);
            }
        }
        if (!reasons.isEmpty()) {
            return new Finding(reasons, 0, List.of());
        }
        features.numbers().forEach((measure, number) -> within(features, measure, number, reasons));
        List<Near> near = near(features);
        if (near.size() < settings.leastNeighbours()) {
            reasons.add(new Saying(
                    "与其相近的成交（种类和权利相同，特征差异所致价差不超过 " + number(NEAR) + " 倍）仅 " + near.size() + " 宗，至少需要 "
                            + settings.leastNeighbours() + " 宗。",
                    "Only " + near.size()
                            + " deals are like it (of the same kind and right, their features apart by a factor of "
                            + number(NEAR) + " in price at most); " + settings.leastNeighbours() + " are needed."));
        }
        List<MarketEstimate.Comparable> nearest = near.stream()
                .sorted(Comparator.comparing(Near::distance)
                        .thenComparing(found -> found.deal().lot().id()))
                .limit(NAMED)
                .map(found -> new MarketEstimate.Comparable(
                        found.deal().lot().id(), found.deal().lot().amount(), StrictMath.exp(found.distance())))
                .toList();
        return new Finding(reasons, near.size(), nearest);
    }

    private void essential(Factor factor, String level, List<Saying> reasons) {
        if (level == null) {
            reasons.add(new Saying(factor.chinese() + "不详。", "The " + name(factor) + " is not known."));
            return;
        }
        int count = dealsOf.get(factor).getOrDefault(level, 0);
        if (count < settings.leastOfLevel()) {
            reasons.add(new Saying(
                    factor.chinese() + " " + level + " 在市场上仅有 " + count + " 宗成交，至少需要 " + settings.leastOfLevel()
                            + " 宗。",
                    "Of the " + name(factor) + " " + level + " the market has seen " + count + " deals; "
                            + settings.leastOfLevel() + " are needed."));
        }
    }

    private void within(Features features, Measure measure, double number, List<Saying> reasons) {
        Span span = spans.getOrDefault(kind(features), Map.of()).get(measure);
        if (span == null) {
            return;
        }
        double least = measure.transformed(span.least());
        double greatest = measure.transformed(span.greatest());
        double margin = MARGIN * (greatest - least);
        double value = measure.transformed(number);
        if (value < least - margin || value > greatest + margin) {
            reasons.add(new Saying(
                    measure.chinese() + "为 " + number(number) + "，超出市场上同类权利的范围（" + number(span.least()) + " 至 "
                            + number(span.greatest()) + "）。",
                    "The " + name(measure) + ", " + number(number)
                            + ", lies outside what the market has seen of the kind: " + number(span.least()) + " to "
                            + number(span.greatest()) + "."));
        }
    }

    private record Near(Deal deal, double distance) {}

    private List<Near> near(Features features) {
        double[] effects = effects(features);
        List<Near> near = new ArrayList<>();
        for (Deal deal : deals.getOrDefault(Essentials.of(features), List.of())) {
            double distance = distance(effects, deal.effects());
            if (distance <= NEAR_LOG) {
                near.add(new Near(deal, distance));
            }
        }
        return near;
    }

    private double[] effects(Features features) {
        return encoding.effects(encoding.row(features), coefficients);
    }

    private static double distance(double[] one, double[] other) {
        double squares = 0;
        for (int i = 0; i < one.length; i++) {
            squares += (one[i] - other[i]) * (one[i] - other[i]);
        }
        return Math.sqrt(squares);
    }

    private static String kind(Features features) {
        return features.levels().getOrDefault(Factor.KIND, "");
    }

    private static String name(Enum<?> feature) {
        return feature.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String number(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : String.format(Locale.ROOT, "%.1f", number);
    }
}

package org.ipmarket.valuation.method.deals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Lots of a made-up market whose truth is known: the log price is a line of the features, with effects of kind, right, section, class
 * and centre, and errors of Student's t with 3 degrees of freedom, wider for some kinds. A lot sells where its price reaches its
 * reserve. Sellers set reserves about what the lot is worth, as well as they know it, some far below, so that about 30 % go unsold.
 */
final class SyntheticMarket {
    private static final int SECTIONS = 8;
    private static final int CLASSES_OF_SECTION = 8;
    private static final int CENTRES = 6;
    private static final double[] ERROR_SCALES = {0.45, 0.45, 0.7, 0.55};
    private static final String[] KINDS = {"INVENTION", "UTILITY_MODEL", "TRADE_MARK", "SOFTWARE"};
    private static final String[] RIGHTS = {"OWNERSHIP", "EXCLUSIVE_LICENCE", "SOLE_LICENCE"};
    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);
    private static final int DAYS = 700;

    private final SplittableRandom random;
    private final double[] kindEffects = {0.9, -0.8, 0.1, -0.2};
    private final double[] rightEffects = {0.3, 0, -0.4};
    private final double[] sectionEffects;
    private final double[] classEffects;
    private final double[] centreEffects;

    SyntheticMarket(long seed) {
        random = new SplittableRandom(seed);
        sectionEffects = effects(SECTIONS, 0.4);
        classEffects = effects(SECTIONS * CLASSES_OF_SECTION, 0.25);
        centreEffects = effects(CENTRES, 0.15);
    }

    private double[] effects(int count, double deviation) {
        double[] effects = new double[count];
        for (int i = 0; i < count; i++) {
            effects[i] = deviation * random.nextGaussian();
        }
        return effects;
    }

    /** A lot with what nobody in a real market knows: the median of its price given its features, and what it would reach. */
    record Truth(Observation observed, double logMedian, double logPrice) {}

    List<Truth> lots(int count) {
        List<Truth> lots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lots.add(lot());
        }
        return lots;
    }

    static Snapshot observed(List<Truth> lots) {
        return new Snapshot(lots.stream().map(Truth::observed).toList());
    }

    private Truth lot() {
        int kind = weighted(0.4, 0.3, 0.15, 0.15);
        int right = weighted(0.6, 0.25, 0.15);
        int section = random.nextInt(SECTIONS);
        int ofSection = (int) (CLASSES_OF_SECTION * Math.pow(random.nextDouble(), 2));
        int centre = random.nextInt(CENTRES);
        double age = 12 * random.nextDouble();
        double remaining = Math.max(1, 20 - age - 4 * random.nextDouble());
        int family = 1 + (int) (-3 * Math.log(1 - random.nextDouble()));
        int citations = (int) (-6 * Math.log(1 - random.nextDouble()));
        int claims = 1 + random.nextInt(20);

        double median = 12.5
                + kindEffects[kind]
                + rightEffects[right]
                + sectionEffects[section]
                + classEffects[section * CLASSES_OF_SECTION + ofSection]
                + centreEffects[centre]
                + 0.05 * remaining
                + 0.35 * Math.log1p(family)
                + 0.25 * Math.log1p(citations)
                + 0.1 * Math.log1p(claims);
        double price = median + ERROR_SCALES[kind] * studentOfThree();
        double reserve = median - 0.32 + 0.6 * random.nextGaussian() - (random.nextDouble() < 0.15 ? 1.5 : 0);

        Map<Factor, String> levels = new EnumMap<>(Factor.class);
        levels.put(Factor.KIND, KINDS[kind]);
        levels.put(Factor.RIGHT, RIGHTS[right]);
        levels.put(Factor.SECTION, String.valueOf((char) ('A' + section)));
        levels.put(Factor.IPC_CLASS, (char) ('A' + section) + "0" + ofSection);
        levels.put(Factor.CENTRE, "C" + centre);
        Map<Measure, Double> numbers = new EnumMap<>(Measure.class);
        numbers.put(Measure.AGE_YEARS, age);
        numbers.put(Measure.REMAINING_YEARS, remaining);
        numbers.put(Measure.FAMILY_SIZE, (double) family);
        numbers.put(Measure.FORWARD_CITATIONS, (double) citations);
        numbers.put(Measure.CLAIMS, (double) claims);

        boolean sold = price >= reserve;
        Observation observed = new Observation(
                String.format("%016x", random.nextLong()),
                FIRST_DAY.plusDays(random.nextInt(DAYS)),
                new Features(levels, numbers),
                sold,
                Math.exp(sold ? price : reserve));
        return new Truth(observed, median, price);
    }

    private int weighted(double... weights) {
        double left = random.nextDouble();
        for (int i = 0; i < weights.length - 1; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }

    private double studentOfThree() {
        double chiSquare = 0;
        for (int i = 0; i < 3; i++) {
            double normal = random.nextGaussian();
            chiSquare += normal * normal;
        }
        return random.nextGaussian() / Math.sqrt(chiSquare / 3);
    }
}

package org.ipmarket.valuation.method.market;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The deals most like the right to be valued, by name, and what they say (International Valuation Standards 210, market
 * approach, comparable transactions). Likeness is Gower's (1971, A general coefficient of similarity): the mean, over the
 * characteristics that both have, of 1 for an equal category and 0 for another, and of 1 less the difference as a part of the
 * whole range for numbers.
 */
public final class Comparables {
    private static final double HALF = 0.5;
    private static final double LOW = 0.1;
    private static final double HIGH = 0.9;

    private Comparables() {}

    /**
     * What is compared.
     *
     * @param numbers such as the logarithm of citations, remaining years; NaN where it is not known
     * @param categories such as field, kind of right; null where it is not known
     */
    public record Characteristics(double[] numbers, String[] categories) {}

    /** @param price positive, in one unit for all */
    public record Deal(String id, Characteristics characteristics, double price) {
        public Deal {
            if (!(price > 0)) {
                throw new IllegalArgumentException("deal " + id + " has no price: " + price);
            }
        }
    }

    /** @param likeness 0 to 1 */
    public record Neighbour(Deal deal, double likeness) {}

    /**
     * @param neighbours the most alike first
     * @param p10 and {@code p50}, {@code p90}: of their prices, each weighing as much as it is like
     */
    public record Indication(List<Neighbour> neighbours, double p10, double p50, double p90) {}

    /**
     * @param most deals to use; fewer where there are fewer with anything in common
     * @throws IllegalArgumentException where no deal has anything in common
     */
    public static Indication of(Characteristics subject, List<Deal> deals, int most) {
        double[] ranges = ranges(subject, deals);
        List<Neighbour> neighbours = deals.stream()
                .map(deal -> new Neighbour(deal, likeness(subject, deal.characteristics(), ranges)))
                .filter(neighbour -> neighbour.likeness() > 0)
                .sorted(Comparator.comparingDouble(Neighbour::likeness)
                        .reversed()
                        .thenComparing(neighbour -> neighbour.deal().id()))
                .limit(most)
                .toList();
        if (neighbours.isEmpty()) {
            throw new IllegalArgumentException("no deal has anything in common with the subject");
        }
        List<Neighbour> byPrice = neighbours.stream()
                .sorted(Comparator.comparingDouble(neighbour -> neighbour.deal().price()))
                .toList();
        return new Indication(neighbours, quantile(byPrice, LOW), quantile(byPrice, HALF), quantile(byPrice, HIGH));
    }

    static double likeness(Characteristics one, Characteristics other, double[] ranges) {
        double sum = 0;
        int known = 0;
        for (int i = 0; i < ranges.length; i++) {
            double difference = Math.abs(one.numbers()[i] - other.numbers()[i]);
            if (!Double.isNaN(difference)) {
                known++;
                sum += ranges[i] == 0 ? 1 : 1 - difference / ranges[i];
            }
        }
        for (int i = 0; i < one.categories().length; i++) {
            if (one.categories()[i] != null && other.categories()[i] != null) {
                known++;
                sum += one.categories()[i].equals(other.categories()[i]) ? 1 : 0;
            }
        }
        return known == 0 ? 0 : sum / known;
    }

    private static double[] ranges(Characteristics subject, List<Deal> deals) {
        return IntStream.range(0, subject.numbers().length)
                .mapToDouble(i -> {
                    double least = subject.numbers()[i];
                    double greatest = least;
                    for (Deal deal : deals) {
                        double number = deal.characteristics().numbers()[i];
                        if (!Double.isNaN(number)) {
                            least = Double.isNaN(least) ? number : Math.min(least, number);
                            greatest = Double.isNaN(greatest) ? number : Math.max(greatest, number);
                        }
                    }
                    return Double.isNaN(least) ? 0 : greatest - least;
                })
                .toArray();
    }

    /** The price at which the weights below it and half of its own come to the part p of all; between two, in proportion. */
    private static double quantile(List<Neighbour> byPrice, double p) {
        double total = byPrice.stream().mapToDouble(Neighbour::likeness).sum();
        double below = 0;
        double lastAt = Double.NaN;
        double lastPrice = Double.NaN;
        for (Neighbour neighbour : byPrice) {
            double at = (below + neighbour.likeness() / 2) / total;
            double price = neighbour.deal().price();
            if (at >= p) {
                return Double.isNaN(lastAt) ? price : lastPrice + (price - lastPrice) * (p - lastAt) / (at - lastAt);
            }
            below += neighbour.likeness();
            lastAt = at;
            lastPrice = price;
        }
        return lastPrice;
    }
}

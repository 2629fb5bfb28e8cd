package org.ipmarket.valuation.method.indicator;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Patents that may be compared: of one office, one field and one year of filing. Counts differ so much between offices, fields and years
 * that they say nothing across them (Hall, Jaffe and Trajtenberg 2001, "The NBER patent citation data file", NBER Working Paper 8498; Squicciarini, Dernis
 * and Criscuolo 2013).
 */
public final class Cohort {
    /** Fewer of which an indicator is known rank nobody: a percentile's standard error is then up to 9 points (0.5/√30). This model's assumption. */
    public static final int LEAST = 30;

    /** Of the values at each end, which are left out before the greatest is taken. */
    private static final double TRIMMED = 0.01;

    private static final int PERCENT = 100;

    /** @param office code of WIPO ST.3; {@code field}: such as an IPC subclass; {@code filedIn}: the year */
    public record Key(String office, String field, int filedIn) {}

    private final Key key;
    private final List<Measured> members;
    private final Map<Indicator, double[]> sorted = new EnumMap<>(Indicator.class);

    /**
     * @param key what they have in common
     * @param members what is known of each; the patent that is compared is best one of them
     */
    public Cohort(Key key, List<Measured> members) {
        this.key = key;
        this.members = List.copyOf(members);
        for (Indicator indicator : Indicator.values()) {
            sorted.put(
                    indicator,
                    this.members.stream()
                            .map(member -> member.value(indicator))
                            .filter(OptionalDouble::isPresent)
                            .mapToDouble(OptionalDouble::getAsDouble)
                            .sorted()
                            .toArray());
        }
    }

    public Key key() {
        return key;
    }

    public List<Measured> members() {
        return members;
    }

    /** Of how many members it is known. */
    public int known(Indicator indicator) {
        return sorted.get(indicator).length;
    }

    /**
     * How many of a hundred members a patent is at least as good as, equal ones counted half (mid-rank): 50 in the middle, whatever the ties. Empty where the
     * indicator is known of fewer than {@link #LEAST} members.
     */
    public OptionalDouble percentile(Indicator indicator, double value) {
        double[] all = sorted.get(indicator);
        return all.length < LEAST
                ? OptionalDouble.empty()
                : OptionalDouble.of(midRank(all, value, indicator.moreIsBetter()));
    }

    /**
     * The value as a share of the cohort's greatest, from 0 to 1, the highest and the lowest 1 % of members trimmed first; a value beyond what is left
     * counts as its end. Where less is better it is 1 less the share. Empty as for the percentile, and where the greatest is 0.
     */
    public OptionalDouble share(Indicator indicator, double value) {
        double[] all = sorted.get(indicator);
        if (all.length < LEAST) {
            return OptionalDouble.empty();
        }
        int cut = (int) (all.length * TRIMMED);
        double least = all[cut];
        double greatest = all[all.length - 1 - cut];
        if (greatest == 0) {
            return OptionalDouble.empty();
        }
        double share = Math.clamp(value, least, greatest) / greatest;
        return OptionalDouble.of(indicator.moreIsBetter() ? share : 1 - share);
    }

    /** The mid-rank of a value among others, in percent. */
    static double midRank(double[] sorted, double value, boolean moreIsBetter) {
        int below = 0;
        int equal = 0;
        for (double one : sorted) {
            below += one < value ? 1 : 0;
            equal += one == value ? 1 : 0;
        }
        double rank = (below + equal / 2.0) * PERCENT / sorted.length;
        return moreIsBetter ? rank : PERCENT - rank;
    }
}

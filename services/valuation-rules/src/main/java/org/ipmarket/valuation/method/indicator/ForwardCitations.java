package org.ipmarket.valuation.method.indicator;

import java.time.LocalDate;
import java.util.List;

/**
 * Who cites a patent (Trajtenberg 1990, "A penny for your quotes", RAND Journal of Economics 21), within years of its publication so that old
 * and young ones compare (Squicciarini, Dernis and Criscuolo 2013, "Measuring patent quality", OECD STI Working Paper 2013/03, who take
 * five and seven).
 *
 * @param byOthers citing patents of others
 * @param byOwner citing patents of the same owner (self-citations: Hall, Jaffe and Trajtenberg 2005, RAND Journal of Economics 36)
 * @param years the window
 * @param complete whether the window has ended; if not, more may come, and the count compares with no other
 */
public record ForwardCitations(int byOthers, int byOwner, int years, boolean complete) {
    public static final int USUAL_YEARS = 5;

    /** @param published the day of the citing patent's first publication */
    public record Citing(LocalDate published, boolean byOwner) {}

    /**
     * @param published the day of the cited patent's first publication; citations from that day to the day before its {@code years}th anniversary count
     * @param asOf the last day of which is known who cites
     */
    public static ForwardCitations of(LocalDate published, List<Citing> citing, LocalDate asOf, int years) {
        if (years < 1) {
            throw new IllegalArgumentException("citations are counted over at least one year, not " + years);
        }
        LocalDate end = published.plusYears(years);
        List<Citing> within = citing.stream()
                .filter(one -> !one.published().isBefore(published)
                        && one.published().isBefore(end)
                        && !one.published().isAfter(asOf))
                .toList();
        int own = (int) within.stream().filter(Citing::byOwner).count();
        return new ForwardCitations(within.size() - own, own, years, !asOf.isBefore(end.minusDays(1)));
    }

    public int total() {
        return byOthers + byOwner;
    }
}

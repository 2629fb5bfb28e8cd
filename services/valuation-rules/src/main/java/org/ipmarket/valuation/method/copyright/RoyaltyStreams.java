package org.ipmarket.valuation.method.copyright;

import java.util.List;
import org.ipmarket.valuation.method.income.Discounting;
import org.ipmarket.valuation.method.income.IncomeTerms;
import org.ipmarket.valuation.method.income.ValueAfterTax;

/**
 * A catalogue by its royalties: each stream's last twelve months, aged by its own decay from its dollar age on, until the term
 * ends, worth today (Kosyuk and Stoikov 2022, Valuation of Music Catalogs, arXiv:2209.09719: discounted royalties from the
 * last twelve months' income, age and remaining term). Linear in the last twelve months.
 */
public final class RoyaltyStreams {
    private RoyaltyStreams() {}

    /**
     * One kind of income, such as streaming, performance, synchronisation, print.
     *
     * @param lastTwelveMonths what came in, in the caller's unit
     * @param dollarAge in years, see {@link #dollarAge}
     */
    public record Stream(String kind, double lastTwelveMonths, double dollarAge, Decay decay) {}

    /** What one work earned in the last twelve months, and how old it is, in years. */
    public record Earned(double lastTwelveMonths, double age) {}

    /** The age of a catalogue's income: the mean of its works' ages, each weighing as much as it earned. */
    public static double dollarAge(List<Earned> works) {
        double income = 0;
        double aged = 0;
        for (Earned work : works) {
            income += work.lastTwelveMonths();
            aged += work.lastTwelveMonths() * work.age();
        }
        if (!(income > 0)) {
            throw new IllegalArgumentException("a catalogue that earned nothing has no dollar age");
        }
        return aged / income;
    }

    /**
     * The sum over streams and years t of LTM · D(a, a + t) · (1 - τ) / (1 + k)^(t - 1 + c), with what is left D of the income as
     * it ages by t years from the dollar age a; a last year that is not whole brings its part, as in
     * {@link org.ipmarket.valuation.method.income.RevenueStream}.
     *
     * @param years until the term ends, not negative
     */
    public static ValueAfterTax value(List<Stream> streams, double years, IncomeTerms terms) {
        if (!(years >= 0)) {
            throw new IllegalArgumentException("a term that is left is not negative: " + years);
        }
        double sum = 0;
        for (Stream stream : streams) {
            double age = stream.dollarAge();
            double income = stream.lastTwelveMonths();
            for (int year = 0; year < years; year++) {
                double part = Math.min(1, years - year);
                income *= stream.decay().remaining(age + year, age + year + 1);
                double arrives = year + part * terms.convention().arrival();
                sum += part * Discounting.presentValue(income, terms.rate(), arrives);
            }
        }
        return new ValueAfterTax(sum * (1 - terms.tax()), terms.amortisationFactor());
    }

    /** How many times the last twelve months a value is: what catalogues are compared by. */
    public static double multiple(double value, List<Stream> streams) {
        return value / streams.stream().mapToDouble(Stream::lastTwelveMonths).sum();
    }
}

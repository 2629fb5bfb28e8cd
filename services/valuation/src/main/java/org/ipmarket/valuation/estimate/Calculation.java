package org.ipmarket.valuation.estimate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.ipmarket.messages.Money;
import org.ipmarket.valuation.method.income.RevenueStream;
import org.ipmarket.valuation.method.income.RoyaltyRelief;
import org.ipmarket.valuation.method.simulation.Quantiles;
import org.ipmarket.valuation.method.simulation.RoyaltySimulation;

/**
 * The figures of one set of terms. Within it amounts are doubles, in the minor unit; they become {@link Money} once, at the
 * very end, rounded half up.
 */
final class Calculation {
    private static final double WHOLE = 1;

    private final Inputs.Terms terms;

    Calculation(Inputs.Terms terms) {
        this.terms = terms;
    }

    /** What is left of the value as each part is added: they sum to {@link #central()}. */
    record Parts(double royalty, double growth, double subclasses, double references, double amortisation) {
        double[] weights() {
            return new double[] {royalty, growth, subclasses, references, amortisation};
        }
    }

    /** Percentiles of the simulated values. */
    record Range(Money p10, Money p50, Money p90) {}

    /** The value at the central inputs. */
    double central() {
        return RoyaltyRelief.value(revenue(growth()), relief(royalty())).value();
    }

    /**
     * The central value in parts, each what its driver adds to those before it. Linear drivers are exactly linear. A decline is
     * within the first part, so that no part is negative.
     */
    Parts parts() {
        double base = Inputs.fraction(terms.royaltyBasisPoints());
        RoyaltyRelief.Result grown = RoyaltyRelief.value(revenue(growth()), relief(base));
        double level = growth() <= 0
                ? grown.presentValue()
                : RoyaltyRelief.value(revenue(0), relief(base)).presentValue();
        double subclasses = grown.presentValue() * Inputs.fraction(terms.subclassUpliftBasisPoints());
        double references = grown.presentValue() * Inputs.fraction(terms.referenceUpliftBasisPoints());
        double before = grown.presentValue() + subclasses + references;
        return new Parts(
                level,
                grown.presentValue() - level,
                subclasses,
                references,
                before * (grown.amortisationFactor() - WHOLE));
    }

    /** Empty where a percentile is more than {@link Money} can hold. */
    Optional<Range> range(long seed) {
        Quantiles values = new Quantiles(RoyaltySimulation.paths(
                revenue(growth()),
                relief(royalty()),
                Inputs.years(terms.protectionDays()),
                new RoyaltySimulation.Spread(
                        Inputs.fraction(terms.revenueSigmaBasisPoints()),
                        Inputs.fraction(terms.royaltySigmaBasisPoints()),
                        Inputs.fraction(terms.growthDeviationBasisPoints()),
                        Inputs.fraction(terms.rateHalfWidthBasisPoints()),
                        Inputs.fraction(terms.lifeShorterBasisPoints()),
                        Inputs.fraction(terms.lifeLongerBasisPoints())),
                seed,
                terms.paths()));
        if (values.at(0.9) > Money.MAX_MINOR) {
            return Optional.empty();
        }
        return Optional.of(new Range(money(values.at(0.1)), money(values.at(0.5)), money(values.at(0.9))));
    }

    private double royalty() {
        return Inputs.fraction(terms.royaltyBasisPoints())
                * (WHOLE
                        + Inputs.fraction(terms.subclassUpliftBasisPoints())
                        + Inputs.fraction(terms.referenceUpliftBasisPoints()));
    }

    private double growth() {
        return Inputs.fraction(terms.growthBasisPoints());
    }

    private RevenueStream revenue(double growth) {
        return new RevenueStream(terms.annualRevenue().minor(), growth, Inputs.years(terms.lifeDays()));
    }

    private RoyaltyRelief.Terms relief(double royalty) {
        return new RoyaltyRelief.Terms(
                royalty,
                Inputs.fraction(terms.taxBasisPoints()),
                Inputs.fraction(terms.discountRateBasisPoints()),
                terms.convention(),
                terms.amortisationYears());
    }

    private Money money(double minor) {
        long rounded =
                BigDecimal.valueOf(minor).setScale(0, RoundingMode.HALF_UP).longValueExact();
        return new Money(rounded, terms.annualRevenue().currency());
    }
}

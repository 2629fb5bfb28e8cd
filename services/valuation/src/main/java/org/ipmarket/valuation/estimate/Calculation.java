package org.ipmarket.valuation.estimate;

import org.ipmarket.valuation.method.income.RevenueStream;
import org.ipmarket.valuation.method.income.RoyaltyRelief;
import org.ipmarket.valuation.method.simulation.Quantiles;
import org.ipmarket.valuation.method.simulation.RoyaltySimulation;

/** Relief from royalty under one set of terms. Amounts are doubles, in the minor unit. */
final class Calculation {
    private static final double WHOLE = 1;

    private final Inputs.Terms terms;

    Calculation(Inputs.Terms terms) {
        this.terms = terms;
    }

    /** The value at the central inputs. */
    double central() {
        return RoyaltyRelief.value(revenue(growth()), relief(royalty())).value();
    }

    /** P10, P50 and P90 of the simulated values. */
    double[] percentiles(long seed) {
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
        return new double[] {values.at(0.1), values.at(0.5), values.at(0.9)};
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
}

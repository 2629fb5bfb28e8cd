package org.ipmarket.valuation.estimate;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ipmarket.messages.Money;
import org.ipmarket.valuation.method.explain.Tornado;
import org.ipmarket.valuation.method.simulation.Driver.Bounded;
import org.ipmarket.valuation.method.simulation.Driver.Lognormal;
import org.ipmarket.valuation.method.simulation.Driver.Triangular;
import org.ipmarket.valuation.method.simulation.Driver.Uniform;

/** The tornado: what each driver would move the P50 to, alone, at its own P10 and P90. */
final class Swings {
    private static final double LOW = 0.1;
    private static final double HIGH = 0.9;
    private static final double LEAST_RATE = 100;
    private static final double CUT = 3;
    private static final int WHOLE = 10_000;
    private static final String CURRENCY = "CNY";

    private final Account account;
    private final Inputs.Terms terms;
    private final Map<Driver, Moved> moved = new LinkedHashMap<>();

    /** How far a driver may lie, and how that is written. @param method of which the driver is the figure; null where it is a term */
    private record Moved(
            Driver driver,
            double low,
            double actual,
            double high,
            String unit,
            Writing writing,
            Reconciliation.Weighed method) {
        Tornado.Reach reach() {
            return new Tornado.Reach(driver.name(), low, actual, high);
        }

        Findings.Bar bar(Tornado.Bar bar) {
            return new Findings.Bar(
                    driver,
                    driver.title(),
                    writing.of(low),
                    writing.of(high),
                    unit,
                    Money.ofMinor(bar.atLow(), CURRENCY),
                    Money.ofMinor(bar.atHigh(), CURRENCY));
        }
    }

    private Swings(Account account, Inputs.Terms terms) {
        this.account = account;
        this.terms = terms;
    }

    static List<Findings.Bar> of(Account account, Inputs.Terms terms) {
        Swings swings = new Swings(account, terms);
        if (account.weighsRelief()) {
            swings.ofRelief();
        } else {
            swings.ofMethod(account.first());
        }
        account.others().forEach(swings::ofMethod);
        List<Moved> all = List.copyOf(swings.moved.values());
        return Tornado.of(all.stream().map(Moved::reach).toList(), at -> swings.value(all, at)).bars().stream()
                .map(bar -> swings.moved.get(Driver.valueOf(bar.driver())).bar(bar))
                .toList();
    }

    private double value(List<Moved> all, double[] at) {
        Map<Driver, Double> ofTerms = new EnumMap<>(Driver.class);
        double ofMethods = 1;
        for (int i = 0; i < at.length; i++) {
            Moved one = all.get(i);
            if (one.method() == null) {
                ofTerms.put(one.driver(), at[i]);
            } else {
                ofMethods *= StrictMath.pow(at[i] / one.actual(), one.method().weight());
            }
        }
        return account.with(ofTerms) * ofMethods;
    }

    private void ofRelief() {
        double revenue = terms.annualRevenue().minor();
        if (revenue > 0) {
            Lognormal spread = new Lognormal(revenue, Inputs.fraction(terms.revenueSigmaBasisPoints()));
            term(Driver.ANNUAL_REVENUE, spread.at(LOW), revenue, spread.at(HIGH), CURRENCY + " a year", Swings::amount);
        }
        Lognormal royalty = new Lognormal(terms.royaltyBasisPoints(), Inputs.fraction(terms.royaltySigmaBasisPoints()));
        term(
                Driver.ROYALTY_RATE,
                royalty.at(LOW),
                terms.royaltyBasisPoints(),
                royalty.at(HIGH),
                "% of revenue",
                Swings::percent);
        double reach = CUT * terms.growthDeviationBasisPoints();
        Bounded growth = new Bounded(
                terms.growthBasisPoints(),
                terms.growthDeviationBasisPoints(),
                terms.growthBasisPoints() - reach,
                terms.growthBasisPoints() + reach);
        term(
                Driver.REVENUE_GROWTH,
                Math.max(1 - WHOLE, growth.at(LOW)),
                terms.growthBasisPoints(),
                growth.at(HIGH),
                "% a year",
                Swings::percent);
        Uniform rate = new Uniform(
                Math.max(LEAST_RATE, terms.discountRateBasisPoints() - terms.rateHalfWidthBasisPoints()),
                terms.discountRateBasisPoints() + terms.rateHalfWidthBasisPoints());
        term(
                Driver.DISCOUNT_RATE,
                rate.at(LOW),
                terms.discountRateBasisPoints(),
                rate.at(HIGH),
                "% a year",
                Swings::percent);
        double life = terms.lifeDays();
        Triangular lives = new Triangular(
                life * (1 - Inputs.fraction(terms.lifeShorterBasisPoints())),
                life,
                life * (1 + Inputs.fraction(terms.lifeLongerBasisPoints())));
        term(
                Driver.REMAINING_LIFE,
                lives.at(LOW),
                life,
                Math.min(terms.protectionDays(), lives.at(HIGH)),
                "years",
                days -> Texts.decimal(Inputs.years(days)));
    }

    private void ofMethod(Reconciliation.Weighed method) {
        Word.Range range = method.range();
        Driver driver = Driver.of(range.method());
        moved.put(driver, new Moved(driver, range.p10(), range.p50(), range.p90(), CURRENCY, Swings::amount, method));
    }

    private interface Writing {
        String of(double value);
    }

    private void term(Driver driver, double low, double actual, double high, String unit, Writing writing) {
        moved.put(driver, new Moved(driver, low, actual, high, unit, writing, null));
    }

    private static String amount(double minor) {
        return Change.of(Math.round(minor), CURRENCY).amount();
    }

    private static String percent(double basisPoints) {
        return Texts.decimal(basisPoints / 100);
    }
}

package org.ipmarket.valuation.estimate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ipmarket.messages.Money;
import org.ipmarket.valuation.method.exact.Amounts;
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
    private final List<Findings.Bar> bars = new ArrayList<>();

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
        return swings.bars.stream()
                .sorted(Comparator.comparingLong((Findings.Bar bar) ->
                                Math.abs(bar.atHigh().minor() - bar.atLow().minor()))
                        .reversed())
                .toList();
    }

    private void ofRelief() {
        double revenue = terms.annualRevenue().minor();
        if (revenue > 0) {
            Lognormal spread = new Lognormal(revenue, Inputs.fraction(terms.revenueSigmaBasisPoints()));
            bar(Driver.ANNUAL_REVENUE, spread.at(LOW), spread.at(HIGH), CURRENCY + " a year", amount -> Change.of(
                            Math.round(amount), CURRENCY)
                    .amount());
        }
        Lognormal royalty = new Lognormal(terms.royaltyBasisPoints(), Inputs.fraction(terms.royaltySigmaBasisPoints()));
        bar(Driver.ROYALTY_RATE, royalty.at(LOW), royalty.at(HIGH), "% of revenue", Swings::percent);
        double reach = CUT * terms.growthDeviationBasisPoints();
        Bounded growth = new Bounded(
                terms.growthBasisPoints(),
                terms.growthDeviationBasisPoints(),
                terms.growthBasisPoints() - reach,
                terms.growthBasisPoints() + reach);
        bar(Driver.REVENUE_GROWTH, Math.max(1 - WHOLE, growth.at(LOW)), growth.at(HIGH), "% a year", Swings::percent);
        Uniform rate = new Uniform(
                Math.max(LEAST_RATE, terms.discountRateBasisPoints() - terms.rateHalfWidthBasisPoints()),
                terms.discountRateBasisPoints() + terms.rateHalfWidthBasisPoints());
        bar(Driver.DISCOUNT_RATE, rate.at(LOW), rate.at(HIGH), "% a year", Swings::percent);
        double life = terms.lifeDays();
        Triangular lives = new Triangular(
                life * (1 - Inputs.fraction(terms.lifeShorterBasisPoints())),
                life,
                life * (1 + Inputs.fraction(terms.lifeLongerBasisPoints())));
        bar(
                Driver.REMAINING_LIFE,
                lives.at(LOW),
                Math.min(terms.protectionDays(), lives.at(HIGH)),
                "years",
                days -> Texts.decimal(Inputs.years(days)));
    }

    private void ofMethod(Reconciliation.Weighed method) {
        Word.Range range = method.range();
        add(
                Driver.of(range.method()),
                Change.of(Amounts.minor(range.p10()), CURRENCY).amount(),
                Change.of(Amounts.minor(range.p90()), CURRENCY).amount(),
                CURRENCY,
                account.withMethod(method, range.p10()),
                account.withMethod(method, range.p90()));
    }

    private interface Writing {
        String of(double value);
    }

    private void bar(Driver driver, double low, double high, String unit, Writing writing) {
        add(driver, writing.of(low), writing.of(high), unit, account.with(driver, low), account.with(driver, high));
    }

    private void add(Driver driver, String low, String high, String unit, double atLow, double atHigh) {
        if (atLow <= Money.MAX_MINOR && atHigh <= Money.MAX_MINOR) {
            bars.add(new Findings.Bar(
                    driver,
                    driver.title(),
                    low,
                    high,
                    unit,
                    Amounts.money(atLow, CURRENCY),
                    Amounts.money(atHigh, CURRENCY)));
        }
    }

    private static String percent(double basisPoints) {
        return Texts.decimal(basisPoints / 100);
    }
}

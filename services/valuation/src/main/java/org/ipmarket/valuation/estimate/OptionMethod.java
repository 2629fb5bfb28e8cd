package org.ipmarket.valuation.estimate;

import java.util.ArrayList;
import java.util.List;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.valuation.method.option.BinomialLattice;
import org.ipmarket.valuation.method.option.BlackScholesMerton;
import org.ipmarket.valuation.method.option.CompoundOption;
import org.ipmarket.valuation.method.option.ExchangeOption;
import org.ipmarket.valuation.method.option.Option;

/** A patent as the right to invest, with the cost of delay; European and American, both shown. */
final class OptionMethod {
    private static final double MONTHS_A_YEAR = 12;
    private static final double LEAST_YEARS = 1;

    private OptionMethod() {}

    /** @param income what developing it now brings where nobody says otherwise: the method of the income approach with the narrowest range; null where none speaks */
    static List<Word> words(Inputs inputs, Word.Range income) {
        if (inputs.asset().type().kind() != AssetKind.PATENT) {
            return List.of();
        }
        MethodInputs.Option given = inputs.given().option();
        if (given == null) {
            return List.of(Word.missing(
                    Method.REAL_OPTION,
                    "需要开发成本和价值方差，未提供。",
                    "It needs the cost of development and the variance of the value, which nobody has given."));
        }
        double years = Inputs.years(inputs.terms().protectionDays());
        if (years < LEAST_YEARS) {
            return List.of(Word.none(
                    Method.REAL_OPTION,
                    "剩余保护期不足一年，等待没有价值。",
                    "Less than a year of protection is left: there is nothing to wait for."));
        }
        if (given.presentValue() == null && income == null) {
            return List.of(
                    Word.missing(
                            Method.REAL_OPTION,
                            "需要现在开发的现值：未提供，收益法也没有给出。",
                            "It needs the present value of developing it now: nobody has given it, and the income approach says none."));
        }
        return List.of(word(given, years, income));
    }

    private static Word word(MethodInputs.Option given, double years, Word.Range income) {
        double middle = given.presentValue() == null
                ? income.p50()
                : given.presentValue().minor();
        Option option = option(given, middle, years);
        double american = BinomialLattice.american(option);
        List<Approach.Detail> details = new ArrayList<>();
        details.add(Simulated.money("presentValue", middle));
        details.add(Simulated.money("european", BlackScholesMerton.value(option).value()));
        details.add(Simulated.money("american", american));
        details.add(new Approach.Detail("costOfDelay", Texts.percent(1 / years), "% a year"));
        if (given.stage() != null && given.stage().afterMonths() / MONTHS_A_YEAR < years) {
            details.add(Simulated.money(
                    "staged",
                    CompoundOption.value(new CompoundOption.Staged(
                            Option.Kind.CALL,
                            given.stage().cost().minor(),
                            given.stage().afterMonths() / MONTHS_A_YEAR,
                            option))));
        }
        if (given.uncertainCost() != null) {
            ExchangeOption.Exchange exchange = exchange(given, middle, years);
            details.add(Simulated.money("exchangeEuropean", ExchangeOption.european(exchange)));
            details.add(Simulated.money("exchangeAmerican", ExchangeOption.american(exchange)));
        }
        if (given.presentValue() != null) {
            return Simulated.ranged(Method.REAL_OPTION, american, american, american, details);
        }
        return Simulated.ranged(
                Method.REAL_OPTION,
                BinomialLattice.american(option(given, income.p10(), years)),
                american,
                BinomialLattice.american(option(given, income.p90(), years)),
                details);
    }

    private static ExchangeOption.Exchange exchange(MethodInputs.Option given, double presentValue, double years) {
        MethodInputs.UncertainCost cost = given.uncertainCost();
        return new ExchangeOption.Exchange(
                new ExchangeOption.Side(
                        presentValue, 1 / years, Math.sqrt(Inputs.fraction(given.varianceBasisPoints()))),
                new ExchangeOption.Side(
                        given.cost().minor(),
                        Inputs.fraction(cost.yieldBasisPoints()),
                        Math.sqrt(Inputs.fraction(cost.varianceBasisPoints()))),
                Inputs.fraction(cost.correlationBasisPoints()),
                years);
    }

    private static Option option(MethodInputs.Option given, double presentValue, double years) {
        return Option.patent(
                presentValue,
                given.cost().minor(),
                Inputs.fraction(given.rateBasisPoints()),
                Inputs.fraction(given.varianceBasisPoints()),
                years);
    }
}

package org.ipmarket.valuation.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.Money;
import org.ipmarket.valuation.method.copyright.Decay;
import org.ipmarket.valuation.method.copyright.RoyaltyStreams;
import org.ipmarket.valuation.method.income.ExcessEarnings;
import org.ipmarket.valuation.method.income.IncomeTerms;
import org.ipmarket.valuation.method.income.IncrementalCashFlow;

/** The income approach: each method for which the inputs are there. */
final class IncomeMethods {
    private static final double MONTHS_A_YEAR = 12;

    private final Assumptions assumptions;
    private final int threads;

    IncomeMethods(Assumptions assumptions, int threads) {
        this.assumptions = assumptions;
        this.threads = threads;
    }

    List<Word> words(Inputs inputs, long seed) {
        MethodInputs given = inputs.given();
        Simulated simulated = new Simulated(seed, assumptions.reconciling().methodPaths(), threads);
        List<Word> words = new ArrayList<>();
        words.add(royaltyRelief(inputs, seed));
        words.add(
                given.excessEarnings() == null
                        ? Word.missing(
                                Method.EXCESS_EARNINGS,
                                "需要利润率和贡献资产费用，未提供。",
                                "It needs the operating margin and contributory charges, which nobody has given.")
                        : excessEarnings(inputs.terms(), given.excessEarnings(), simulated));
        words.add(
                given.cashFlows() == null
                        ? Word.missing(
                                Method.INCREMENTAL_CASH_FLOW,
                                "需要有无该权利时的现金流量，未提供。",
                                "It needs the cash flows with and without the right, which nobody has given.")
                        : cashFlows(inputs.terms(), given.cashFlows(), simulated));
        if (inputs.asset().type().kind() == AssetKind.COPYRIGHT) {
            words.add(
                    given.royalties() == null
                            ? Word.missing(
                                    Method.ROYALTY_STREAMS,
                                    "需要近十二个月的各项版税收入，未提供。",
                                    "It needs the royalties of the last twelve months, which nobody has given.")
                            : royalties(inputs, given.royalties(), simulated));
        }
        return words;
    }

    private static Word royaltyRelief(Inputs inputs, long seed) {
        if (inputs.terms().royaltyBasisPoints() == null) {
            return Word.none(
                    Method.RELIEF_FROM_ROYALTY,
                    "该专利没有 IPC 分类号，无法选取许可费率。",
                    "The patent has no IPC symbol, by which its royalty rate is chosen.");
        }
        Calculation calculation = new Calculation(inputs.terms());
        double[] at = calculation.percentiles(seed);
        return Simulated.ranged(
                Method.RELIEF_FROM_ROYALTY,
                at[0],
                at[1],
                at[2],
                List.of(Simulated.money("atCentralInputs", Math.min(calculation.central(), Money.MAX_MINOR))));
    }

    private static Word excessEarnings(Inputs.Terms terms, MethodInputs.ExcessEarnings given, Simulated simulated) {
        double life = Inputs.years(terms.lifeDays());
        double stays = 1 - Inputs.fraction(given.attritionBasisPoints() == null ? 0 : given.attritionBasisPoints());
        double margin = Inputs.fraction(given.marginBasisPoints());
        List<ExcessEarnings.Charge> charges = given.charges().stream()
                .map(charge -> new ExcessEarnings.Charge(charge.asset(), Inputs.fraction(charge.basisPoints())))
                .toList();
        Simulated.Valuer valuer = (growth, rate) -> {
            List<ExcessEarnings.Year> years = IntStream.range(0, (int) Math.ceil(life))
                    .mapToObj(year -> new ExcessEarnings.Year(
                            terms.annualRevenue().minor() * power(1 + growth, year) * Math.min(1, life - year),
                            margin,
                            power(stays, year)))
                    .toList();
            return ExcessEarnings.value(years, charges, incomeTerms(terms, rate))
                    .value();
        };
        return simulated.word(Method.EXCESS_EARNINGS, spread(terms), valuer, List.of(central(terms, valuer)));
    }

    private static Word cashFlows(Inputs.Terms terms, MethodInputs.CashFlows given, Simulated simulated) {
        List<IncrementalCashFlow.Year> with = years(given.with(), terms);
        List<IncrementalCashFlow.Year> without = given.without() == null ? List.of() : years(given.without(), terms);
        Simulated.Valuer valuer = (growth, rate) -> IncrementalCashFlow.value(with, without, incomeTerms(terms, rate))
                .value();
        return simulated.word(Method.INCREMENTAL_CASH_FLOW, spread(terms), valuer, List.of(central(terms, valuer)));
    }

    /** No year after the right has ended; of the one in which it ends the part before. */
    private static List<IncrementalCashFlow.Year> years(List<MethodInputs.Year> given, Inputs.Terms terms) {
        double left = Inputs.years(terms.protectionDays());
        return IntStream.range(0, (int) Math.min(given.size(), Math.ceil(left)))
                .mapToObj(year -> year(given.get(year), Math.min(1, left - year)))
                .toList();
    }

    private static IncrementalCashFlow.Year year(MethodInputs.Year given, double part) {
        double workingCapital = minor(given.workingCapital());
        return new IncrementalCashFlow.Year(
                part * given.revenue().minor(),
                part * given.costs().minor(),
                part * minor(given.depreciation()),
                part * minor(given.investment()),
                part * (Boolean.TRUE.equals(given.workingCapitalReleased()) ? -workingCapital : workingCapital));
    }

    private Word royalties(Inputs inputs, MethodInputs.Royalties given, Simulated simulated) {
        Inputs.Terms terms = inputs.terms();
        Assumptions.WorkDecay usual =
                assumptions.reconciling().decay().get(inputs.asset().type());
        List<RoyaltyStreams.Stream> streams = new ArrayList<>();
        List<RoyaltyStreams.Earned> all = new ArrayList<>();
        for (MethodInputs.Stream stream : given.streams()) {
            List<RoyaltyStreams.Earned> works = stream.works().stream()
                    .map(work -> new RoyaltyStreams.Earned(
                            work.lastTwelveMonths().minor(), work.ageMonths() / MONTHS_A_YEAR))
                    .toList();
            double income = works.stream()
                    .mapToDouble(RoyaltyStreams.Earned::lastTwelveMonths)
                    .sum();
            if (income > 0) {
                all.addAll(works);
                streams.add(new RoyaltyStreams.Stream(
                        stream.kind(), income, RoyaltyStreams.dollarAge(works), decay(stream.decay(), usual)));
            }
        }
        if (streams.isEmpty()) {
            return Word.none(
                    Method.ROYALTY_STREAMS, "近十二个月没有版税收入。", "The works have earned nothing in the last twelve months.");
        }
        double years = Inputs.years(terms.protectionDays());
        Simulated.Valuer valuer = (growth, rate) ->
                RoyaltyStreams.value(streams, years, incomeTerms(terms, rate)).value();
        Simulated.Spread spread = new Simulated.Spread(
                Inputs.fraction(assumptions.reconciling().streamSigma().value()),
                0,
                0,
                Inputs.fraction(terms.discountRateBasisPoints()),
                Inputs.fraction(terms.rateHalfWidthBasisPoints()));
        double central = valuer.value(0, spread.rate());
        return simulated.word(
                Method.ROYALTY_STREAMS,
                spread,
                valuer,
                List.of(
                        Simulated.money("atCentralInputs", Math.min(central, Money.MAX_MINOR)),
                        decimal("dollarAge", RoyaltyStreams.dollarAge(all), "years"),
                        decimal("multipleOfLastTwelveMonths", RoyaltyStreams.multiple(central, streams), "")));
    }

    private static Decay decay(MethodInputs.Decay given, Assumptions.WorkDecay usual) {
        List<Integer> byYear = given == null ? usual.byYear() : given.byYear();
        return new Decay(
                byYear.stream().mapToDouble(Inputs::fraction).toArray(),
                Inputs.fraction(given == null ? usual.afterwards() : given.afterwards()));
    }

    private static Approach.Detail central(Inputs.Terms terms, Simulated.Valuer valuer) {
        double central = valuer.value(
                Inputs.fraction(terms.growthBasisPoints()), Inputs.fraction(terms.discountRateBasisPoints()));
        return Simulated.money("atCentralInputs", Math.clamp(central, -Money.MAX_MINOR, Money.MAX_MINOR));
    }

    private static Approach.Detail decimal(String name, double value, String unit) {
        return new Approach.Detail(name, Texts.decimal(value), unit);
    }

    private static Simulated.Spread spread(Inputs.Terms terms) {
        return new Simulated.Spread(
                Inputs.fraction(terms.revenueSigmaBasisPoints()),
                Inputs.fraction(terms.growthBasisPoints()),
                Inputs.fraction(terms.growthDeviationBasisPoints()),
                Inputs.fraction(terms.discountRateBasisPoints()),
                Inputs.fraction(terms.rateHalfWidthBasisPoints()));
    }

    private static IncomeTerms incomeTerms(Inputs.Terms terms, double rate) {
        return new IncomeTerms(
                Inputs.fraction(terms.taxBasisPoints()), rate, terms.convention(), terms.amortisationYears());
    }

    private static double minor(Money money) {
        return money == null ? 0 : money.minor();
    }

    private static double power(double base, int exponent) {
        return StrictMath.pow(base, exponent);
    }
}

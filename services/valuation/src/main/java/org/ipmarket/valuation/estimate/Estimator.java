package org.ipmarket.valuation.estimate;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.valuation.learning.LotFeatures;
import org.ipmarket.valuation.method.deals.Features;
import org.ipmarket.valuation.method.exact.Amounts;
import org.ipmarket.valuation.method.explain.Contributions;

/**
 * Estimates what an asset may be worth, by every method whose inputs are there, reconciled. The same inputs, seed and market come to the same figures to the
 * cent, on any machine and any number of threads.
 */
public final class Estimator {
    private static final String CURRENCY = "CNY";
    private static final Money NOTHING = Money.zero(CURRENCY);

    private final Assumptions assumptions;
    private final TermsChoice choice;
    private final Reasons reasons;
    private final IncomeMethods income;
    private final CostMethods cost;

    /** @param threads that the simulation of one method may use; the figures do not hang on it */
    public Estimator(Assumptions assumptions, int threads) {
        this.assumptions = assumptions;
        this.choice = new TermsChoice(assumptions);
        this.reasons = new Reasons(assumptions);
        this.income = new IncomeMethods(assumptions, threads);
        this.cost = new CostMethods(assumptions);
    }

    public Assumptions assumptions() {
        return assumptions;
    }

    /** With the model's own assumptions. */
    public Estimate estimate(AssetChanged asset, LocalDate baseDate, Market market) {
        return estimate(asset, baseDate, Overrides.NONE, MethodInputs.NONE, market);
    }

    /**
     * With some of them overridden, and with what the register does not tell. The random draws stay those of the model's own inputs, so that two answers about
     * one asset differ by what was given alone, and not by chance.
     */
    public Estimate estimate(
            AssetChanged asset, LocalDate baseDate, Overrides overrides, MethodInputs given, Market market) {
        AssetFacts facts = AssetFacts.of(asset, baseDate, given);
        Features features = LotFeatures.asked(List.of(asset), given.right(), given.saleMethod(), baseDate);
        String seed = own(AssetFacts.of(asset, baseDate, MethodInputs.NONE).free(), baseDate)
                .seed();
        return again(inputs(facts, baseDate, overrides, given, market.source(features)), seed, market);
    }

    /**
     * From an estimate's own record.
     *
     * @param market that its inputs name
     * @throws IllegalArgumentException for a record of another model or market than these, or of none
     */
    public Estimate again(Inputs inputs, String seed, Market market) {
        if (!assumptions.version().equals(inputs.model())) {
            throw new IllegalArgumentException("the estimate was made by the model " + inputs.model()
                    + ", and this one, " + assumptions.version() + ", would come to other figures");
        }
        if (inputs.market() == null) {
            throw new IllegalArgumentException("the record does not say with which market the estimate was made");
        }
        if (!inputs.market().identity().equals(market.identity())) {
            throw new IllegalArgumentException("the estimate was made with the market "
                    + inputs.market().identity() + ", not with " + market.identity());
        }
        Optional<Reason> worthless = Support.worthless(inputs.asset(), inputs.baseDate(), NOTHING);
        if (worthless.isPresent()) {
            return new Estimate.Value(
                    inputs, seed, NOTHING, NOTHING, NOTHING, List.of(worthless.get()), Findings.NOTHING);
        }
        Optional<LocalizedText> obstacle = Support.obstacle(inputs.asset());
        return obstacle.isPresent()
                ? new Estimate.None(inputs, seed, obstacle.get(), Findings.NOTHING)
                : calculated(inputs, seed, market);
    }

    /** Without anything given or overridden, what lies on the right, and the market: what the seed follows from. */
    private Inputs own(AssetFacts facts, LocalDate baseDate) {
        return inputs(facts, baseDate, Overrides.NONE, MethodInputs.NONE, null);
    }

    private Inputs inputs(
            AssetFacts facts, LocalDate baseDate, Overrides overrides, MethodInputs given, Market.Source market) {
        boolean calculable = Support.worthless(facts, baseDate, NOTHING).isEmpty()
                && Support.obstacle(facts).isEmpty();
        return new Inputs(
                assumptions.version(),
                baseDate,
                facts,
                calculable ? choice.terms(facts, baseDate, overrides, given.uncertainty()) : null,
                overrides.equals(Overrides.NONE) ? null : overrides,
                given.isNone() ? null : given,
                market);
    }

    private Estimate calculated(Inputs inputs, String seed, Market market) {
        List<Word> incomeWords = income.words(inputs, Inputs.seedOf(seed));
        MarketMethods.Answer deals = MarketMethods.ask(market, inputs.market().features(), inputs.given());
        Reconciliation reconciliation = Reconciliation.of(
                inputs.asset().type(),
                incomeWords,
                cost.words(inputs),
                deals,
                OptionMethod.words(inputs, narrowest(incomeWords)));
        Map<Driver, Double> kept = kept(inputs.asset());
        double share = kept.values().stream().reduce(1.0, (one, other) -> one * other);
        Optional<Findings.Advice> advice =
                deals.prices().map(prices -> ReserveAdvisor.advice(prices.times(share), inputs.given(), assumptions));
        if (reconciliation.weighed().isEmpty()) {
            return new Estimate.None(
                    inputs,
                    seed,
                    silence(reconciliation.approaches()),
                    findings(reconciliation, List.of(), advice.orElse(null)));
        }
        Inputs.Terms usual = choice.usual(inputs.asset(), inputs.baseDate());
        Account account = new Account(usual, inputs.terms(), reconciliation, kept);
        Optional<Contributions> counted = account.contributions(CURRENCY);
        if (counted.isEmpty()) {
            return new Estimate.None(
                    inputs, seed, Texts.BEYOND_COUNTING, findings(reconciliation, List.of(), advice.orElse(null)));
        }
        Contributions contributions = counted.get();
        Money p50 = contributions.value();
        Money p10 = money(share * reconciliation.at(Word.Range::p10));
        Money p90 = money(share * reconciliation.at(Word.Range::p90));
        return new Estimate.Value(
                inputs,
                seed,
                p10.compareTo(p50) < 0 ? p10 : p50,
                p50,
                p90.compareTo(p50) > 0 ? p90 : p50,
                reasons.of(inputs, account, contributions, reconciliation, kept),
                findings(reconciliation, Swings.of(account, inputs.terms()), advice.orElse(null)));
    }

    private static Findings findings(
            Reconciliation reconciliation, List<Findings.Bar> tornado, Findings.Advice advice) {
        return new Findings(
                reconciliation.approaches(), tornado, advice, advice == null ? ReserveAdvisor.NO_MODEL : null, null);
    }

    /** What each encumbrance leaves of the value. */
    private Map<Driver, Double> kept(AssetFacts asset) {
        Map<Driver, Double> kept = new EnumMap<>(Driver.class);
        if (asset.encumbrances() != null) {
            asset.encumbrances()
                    .forEach(each -> kept.put(
                            Driver.valueOf(each.name()),
                            Inputs.fraction(assumptions
                                    .reconciling()
                                    .encumbrances()
                                    .get(each)
                                    .value())));
        }
        return kept;
    }

    private static Word.Range narrowest(List<Word> words) {
        return words.stream()
                .filter(Word.Range.class::isInstance)
                .map(Word.Range.class::cast)
                .min(Comparator.comparingDouble(Word.Range::deviation))
                .orElse(null);
    }

    private static LocalizedText silence(List<Approach> approaches) {
        List<Approach> tried = approaches.stream()
                .filter(approach -> approach.state() != Approach.State.INPUTS_MISSING)
                .toList();
        return new LocalizedText(
                "各方法均不能给出可加权的数值："
                        + tried.stream().map(each -> each.reason().zh()).collect(Collectors.joining()),
                "No method comes to a figure that weighs: "
                        + tried.stream().map(each -> each.reason().en()).collect(Collectors.joining(" ")));
    }

    private static Money money(double minor) {
        return Amounts.money(minor, CURRENCY);
    }
}

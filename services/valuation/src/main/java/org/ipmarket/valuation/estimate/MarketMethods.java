package org.ipmarket.valuation.estimate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Right;
import org.ipmarket.valuation.method.deals.Factor;
import org.ipmarket.valuation.method.deals.Features;
import org.ipmarket.valuation.method.deals.MarketEstimate;
import org.ipmarket.valuation.method.deals.Measure;
import org.ipmarket.valuation.method.deals.Observation;
import org.ipmarket.valuation.method.deals.PriceRange;
import org.ipmarket.valuation.method.market.Comparables;

/** The market approach: the model, and the nearest deals by name. */
final class MarketMethods {
    /** Fewer deals say nothing of their spread. */
    static final int LEAST_DEALS = 5;

    private static final int NAMED = 10;
    private static final int WHOLE = 10_000;
    private static final String CURRENCY = "CNY";

    private MarketMethods() {}

    /**
     * @param model empty where the market has too few deals for one
     * @param deals alike, on which the word of the comparables rests; 0 where there is none
     * @param given whether the comparables were given by who asks, in the place of the market's own
     * @param ofLicence whether the prices are of a licence and not of the title
     */
    record Answer(
            Word modelWord,
            Word comparablesWord,
            Optional<MarketEstimate.Value> model,
            int deals,
            boolean given,
            boolean ofLicence) {
        Optional<PriceRange> prices() {
            return model.map(MarketEstimate.Value::range);
        }
    }

    static Answer ask(Market market, Features features, MethodInputs inputs) {
        Optional<MarketEstimate> estimate = market.model().map(model -> model.estimate(features));
        List<Observation> alike = market.deals().stream()
                .filter(deal ->
                        same(deal.features(), features, Factor.KIND) && same(deal.features(), features, Factor.RIGHT))
                .toList();
        boolean ofLicence = inputs.right() != null && inputs.right() != Right.ASSIGNMENT;
        if (inputs.comparables() != null) {
            return new Answer(
                    estimate.map(MarketMethods::model).orElseGet(() -> tooFew(market)),
                    given(inputs.comparables()),
                    value(estimate),
                    inputs.comparables().size(),
                    true,
                    ofLicence);
        }
        return new Answer(
                estimate.map(MarketMethods::model).orElseGet(() -> tooFew(market)),
                alike.size() < LEAST_DEALS ? noComparables(alike.size()) : comparables(alike, features),
                value(estimate),
                alike.size() < LEAST_DEALS ? 0 : Math.min(NAMED, alike.size()),
                false,
                ofLicence);
    }

    private static Optional<MarketEstimate.Value> value(Optional<MarketEstimate> estimate) {
        return estimate.filter(MarketEstimate.Value.class::isInstance).map(MarketEstimate.Value.class::cast);
    }

    /** All alike: who gives them has chosen them. */
    private static Word given(List<MethodInputs.Deal> deals) {
        Comparables.Characteristics alike =
                new Comparables.Characteristics(new double[0], new String[] {"chosen by who asked"});
        return word(Comparables.of(
                alike,
                deals.stream()
                        .map(deal -> new Comparables.Deal(
                                deal.name(), alike, deal.price().minor()))
                        .toList(),
                deals.size()));
    }

    private static boolean same(Features one, Features other, Factor factor) {
        String level = other.levels().get(factor);
        return level != null && level.equals(one.levels().get(factor));
    }

    private static Word tooFew(Market market) {
        int deals = market.identity().deals();
        int least = market.identity().settings().leastDeals();
        return Word.none(
                Method.MARKET_MODEL,
                "市场仅有 " + deals + " 宗成交，建立模型至少需要 " + least + " 宗。",
                "The market has seen " + deals + " deals; a model needs " + least + ".");
    }

    private static Word model(MarketEstimate estimate) {
        return switch (estimate) {
            case MarketEstimate.None none ->
                new Word.Silent(
                        Method.MARKET_MODEL,
                        Approach.State.NO_ESTIMATE,
                        new LocalizedText(none.inChinese(), none.inEnglish()));
            case MarketEstimate.Value value ->
                Simulated.ranged(
                                        Method.MARKET_MODEL,
                                        value.at(0.1),
                                        value.at(0.5),
                                        value.at(0.9),
                                        List.of(new Approach.Detail(
                                                "dealsAlike", Integer.toString(value.neighbours()), "")))
                                instanceof Word.Range range
                        ? new Word.Range(
                                range.method(),
                                range.p10(),
                                range.p50(),
                                range.p90(),
                                range.details(),
                                value.nearest().stream()
                                        .map(deal -> new Approach.NamedDeal(
                                                deal.id(), money(deal.amount()), null, Texts.decimal(deal.ratio())))
                                        .toList())
                        : new Word.Silent(Method.MARKET_MODEL, Approach.State.NO_ESTIMATE, Texts.BEYOND_COUNTING);
        };
    }

    private static Word noComparables(int deals) {
        return Word.none(
                Method.COMPARABLES,
                "同种类、同权利的成交仅 " + deals + " 宗，至少需要 " + LEAST_DEALS + " 宗。",
                "Of its kind and right " + deals + " deals are known; " + LEAST_DEALS + " are needed.");
    }

    private static Word comparables(List<Observation> alike, Features features) {
        List<Comparables.Deal> deals = alike.stream()
                .map(deal -> new Comparables.Deal(deal.id(), characteristics(deal.features()), deal.amount()))
                .toList();
        return word(Comparables.of(characteristics(features), deals, NAMED));
    }

    private static Word word(Comparables.Indication indication) {
        return new Word.Range(
                Method.COMPARABLES,
                indication.p10(),
                indication.p50(),
                indication.p90(),
                List.of(),
                indication.neighbours().stream()
                        .map(neighbour -> new Approach.NamedDeal(
                                neighbour.deal().id(),
                                money(neighbour.deal().price()),
                                (int) Math.round(WHOLE * neighbour.likeness()),
                                null))
                        .toList());
    }

    private static Comparables.Characteristics characteristics(Features features) {
        return new Comparables.Characteristics(
                Arrays.stream(Measure.values())
                        .mapToDouble(measure -> features.numbers().containsKey(measure)
                                ? measure.transformed(features.numbers().get(measure))
                                : Double.NaN)
                        .toArray(),
                Arrays.stream(Factor.values())
                        .map(factor -> features.levels().get(factor))
                        .toArray(String[]::new));
    }

    private static Money money(double minor) {
        return Money.ofMinor((long) minor, CURRENCY);
    }
}

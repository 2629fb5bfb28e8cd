package org.ipmarket.valuation.estimate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.valuation.method.deals.MarketWeight;
import org.ipmarket.valuation.method.exact.Amounts;
import org.ipmarket.valuation.method.exact.SignedParts;

/**
 * The methods' words joined to one. Methods that argue from the asset itself (income; for programs cost) weigh by their precision, 1/σ² of the logarithm
 * (Bates and Granger 1969, The combination of forecasts, Operational Research Quarterly 20); against them the market weighs by {@link MarketWeight}. Each
 * quantile of the whole is the weighted mean of theirs, in logarithms (Lichtendahl, Grushka-Cockayne and Winkler 2013, Is it better to average
 * probabilities or quantiles?, Management Science 59): it errs to the wide side where methods agree.
 */
final class Reconciliation {
    private static final double LEAST_VARIANCE = 1e-6;
    /** Few deals may be alike in price by chance. */
    private static final double LEAST_DEAL_DEVIATION = 0.25;

    private static final int WHOLE = 10_000;
    private static final String CURRENCY = "CNY";

    private static final LocalizedText ONLY = new LocalizedText("唯一计入权重的方法。", "The only method that weighs.");
    private static final LocalizedText SAME_DEALS = new LocalizedText(
            "市场模型已从同一批成交中学习，重复计入会使其权重加倍；此处仅作对照。",
            "The market model has learned from the same deals; to weigh both would count them twice. Shown beside it.");
    private static final LocalizedText OTHERS_GIVEN = new LocalizedText(
            "询问人已给出可比成交以代替市场成交；此处仅作对照。", "Who asked has given deals in the place of the market's. Shown beside them.");
    private static final LocalizedText OF_LICENCE = new LocalizedText(
            "该数值为许可的价格，而本估值针对权利整体；仅作对照。",
            "This figure is of the licence, and the estimate is of the whole right. Shown beside the others.");
    private static final LocalizedText SAME_COST = new LocalizedText(
            "程序已按软件重置成本计入权重；历史支出说明同一程序的成本，重复计入会使其权重加倍，仅作对照。",
            "The replacement cost of the program weighs; what was spent tells the cost of the same program, and to weigh both would count it twice."
                    + " Shown beside it.");
    private static final LocalizedText COST_BESIDE = new LocalizedText(
            "成本说明取得该权利花费多少，不说明其收益多少；仅作对照。",
            "Cost says what it took to have the right, not what the right brings. Shown beside the others.");
    private static final LocalizedText OPTION_BESIDE = new LocalizedText(
            "期权价值建立在同一现金流之上，另加等待的余地；与收益法相加会重复计算，仅作对照。",
            "The option rests on the same cash flows, with the freedom to wait; to weigh both would count them twice. Shown beside the others.");

    private final List<Approach> approaches;
    private final List<Weighed> weighed;

    /** @param weight 0 to 1; those of all add up to 1 */
    record Weighed(Word.Range range, double weight) {}

    private Reconciliation(List<Approach> approaches, List<Weighed> weighed) {
        this.approaches = List.copyOf(approaches);
        this.weighed = List.copyOf(weighed);
    }

    List<Approach> approaches() {
        return approaches;
    }

    /** None where no method has a figure that weighs. */
    List<Weighed> weighed() {
        return weighed;
    }

    /** The weighted mean of a quantile, in logarithms. */
    double at(ToDoubleFunction<Word.Range> quantile) {
        if (weighed.size() == 1) {
            return quantile.applyAsDouble(weighed.getFirst().range());
        }
        double sum = 0;
        for (Weighed one : weighed) {
            sum += one.weight() * StrictMath.log(quantile.applyAsDouble(one.range()));
        }
        return StrictMath.exp(sum);
    }

    static Reconciliation of(
            AssetType type, List<Word> income, List<Word> cost, MarketMethods.Answer market, List<Word> option) {
        List<Word.Range> own = new ArrayList<>(ranges(income));
        if (type == AssetType.SOFTWARE) {
            ranges(cost).stream()
                    .reduce((reproduction, replacement) -> replacement)
                    .ifPresent(own::add);
        }
        Optional<Word.Range> deals = deals(market);
        Map<Method, Double> weights = new HashMap<>();
        Map<Method, LocalizedText> reasons = new HashMap<>();
        byPrecision(own, weights, reasons);
        deals.ifPresent(range -> against(range, own, market, weights, reasons));

        List<Word> all = new ArrayList<>(income);
        all.add(market.modelWord());
        all.add(market.comparablesWord());
        all.addAll(cost);
        all.addAll(option);
        if (market.ofLicence()) {
            reasons.put(Method.COMPARABLES, OF_LICENCE);
            reasons.put(Method.MARKET_MODEL, OF_LICENCE);
        }
        if (weights.containsKey(Method.SOFTWARE_COST)) {
            reasons.put(Method.REPRODUCTION_COST, SAME_COST);
        }
        reasons.putIfAbsent(Method.COMPARABLES, SAME_DEALS);
        reasons.putIfAbsent(Method.MARKET_MODEL, OTHERS_GIVEN);
        reasons.putIfAbsent(Method.REPRODUCTION_COST, COST_BESIDE);
        reasons.putIfAbsent(Method.REAL_OPTION, OPTION_BESIDE);
        return assembled(all, weights, reasons);
    }

    /** What the market says of the title; prices of a licence are of another thing than what the other methods value. */
    private static Optional<Word.Range> deals(MarketMethods.Answer market) {
        if (market.ofLicence()) {
            return Optional.empty();
        }
        return market.given()
                ? range(market.comparablesWord())
                : range(market.modelWord()).or(() -> range(market.comparablesWord()));
    }

    private static void byPrecision(
            List<Word.Range> own, Map<Method, Double> weights, Map<Method, LocalizedText> reasons) {
        double sum = own.stream().mapToDouble(Reconciliation::precision).sum();
        for (Word.Range range : own) {
            double weight = own.size() == 1 ? 1 : precision(range) / sum;
            weights.put(range.method(), weight);
            String spread = Texts.decimal(StrictMath.exp(2 * Word.AT_90 * range.deviation()));
            reasons.put(
                    range.method(),
                    own.size() == 1
                            ? ONLY
                            : new LocalizedText(
                                    "按离散程度的平方的倒数加权：其区间上下相差 " + spread + " 倍，在各自有测算的方法中占 " + Texts.percent(weight)
                                            + " %。",
                                    "Weighed by the inverse square of its spread: its range is of a factor of " + spread
                                            + ", which makes " + Texts.percent(weight)
                                            + " % of the methods that argue from the asset itself."));
        }
    }

    private static void against(
            Word.Range deals,
            List<Word.Range> own,
            MarketMethods.Answer market,
            Map<Method, Double> weights,
            Map<Method, LocalizedText> reasons) {
        if (own.isEmpty()) {
            weights.put(deals.method(), 1.0);
            reasons.put(deals.method(), ONLY);
            return;
        }
        double p10 = mean(own, weights, Word.Range::p10);
        double p90 = mean(own, weights, Word.Range::p90);
        MarketWeight weight = market.model()
                .filter(value -> !market.given())
                .map(value -> MarketWeight.of(value, p10, p90))
                .orElseGet(() ->
                        MarketWeight.of(market.deals(), Math.max(LEAST_DEAL_DEVIATION, deals.deviation()), p10, p90));
        LocalizedText said =
                new LocalizedText(weight.reason().zh(), weight.reason().en());
        weights.replaceAll((method, alone) -> alone * weight.income());
        own.forEach(range -> reasons.merge(
                range.method(),
                said,
                (before, after) -> before == ONLY
                        ? after
                        : new LocalizedText(before.zh() + after.zh(), before.en() + " " + after.en())));
        weights.put(deals.method(), weight.market());
        reasons.put(deals.method(), said);
    }

    private static double mean(
            List<Word.Range> own, Map<Method, Double> weights, ToDoubleFunction<Word.Range> quantile) {
        double sum = 0;
        for (Word.Range range : own) {
            sum += weights.get(range.method()) * StrictMath.log(quantile.applyAsDouble(range));
        }
        return StrictMath.exp(sum);
    }

    private static double precision(Word.Range range) {
        return 1 / Math.max(LEAST_VARIANCE, range.deviation() * range.deviation());
    }

    private static Reconciliation assembled(
            List<Word> all, Map<Method, Double> weights, Map<Method, LocalizedText> reasons) {
        List<Weighed> weighed = new ArrayList<>();
        for (Word word : all) {
            if (word instanceof Word.Range range && weights.containsKey(word.method())) {
                weighed.add(new Weighed(range, weights.get(word.method())));
            }
        }
        long[] told = weighed.isEmpty()
                ? new long[0]
                : SignedParts.of(
                        WHOLE,
                        weighed.stream()
                                .mapToDouble(one -> WHOLE * one.weight())
                                .toArray());
        List<Approach> approaches = new ArrayList<>();
        int place = 0;
        for (Word word : all) {
            boolean weighs = word instanceof Word.Range && weights.containsKey(word.method());
            approaches.add(approach(word, weighs, weighs ? (int) told[place++] : 0, reasons));
        }
        return new Reconciliation(approaches, weighed);
    }

    private static Approach approach(Word word, boolean weighs, int weight, Map<Method, LocalizedText> reasons) {
        Method method = word.method();
        return switch (word) {
            case Word.Silent silent ->
                new Approach(
                        method.kind(),
                        method,
                        method.title(),
                        silent.state(),
                        null,
                        null,
                        null,
                        0,
                        silent.reason(),
                        List.of(),
                        List.of());
            case Word.Range range ->
                new Approach(
                        method.kind(),
                        method,
                        method.title(),
                        weighs ? Approach.State.WEIGHED : Approach.State.SHOWN,
                        Amounts.money(range.p10(), CURRENCY),
                        Amounts.money(range.p50(), CURRENCY),
                        Amounts.money(range.p90(), CURRENCY),
                        weight,
                        reasons.getOrDefault(method, COST_BESIDE),
                        range.details(),
                        range.deals());
        };
    }

    private static List<Word.Range> ranges(List<Word> words) {
        return words.stream().flatMap(word -> range(word).stream()).toList();
    }

    private static Optional<Word.Range> range(Word word) {
        return word instanceof Word.Range range ? Optional.of(range) : Optional.empty();
    }
}

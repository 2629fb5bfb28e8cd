package org.ipmarket.valuation.estimate;

import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Money;
import org.ipmarket.valuation.method.deals.PriceRange;
import org.ipmarket.valuation.method.deals.ReserveAdvice;
import org.ipmarket.valuation.method.exact.Amounts;

/** Advice on a reserve, apart from the value: only where the market model gives an estimate. */
final class ReserveAdvisor {
    static final LocalizedText NO_MODEL = new LocalizedText(
            "市场模型不给出估值，无从说明成交概率。", "The market model gives no estimate, so nothing tells how likely a sale is.");
    private static final int WHOLE = 10_000;
    private static final String CURRENCY = "CNY";

    private ReserveAdvisor() {}

    static Findings.Advice advice(PriceRange prices, MethodInputs given, Assumptions assumptions) {
        MethodInputs.Reserve reserve = given.reserve();
        int bidders = reserve == null || reserve.bidders() == null
                ? assumptions.reconciling().bidders().value()
                : reserve.bidders();
        Money worthKept = reserve == null || reserve.worthKept() == null ? Money.zero(CURRENCY) : reserve.worthKept();
        ReserveAdvice advice = ReserveAdvice.of(prices, bidders, worthKept.minor());
        return new Findings.Advice(
                bidders,
                worthKept,
                advice.curve().stream().map(ReserveAdvisor::point).toList(),
                point(advice.best()));
    }

    private static Findings.Point point(ReserveAdvice.Point point) {
        return new Findings.Point(
                Amounts.money(point.reserve(), CURRENCY),
                (int) Math.round(WHOLE * point.saleProbability()),
                Amounts.money(point.expectedRevenue(), CURRENCY));
    }
}

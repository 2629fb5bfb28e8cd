package org.ipmarket.valuation.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.valuation.estimate.Approach;
import org.ipmarket.valuation.estimate.Reason;
import org.ipmarket.valuation.expert.Adjustment;
import org.ipmarket.valuation.expert.Conclusion;
import org.ipmarket.valuation.report.chart.Charts;

/** The parts that say how it was reckoned, on which assumptions, and to what it comes. */
final class ValueParts {
    private final ReportFacts facts;
    private final Estimated estimate;
    private final ReportWords words;
    private final Charts charts;

    ValueParts(ReportFacts facts, ReportWords words) {
        this.facts = facts;
        this.estimate = facts.estimate();
        this.words = words;
        this.charts = new Charts(words::brief);
    }

    void methods(Sheet.Draft draft) {
        if (estimate.approaches().isEmpty()) {
            return;
        }
        for (Approach approach : estimate.told()) {
            draft.say(words.of("method.words", approach.method()));
        }
        if (estimate.convention() != null) {
            draft.say(words.of(
                    "method.uncertainty",
                    estimate.paths().toString(),
                    words.of("convention." + estimate.convention())));
        }
        if (!estimate.weighsMarket()) {
            draft.say(words.of("method.market.none"));
        }
        if (!estimate.told().isEmpty()) {
            ranges(draft);
        }
        draft.grid(
                words.of("grid.methods"),
                List.of(
                        new Sheet.Column(words.of("column.method"), 26, false),
                        new Sheet.Column(words.of("column.standing"), 18, false),
                        new Sheet.Column(words.of("column.reason"), 56, false)),
                estimate.approaches().stream()
                        .map(approach -> List.of(
                                words.title(approach.name()),
                                words.of("approach", approach.state()),
                                words.said(approach.reason())))
                        .toList());
        deals(draft);
    }

    private void ranges(Sheet.Draft draft) {
        List<Charts.Range> ranges = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (Approach approach : estimate.told()) {
            range(
                    words.title(approach.name()),
                    percent(approach.weightBasisPoints()),
                    new Conclusion(approach.p10(), approach.p50(), approach.p90()),
                    false,
                    ranges,
                    rows);
        }
        if (estimate.p50() != null && estimate.told().size() > 1) {
            range(
                    words.of("method.RECONCILED"),
                    words.of("none"),
                    new Conclusion(estimate.p10(), estimate.p50(), estimate.p90()),
                    true,
                    ranges,
                    rows);
        }
        Adjustment adjustment = facts.opinion() == null ? null : facts.opinion().adjustment();
        if (adjustment != null) {
            range(words.of("method.PANEL"), words.of("none"), adjustment.after(), true, ranges, rows);
        }
        draft.figure(
                charts.ranges(
                        "chart-approaches", words.of("chart.approaches"), words.of("chart.approaches.words"), ranges),
                words.of("chart.approaches"));
        draft.grid(
                words.of("grid.approaches"),
                List.of(
                        new Sheet.Column(words.of("column.method"), 28, false),
                        new Sheet.Column(words.of("column.weight"), 12, true),
                        new Sheet.Column(words.of("column.p10"), 20, true),
                        new Sheet.Column(words.of("column.p50"), 20, true),
                        new Sheet.Column(words.of("column.p90"), 20, true)),
                rows);
    }

    private void range(
            String name,
            String weight,
            Conclusion of,
            boolean own,
            List<Charts.Range> ranges,
            List<List<String>> rows) {
        ranges.add(new Charts.Range(
                name, of.low().minor(), of.value().minor(), of.high().minor(), own));
        rows.add(List.of(
                name,
                weight,
                words.shortAmount(of.low()),
                words.shortAmount(of.value()),
                words.shortAmount(of.high())));
    }

    /** What the market shows: the deals that its methods name. */
    private void deals(Sheet.Draft draft) {
        List<Approach.NamedDeal> deals = estimate.deals();
        if (deals.isEmpty()) {
            return;
        }
        draft.figure(
                charts.amounts(
                        "chart-deals",
                        words.of("chart.deals"),
                        words.of("chart.deals.words"),
                        deals.stream()
                                .map(deal ->
                                        new Charts.Part(lot(deal), deal.price().minor()))
                                .toList()),
                words.of("chart.deals"));
        draft.grid(
                words.of("grid.deals"),
                List.of(
                        new Sheet.Column(words.of("column.lot"), 50, false),
                        new Sheet.Column(words.of("column.price"), 26, true),
                        new Sheet.Column(words.of("column.likeness"), 24, true)),
                deals.stream()
                        .map(deal -> List.of(
                                deal.lot(),
                                words.shortAmount(deal.price()),
                                deal.likenessBasisPoints() == null
                                        ? words.of("likeness.factor", deal.priceFactor())
                                        : percent(deal.likenessBasisPoints())))
                        .toList());
    }

    /** The end of a lot's number, enough to find it in the table. */
    private static String lot(Approach.NamedDeal deal) {
        return "…" + deal.lot().substring(Math.max(0, deal.lot().length() - 12));
    }

    void assumptions(Sheet.Draft draft) {
        List<LocalizedText> stated = facts.opinion() == null
                        || facts.opinion().review() == null
                        || facts.opinion().review().assumptions() == null
                ? List.of()
                : facts.opinion().review().assumptions();
        stated.forEach(assumption -> draft.item(words.said(assumption)));
        if (estimate.reasons().isEmpty()) {
            return;
        }
        draft.say(words.of("assumptions.words"));
        if (!estimate.tornado().isEmpty()) {
            tornado(draft);
        }
        draft.grid(
                words.of("grid.assumptions"),
                List.of(
                        new Sheet.Column(words.of("column.driver"), 22, false),
                        new Sheet.Column(words.of("column.value"), 20, false),
                        new Sheet.Column(words.of("column.source"), 58, false)),
                estimate.reasons().stream()
                        .map(reason -> List.of(words.title(reason.driver().title()), value(reason), reason.source()))
                        .toList());
    }

    private void tornado(Sheet.Draft draft) {
        List<Charts.Swing> swings = estimate.tornado().stream()
                .map(bar -> new Charts.Swing(
                        words.title(bar.name()),
                        reach(bar.low(), bar.unit()),
                        reach(bar.high(), bar.unit()),
                        bar.atLow().minor(),
                        bar.atHigh().minor()))
                .toList();
        draft.figure(
                charts.tornado(
                        "chart-tornado",
                        words.of("chart.tornado"),
                        words.of("chart.tornado.words"),
                        estimate.p50().minor(),
                        swings),
                words.of("chart.tornado"));
        draft.grid(
                words.of("grid.tornado"),
                List.of(
                        new Sheet.Column(words.of("column.driver"), 24, false),
                        new Sheet.Column(words.of("column.low"), 16, true),
                        new Sheet.Column(words.of("column.atLow"), 22, true),
                        new Sheet.Column(words.of("column.high"), 16, true),
                        new Sheet.Column(words.of("column.atHigh"), 22, true)),
                estimate.tornado().stream()
                        .map(bar -> List.of(
                                words.title(bar.name()),
                                reach(bar.low(), bar.unit()),
                                words.shortAmount(bar.atLow()),
                                reach(bar.high(), bar.unit()),
                                words.shortAmount(bar.atHigh())))
                        .toList());
    }

    void conclusion(Sheet.Draft draft) {
        Conclusion conclusion = facts.conclusion();
        if (estimate.noEstimateReason() != null) {
            draft.fact(words.of("conclusion.noEstimate"), words.said(estimate.noEstimateReason()));
        }
        if (conclusion == null) {
            return;
        }
        draft.strong(
                        words.of(facts.opinion() == null ? "conclusion.estimate" : "conclusion.opinion"),
                        words.amount(conclusion.value()))
                .fact(
                        words.of("conclusion.range"),
                        words.of(
                                "conclusion.between",
                                words.shortAmount(conclusion.low()),
                                words.shortAmount(conclusion.high())));
        if (facts.opinion() != null
                && facts.opinion().review() != null
                && facts.opinion().review().opinion() != null) {
            draft.say(words.said(facts.opinion().review().opinion()));
        }
        Adjustment adjustment = facts.opinion() == null ? null : facts.opinion().adjustment();
        if (adjustment != null) {
            adjusted(draft, adjustment);
        } else if (facts.opinion() != null && facts.opinion().review() != null) {
            draft.say(words.of("conclusion.unchanged"));
        }
        contributions(draft);
    }

    private void adjusted(Sheet.Draft draft, Adjustment adjustment) {
        draft.say(
                estimate.p50() == null
                        ? words.of(
                                "conclusion.adjusted.first",
                                words.shortAmount(adjustment.after().value()))
                        : words.of(
                                "conclusion.adjusted",
                                words.shortAmount(estimate.p50()),
                                words.shortAmount(adjustment.after().value())));
        adjustment
                .reasons()
                .forEach(reason -> draft.item(words.of(
                        "conclusion.reason", words.of("reason", reason.matter()), words.said(reason.words()))));
    }

    private void contributions(Sheet.Draft draft) {
        List<Reason> parts = estimate.reasons().stream()
                .filter(reason -> reason.contribution().inMinorUnits() != 0)
                .toList();
        if (parts.isEmpty()) {
            return;
        }
        draft.figure(
                charts.contributions(
                        "chart-contributions",
                        words.of("chart.contributions"),
                        words.of("chart.contributions.words"),
                        parts.stream()
                                .map(reason -> new Charts.Part(
                                        words.title(reason.driver().title()),
                                        reason.contribution().inMinorUnits()))
                                .toList(),
                        new Charts.Part(words.of("column.p50"), estimate.p50().minor())),
                words.of("chart.contributions"));
        List<List<String>> rows = new ArrayList<>();
        parts.forEach(reason -> rows.add(
                List.of(words.title(reason.driver().title()), value(reason), words.change(reason.contribution()))));
        rows.add(List.of(words.of("grid.sum"), "", words.shortAmount(estimate.p50())));
        draft.grid(
                words.of("grid.contributions"),
                List.of(
                        new Sheet.Column(words.of("column.driver"), 36, false),
                        new Sheet.Column(words.of("column.value"), 34, false),
                        new Sheet.Column(words.of("column.contribution"), 30, true)),
                rows);
    }

    private String value(Reason reason) {
        return words.withUnit(reason.value(), reason.unit());
    }

    /** A driver's low or high end, short. */
    private String reach(String value, String unit) {
        return unit.startsWith("CNY")
                ? words.brief(new BigDecimal(value).movePointRight(2).longValue())
                : words.withUnit(value, unit.startsWith("%") ? "%" : unit);
    }

    private static String percent(int basisPoints) {
        return BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString() + " %";
    }
}

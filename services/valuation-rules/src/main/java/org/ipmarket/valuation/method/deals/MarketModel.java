package org.ipmarket.valuation.method.deals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ipmarket.valuation.method.deals.CensoredRegression.Fit;
import org.ipmarket.valuation.method.deals.CensoredRegression.Row;

/**
 * What lots sell for, learned from a snapshot of lots that ended. The line is a {@link CensoredRegression}; the range about it is
 * cross-conformal (Vovk, "Cross-conformal predictors", Annals of Mathematics and Artificial Intelligence 74, 2015): each lot is scored by a
 * fit that has not seen it, (log price - location)/scale, and the scores' {@link ProductLimit} is laid about the location of the
 * fit to all. Where a low quantile lies below every score seen, the errors' t distribution says how low, if that is lower.
 *
 * <p>A model is recomputed from its snapshot, settings and {@link #VERSION}: nothing else of it needs to be kept.
 */
public final class MarketModel {
    /** Changes whenever the same snapshot and settings would come to other figures. */
    public static final String VERSION = "market-deals-1";

    private static final int FIRST_DEGREES = 4;
    private static final List<Integer> HEAVIER = List.of(2);
    private static final List<Integer> LIGHTER = List.of(6, 10, 20);

    private final Snapshot snapshot;
    private final Settings settings;
    private final Identity identity;
    private final Encoding encoding;
    private final Fit fit;
    private final ProductLimit scores;
    private final Support support;

    private MarketModel(Snapshot snapshot, Settings settings) {
        this.snapshot = snapshot;
        this.settings = settings;
        this.identity = Identity.of(snapshot, settings);
        this.encoding = new Encoding(snapshot);
        List<Observation> lots = snapshot.lots();
        Row[] rows = lots.stream().map(lot -> encoding.row(lot.features())).toArray(Row[]::new);
        double[] logAmounts = lots.stream().mapToDouble(Observation::logAmount).toArray();
        boolean[] sold = new boolean[rows.length];
        boolean[] used = new boolean[rows.length];
        for (int i = 0; i < sold.length; i++) {
            sold[i] = lots.get(i).sold();
            used[i] = sold[i] || settings.useUnsold();
        }
        CensoredRegression regression = new CensoredRegression(
                rows, logAmounts, sold, encoding.groups(), Encoding.GROUPS, encoding.kindCount());
        this.fit = best(regression, used);
        this.scores = scores(regression, rows, logAmounts, sold, used);
        this.support = new Support(snapshot, settings, encoding, fit);
    }

    /** Empty where fewer lots than {@link Settings#leastDeals} have sold. */
    public static Optional<MarketModel> learn(Snapshot snapshot, Settings settings) {
        return snapshot.sold() < settings.leastDeals()
                ? Optional.empty()
                : Optional.of(new MarketModel(snapshot, settings));
    }

    /** With the degrees of freedom, of 2, 4, 6, 10, 20, up or down from 4 for as long as the likelihood rises. */
    private static Fit best(CensoredRegression regression, boolean[] used) {
        Fit first = regression.fit(used, regression.start(FIRST_DEGREES), true);
        Fit lighter = climb(regression, used, first, LIGHTER);
        return lighter == first ? climb(regression, used, first, HEAVIER) : lighter;
    }

    private static Fit climb(CensoredRegression regression, boolean[] used, Fit from, List<Integer> candidates) {
        Fit best = from;
        for (int degrees : candidates) {
            Fit next = regression.fit(used, best.withDegrees(degrees), true);
            if (next.logLikelihood() <= best.logLikelihood()) {
                break;
            }
            best = next;
        }
        return best;
    }

    /** Each fold's line and scales are its own; how strongly levels are pooled, and the degrees of freedom, are those of the fit to all. */
    private ProductLimit scores(
            CensoredRegression regression, Row[] rows, double[] logAmounts, boolean[] sold, boolean[] used) {
        int[] foldOf = Folds.of(snapshot.lots(), settings.seed(), settings.folds());
        double[] score = new double[rows.length];
        for (int fold = 0; fold < settings.folds(); fold++) {
            boolean[] others = used.clone();
            for (int i = 0; i < others.length; i++) {
                others[i] &= foldOf[i] != fold;
            }
            Fit without = regression.fit(others, fit, false);
            for (int i = 0; i < rows.length; i++) {
                if (foldOf[i] == fold) {
                    score[i] = (logAmounts[i] - without.location(rows[i])) / without.scale(rows[i]);
                }
            }
        }
        int count = 0;
        boolean[] seen = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            if (used[i]) {
                score[count] = score[i];
                seen[count++] = sold[i];
            }
        }
        return new ProductLimit(Arrays.copyOf(score, count), Arrays.copyOf(seen, count));
    }

    /** What a lot would reach if it were offered without a reserve, or why the market does not say. */
    public MarketEstimate estimate(Features features) {
        Support.Finding finding = support.of(features);
        Row row = encoding.row(features);
        PriceRange range = new PriceRange(fit.location(row), fit.scale(row), scores, fit.degrees());
        List<Saying> reasons = finding.reasons();
        if (reasons.isEmpty() && !range.reaches(MarketEstimate.OUTERMOST)) {
            reasons = List.of(new Saying(
                    "成交过少或流拍过多，无法给出 90 % 的区间。",
                    "The deals are too few, or too many lots went unsold, for a range of 90 %."));
        }
        if (reasons.isEmpty() && range.at(1 - MarketEstimate.OUTERMOST) > MarketEstimate.GREATEST) {
            reasons = List.of(new Saying("区间超出可计量的范围。", "The range goes beyond what can be counted."));
        }
        return reasons.isEmpty()
                ? new MarketEstimate.Value(identity, range, finding.neighbours(), finding.nearest())
                : new MarketEstimate.None(identity, reasons);
    }

    public Identity identity() {
        return identity;
    }

    /** By which anybody with the snapshot comes to the same model. */
    public record Identity(String version, String snapshotHash, Settings settings, int lots, int deals) {
        /** Of the model that {@link #learn} makes of them, without making it. */
        public static Identity of(Snapshot snapshot, Settings settings) {
            return new Identity(VERSION, snapshot.hash(), settings, snapshot.size(), snapshot.sold());
        }
    }

    /** Of the errors: the scale for each kind in the order of the kinds' names, then for all together. */
    double[] scales() {
        return fit.scales().clone();
    }

    boolean converged() {
        return fit.converged();
    }
}

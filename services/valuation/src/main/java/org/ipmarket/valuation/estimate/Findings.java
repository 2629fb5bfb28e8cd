package org.ipmarket.valuation.estimate;

import java.util.List;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Nullable;

/**
 * What an estimate says beside its value, kept as JSON with it and answered as it was kept. Fields may be added, never changed or taken away: reports read it.
 *
 * @param approaches every method that there is for the kind of right, those without a figure too; empty where nothing was calculated
 * @param tornado the widest swing first
 * @param reserveAdvice null where {@code noReserveAdvice} says why, and where nothing was calculated
 * @param standing among its like; null for works
 */
public record Findings(
        List<Approach> approaches,
        List<Bar> tornado,
        @Nullable Advice reserveAdvice,
        @Nullable LocalizedText noReserveAdvice,
        @Nullable Standing standing) {
    public static final Findings NOTHING = new Findings(List.of(), List.of(), null, null, null);

    /**
     * What a driver alone would move the P50 to.
     *
     * @param low and {@code high}: the driver at its P10 and P90, in {@code unit}
     */
    public record Bar(
            Driver driver, LocalizedText name, String low, String high, String unit, Money atLow, Money atHigh) {}

    /**
     * No statement of value: what a reserve would do in an open auction, by the market model.
     *
     * @param bidders who are taken to come
     * @param worthKept what the lot is worth to the seller unsold
     */
    public record Advice(int bidders, Money worthKept, List<Point> curve, Point best) {
        public Advice {
            curve = List.copyOf(curve);
        }
    }

    /**
     * @param saleProbabilityBasisPoints rounded
     * @param expectedRevenue what the lot brings on average, what it is worth unsold included
     */
    public record Point(Money reserve, int saleProbabilityBasisPoints, Money expectedRevenue) {}

    public Findings {
        approaches = List.copyOf(approaches);
        tornado = List.copyOf(tornado);
    }

    Findings standing(Standing given) {
        return new Findings(approaches, tornado, reserveAdvice, noReserveAdvice, given);
    }
}

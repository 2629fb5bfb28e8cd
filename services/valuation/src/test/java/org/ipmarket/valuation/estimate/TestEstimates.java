package org.ipmarket.valuation.estimate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.valuation.learning.LotFeatures;
import org.ipmarket.valuation.method.deals.Observation;
import org.ipmarket.valuation.method.deals.Settings;
import org.ipmarket.valuation.method.deals.Snapshot;

/** A day, markets of that day, and what one method says in an estimate. */
final class TestEstimates {
    static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private TestEstimates() {}

    /** Deals of a kind about a price, of rights that differ in their age alone. */
    static Market market(AssetChanged like, int deals, double price) {
        return market(like, null, deals, price);
    }

    static Market market(AssetChanged like, Right right, int deals, double price) {
        SplittableRandom random = new SplittableRandom(11);
        List<Observation> lots = new ArrayList<>();
        for (int i = 0; i < deals; i++) {
            lots.add(new Observation(
                    String.format("lot-%04d", i),
                    DAY.minusDays(400 - i % 300),
                    LotFeatures.asked(List.of(like), right, null, DAY.minusDays(30L * (i % 12))),
                    true,
                    Math.rint(price * Math.exp(0.3 * random.nextGaussian()))));
        }
        return Market.of(new Snapshot(lots), Settings.STANDARD, deals, 1_000);
    }

    static Approach approach(Estimate estimate, Method method) {
        return estimate.findings().approaches().stream()
                .filter(each -> each.method() == method)
                .findFirst()
                .orElseThrow();
    }
}

package org.ipmarket.valuation.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Nullable;
import org.ipmarket.valuation.estimate.Approach;
import org.ipmarket.valuation.estimate.Findings;
import org.ipmarket.valuation.estimate.Method;
import org.ipmarket.valuation.estimate.Reason;

/**
 * An estimate as a report shows it.
 *
 * @param assetType as it was valued; null in estimates of before
 * @param noEstimateReason null where there is an estimate
 * @param approaches every method, those without a figure too; empty where nothing was calculated
 * @param tornado what each driver alone would move the P50 to, the widest swing first
 * @param reasons their contributions add up to {@code p50}
 * @param convention when in a year its flows arrive, and {@code paths} drawn; null where nothing was calculated
 * @param marketModel and {@code snapshotHash} of the lots that it saw; null in estimates of before
 */
public record Estimated(
        String id,
        @Nullable AssetType assetType,
        @Nullable Money p10,
        @Nullable Money p50,
        @Nullable Money p90,
        @Nullable LocalizedText noEstimateReason,
        List<Approach> approaches,
        List<Findings.Bar> tornado,
        List<Reason> reasons,
        @Nullable String convention,
        @Nullable Integer paths,
        String model,
        @Nullable String marketModel,
        @Nullable String snapshotHash,
        String inputsHash,
        String seed,
        LocalDate baseDate,
        Instant completedAt) {
    public Estimated {
        approaches = List.copyOf(approaches);
        tornado = List.copyOf(tornado);
        reasons = List.copyOf(reasons);
    }

    /** Those with a figure. */
    List<Approach> told() {
        return approaches.stream().filter(approach -> approach.p50() != null).toList();
    }

    /** Deals that a market method names, the most alike first. */
    List<Approach.NamedDeal> deals() {
        return approaches.stream()
                .filter(approach -> approach.approach() == Method.Kind.MARKET)
                .flatMap(approach -> approach.deals().stream())
                .toList();
    }

    /** Whether deals on the market have moved the value. */
    boolean weighsMarket() {
        return approaches.stream()
                .anyMatch(approach -> approach.approach() == Method.Kind.MARKET && approach.weightBasisPoints() > 0);
    }
}

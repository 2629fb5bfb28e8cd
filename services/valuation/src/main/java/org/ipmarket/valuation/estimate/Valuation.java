package org.ipmarket.valuation.estimate;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Nullable;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.ValuationId;

/**
 * An estimate of one version of an asset, as it is kept and told.
 *
 * @param id null for a trial that is not kept
 * @param p10 with {@code p50} and {@code p90}; null where there is no estimate
 * @param noEstimateReason null where there is one
 * @param noEstimateReasonZh the same in Chinese; null in estimates of before
 * @param inputs JSON of the {@link Inputs}, as they were when it was made
 * @param inputsHash SHA-256 of their canonical form
 * @param seed of the random draws, in hexadecimal
 * @param model version of the assumptions
 * @param marketModel version of the market model, and {@code snapshotHash} of the lots that it saw, perhaps none; null in estimates of before
 * @param baseDate day of which the value is
 */
public record Valuation(
        @Nullable ValuationId id,
        Mode mode,
        AssetId asset,
        long assetVersion,
        String method,
        @Nullable Money p10,
        @Nullable Money p50,
        @Nullable Money p90,
        @Nullable String noEstimateReason,
        @Nullable String noEstimateReasonZh,
        List<Reason> reasons,
        String inputs,
        String inputsHash,
        String seed,
        String model,
        @Nullable String marketModel,
        @Nullable String snapshotHash,
        LocalDate baseDate,
        boolean demonstration,
        Instant completedAt,
        Findings findings) {
    /** @param standing among its like; null for works */
    public static Valuation of(
            ValuationId id, AssetChanged asset, Estimate estimate, Standing standing, Instant completedAt) {
        Estimate.Value value = estimate instanceof Estimate.Value given ? given : null;
        Inputs inputs = estimate.inputs();
        return new Valuation(
                id,
                asset.mode(),
                asset.asset(),
                asset.version(),
                Estimate.METHOD,
                value == null ? null : value.p10(),
                value == null ? null : value.p50(),
                value == null ? null : value.p90(),
                estimate instanceof Estimate.None none ? none.reason().en() : null,
                estimate instanceof Estimate.None none ? none.reason().zh() : null,
                value == null ? List.of() : value.reasons(),
                new String(EventJson.write(inputs), StandardCharsets.UTF_8),
                inputs.hash(),
                estimate.seed(),
                inputs.model(),
                inputs.market().identity().version(),
                inputs.market().identity().snapshotHash(),
                inputs.baseDate(),
                asset.demonstration(),
                completedAt,
                estimate.findings().standing(standing));
    }
}

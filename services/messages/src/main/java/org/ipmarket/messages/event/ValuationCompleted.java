package org.ipmarket.messages.event;

import java.time.Instant;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Nullable;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.ValuationId;

/**
 * An indicative value was estimated: the 10th, 50th and 90th percentile, or none and why. {@code inputsHash} is the SHA-256 of the canonical inputs, by which the estimate can be made again.
 */
@EventType(
        name = "valuation.completed",
        aggregate = "valuation",
        by = "valuation",
        visibility = EventType.Visibility.PUBLIC)
public record ValuationCompleted(
        ValuationId valuation,
        Mode mode,
        AssetId asset,
        long assetVersion,
        @Nullable Money p10,
        @Nullable Money p50,
        @Nullable Money p90,
        @Nullable String noEstimateReason,
        String method,
        String inputsHash,
        Instant completedAt)
        implements MarketEvent {
    @Override
    public String subject() {
        return valuation.toString();
    }
}

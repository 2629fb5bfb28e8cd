package org.ipmarket.valuation.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.ValuationId;
import org.ipmarket.valuation.estimate.Reason;
import org.ipmarket.valuation.estimate.Valuation;

/**
 * A valuation as it is answered.
 *
 * @param id absent in the answer to a trial
 * @param inputs as they were kept, so that their hash can be computed again
 */
record ValuationView(
        ValuationId id,
        Mode mode,
        AssetId asset,
        long assetVersion,
        String method,
        Money p10,
        Money p50,
        Money p90,
        String noEstimateReason,
        List<Reason> reasons,
        @JsonRawValue String inputs,
        String inputsHash,
        String seed,
        String model,
        LocalDate baseDate,
        boolean demonstration,
        Instant completedAt) {
    static ValuationView of(Valuation valuation) {
        return new ValuationView(
                valuation.id(),
                valuation.mode(),
                valuation.asset(),
                valuation.assetVersion(),
                valuation.method(),
                valuation.p10(),
                valuation.p50(),
                valuation.p90(),
                valuation.noEstimateReason(),
                valuation.reasons(),
                valuation.inputs(),
                valuation.inputsHash(),
                valuation.seed(),
                valuation.model(),
                valuation.baseDate(),
                valuation.demonstration(),
                valuation.completedAt());
    }
}

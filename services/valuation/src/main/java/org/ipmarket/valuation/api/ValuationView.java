package org.ipmarket.valuation.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.ValuationId;
import org.ipmarket.valuation.estimate.Approach;
import org.ipmarket.valuation.estimate.Findings;
import org.ipmarket.valuation.estimate.Reason;
import org.ipmarket.valuation.estimate.Standing;
import org.ipmarket.valuation.estimate.Valuation;

/**
 * A valuation as it is answered. Its shape only grows: reports read it.
 *
 * @param id absent in the answer to a trial
 * @param state whether there is a value
 * @param noEstimateReason English; {@code noEstimate}: both languages
 * @param inputs as they were kept, so that their hash can be computed again
 * @param marketModel version of the market model, and {@code snapshotHash} of the lots that it saw, perhaps none
 */
@Schema(name = "Valuation", description = "An indicative value and how it came about; no appraisal, no value opinion.")
record ValuationView(
        ValuationId id,
        Mode mode,
        AssetId asset,
        long assetVersion,
        State state,
        String method,
        Money p10,
        Money p50,
        Money p90,
        String noEstimateReason,
        LocalizedText noEstimate,

        @Schema(description = "Their contributions, which may be negative, add up to p50 exactly.")
        List<Reason> reasons,

        @Schema(
                description =
                        "Every method: its figures, its weight and why, or why it has none. Empty where nothing was calculated.")
        List<Approach> approaches,

        @Schema(description = "What each driver alone would move p50 to, at its own P10 and P90.")
        List<Findings.Bar> tornado,

        @Schema(
                description =
                        "No statement of value. Absent where noReserveAdvice says why, and where nothing was calculated.")
        Findings.Advice reserveAdvice,

        LocalizedText noReserveAdvice,
        Standing standing,
        @Schema(implementation = Object.class) @JsonRawValue String inputs,
        String inputsHash,
        String seed,
        String model,
        String marketModel,
        String snapshotHash,
        LocalDate baseDate,
        boolean demonstration,
        Instant completedAt) {
    /** Whether there is a value. */
    enum State {
        ESTIMATED,
        /** The right has ended. */
        WORTHLESS,
        NO_ESTIMATE
    }

    static ValuationView of(Valuation valuation) {
        Findings findings = valuation.findings();
        return new ValuationView(
                valuation.id(),
                valuation.mode(),
                valuation.asset(),
                valuation.assetVersion(),
                state(valuation),
                valuation.method(),
                valuation.p10(),
                valuation.p50(),
                valuation.p90(),
                valuation.noEstimateReason(),
                valuation.noEstimateReason() == null
                        ? null
                        : new LocalizedText(valuation.noEstimateReasonZh(), valuation.noEstimateReason()),
                valuation.reasons(),
                findings.approaches(),
                findings.tornado(),
                findings.reserveAdvice(),
                findings.noReserveAdvice(),
                findings.standing(),
                valuation.inputs(),
                valuation.inputsHash(),
                valuation.seed(),
                valuation.model(),
                valuation.marketModel(),
                valuation.snapshotHash(),
                valuation.baseDate(),
                valuation.demonstration(),
                valuation.completedAt());
    }

    private static State state(Valuation valuation) {
        if (valuation.p50() == null) {
            return State.NO_ESTIMATE;
        }
        return valuation.p90().isZero() ? State.WORTHLESS : State.ESTIMATED;
    }
}

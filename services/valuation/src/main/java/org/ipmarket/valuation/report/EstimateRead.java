package org.ipmarket.valuation.report;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Nullable;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.valuation.estimate.Approach;
import org.ipmarket.valuation.estimate.Inputs;
import org.ipmarket.valuation.estimate.Method;
import org.ipmarket.valuation.estimate.Valuation;

/** Reads a kept estimate for a report, also one from before several methods were reconciled. */
public final class EstimateRead {
    private static final int WHOLE = 10_000;

    private EstimateRead() {}

    /** Of the kept inputs, what a report says. */
    private record Kept(@Nullable KeptAsset asset, @Nullable Inputs.Terms terms) {}

    private record KeptAsset(@Nullable AssetType type) {}

    public static Estimated of(Valuation valuation) {
        Kept kept = EventJson.read(valuation.inputs().getBytes(StandardCharsets.UTF_8), Kept.class);
        Inputs.Terms terms = kept.terms();
        return new Estimated(
                String.valueOf(valuation.id()),
                kept.asset() == null ? null : kept.asset().type(),
                valuation.p10(),
                valuation.p50(),
                valuation.p90(),
                valuation.noEstimateReason() == null
                        ? null
                        : new LocalizedText(valuation.noEstimateReasonZh(), valuation.noEstimateReason()),
                approaches(valuation, terms),
                valuation.findings().tornado(),
                valuation.reasons(),
                terms == null ? null : terms.convention().name(),
                terms == null ? null : terms.paths(),
                valuation.model(),
                valuation.marketModel(),
                valuation.snapshotHash(),
                valuation.inputsHash(),
                valuation.seed(),
                valuation.baseDate(),
                valuation.completedAt());
    }

    /** An estimate of before has none on record: it was made by relief from royalty alone. */
    private static List<Approach> approaches(Valuation valuation, Inputs.Terms terms) {
        boolean before = terms != null
                && valuation.p50() != null
                && valuation.findings().approaches().isEmpty()
                && valuation.method().equals(Method.RELIEF_FROM_ROYALTY.name());
        return before
                ? List.of(new Approach(
                        Method.Kind.INCOME,
                        Method.RELIEF_FROM_ROYALTY,
                        Method.RELIEF_FROM_ROYALTY.title(),
                        Approach.State.WEIGHED,
                        valuation.p10(),
                        valuation.p50(),
                        valuation.p90(),
                        WHOLE,
                        new LocalizedText("当时唯一采用的方法", "the only method of that time"),
                        List.of(),
                        List.of()))
                : valuation.findings().approaches();
    }
}

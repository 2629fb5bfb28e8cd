package org.ipmarket.valuation.api;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.valuation.desk.ValueBundle;

/**
 * What several assets may be worth together.
 *
 * @param p10Apart and {@code p90Apart}: sums of the assets' own, the range if all went together: what diversification narrows
 * @param parts in the order asked
 */
@Schema(name = "BundleValuation", description = "An indicative value of several assets together; nothing is kept.")
record BundleView(
        Mode mode,
        Money p10,
        Money p50,
        Money p90,
        Money expected,
        Money p10Apart,
        Money p90Apart,
        int correlationBasisPoints,
        String correlationSource,
        List<Part> parts,
        String model,
        String marketModel,
        String snapshotHash,
        LocalDate baseDate) {
    /** @param price its part of the price; the parts add up to it. Absent where none was asked for */
    @Schema(name = "BundleValuationPart")
    record Part(
            AssetId asset,
            long assetVersion,
            Money p10,
            Money p50,
            Money p90,
            Money price,
            String inputsHash,
            String seed) {}

    static BundleView of(ValueBundle.Bundle bundle) {
        return new BundleView(
                bundle.mode(),
                bundle.p10(),
                bundle.p50(),
                bundle.p90(),
                bundle.expected(),
                bundle.p10Apart(),
                bundle.p90Apart(),
                bundle.correlationBasisPoints(),
                bundle.correlationSource(),
                bundle.parts().stream()
                        .map(part -> new Part(
                                part.asset().asset(),
                                part.asset().version(),
                                part.value().p10(),
                                part.value().p50(),
                                part.value().p90(),
                                part.price(),
                                part.value().inputs().hash(),
                                part.value().seed()))
                        .toList(),
                bundle.model(),
                bundle.marketModel(),
                bundle.snapshotHash(),
                bundle.baseDate());
    }
}

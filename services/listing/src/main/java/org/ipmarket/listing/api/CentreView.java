package org.ipmarket.listing.api;

import java.util.List;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.TradingRules;
import org.ipmarket.messages.event.CentreChanged;
import org.ipmarket.messages.id.CentreCode;

/** A centre as it is shown. */
public record CentreView(
        CentreCode code,
        Mode mode,
        long version,
        LocalizedText name,
        String currency,
        List<AssetKind> kinds,
        List<SaleMethod> methods,
        TradingRules rules,
        FeeSchedule fees) {
    static CentreView of(CentreChanged centre) {
        return new CentreView(
                centre.centre(),
                centre.mode(),
                centre.version(),
                centre.name(),
                centre.currency(),
                centre.kinds().stream().sorted().toList(),
                centre.methods().stream().sorted().toList(),
                centre.rules(),
                centre.fees());
    }
}

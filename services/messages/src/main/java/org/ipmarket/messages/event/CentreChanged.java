package org.ipmarket.messages.event;

import java.util.Set;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Nullable;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.TradingRules;
import org.ipmarket.messages.id.CentreCode;

/**
 * An exchange centre as it now is: what it trades, its rules, its fees, the code of the calendar by which it counts working days.
 */
@EventType(
        name = "centre.changed",
        aggregate = "centre",
        by = "listing",
        kind = EventType.Kind.STATE,
        visibility = EventType.Visibility.PUBLIC)
public record CentreChanged(
        CentreCode centre,
        Mode mode,
        long version,
        LocalizedText name,
        String currency,
        Set<AssetKind> kinds,
        Set<SaleMethod> methods,
        TradingRules rules,
        FeeSchedule fees,
        @Nullable String calendar)
        implements StateEvent {
    /** A centre that counts by the market's own calendar. */
    public CentreChanged(
            CentreCode centre,
            Mode mode,
            long version,
            LocalizedText name,
            String currency,
            Set<AssetKind> kinds,
            Set<SaleMethod> methods,
            TradingRules rules,
            FeeSchedule fees) {
        this(centre, mode, version, name, currency, kinds, methods, rules, fees, null);
    }

    @Override
    public String subject() {
        return mode.wire() + ":" + centre;
    }

    @Override
    public Set<CentreCode> centres() {
        return Set.of(centre);
    }
}

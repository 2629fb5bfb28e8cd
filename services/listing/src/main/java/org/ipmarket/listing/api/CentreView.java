package org.ipmarket.listing.api;

import java.util.List;
import org.ipmarket.listing.centre.MemberOutlet;
import org.ipmarket.listing.centre.Showing;
import org.ipmarket.listing.store.CentreRow;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.TradingRules;
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
        FeeSchedule fees,
        List<MemberOutlet> outlets,
        String calendar,
        Shown shows) {
    /** Whose offers the centre shows; see {@link Showing}. */
    public record Shown(Showing.Policy policy, List<CentreCode> centres, List<AssetKind> kinds) {
        static Shown of(Showing showing) {
            return new Shown(
                    showing.policy(),
                    showing.centres().stream().sorted().toList(),
                    showing.kinds().stream().sorted().toList());
        }
    }

    static CentreView of(CentreRow centre) {
        return new CentreView(
                centre.centre(),
                centre.mode,
                centre.version,
                centre.name,
                centre.currency,
                centre.kinds.stream().sorted().toList(),
                centre.methods.stream().sorted().toList(),
                centre.rules,
                centre.fees,
                centre.outlets,
                centre.calendar,
                Shown.of(centre.shows));
    }
}

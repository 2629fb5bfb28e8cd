package org.ipmarket.listing.centre;

import java.util.Set;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.TradingRules;

/** What a centre trades, how, by which periods and for which fees. {@code currency} is an ISO 4217 code. */
public record CentreTerms(
        LocalizedText name,
        String currency,
        Set<AssetKind> kinds,
        Set<SaleMethod> methods,
        TradingRules rules,
        FeeSchedule fees) {}

package org.ipmarket.auction.rules;

import java.util.Map;
import org.ipmarket.messages.SaleMethod;

/** Every version of every format there ever was. */
public final class RulesCatalogue {
    private static final Map<String, AuctionRules> BY_VERSION = Map.of(EnglishRules1.VERSION, new EnglishRules1());

    private RulesCatalogue() {}

    /** The version that a lot announced today is judged by. */
    public static AuctionRules current(SaleMethod method) {
        return switch (method) {
            case ENGLISH -> of(EnglishRules1.VERSION);
        };
    }

    /** @throws IllegalArgumentException where no such version was ever in force */
    public static AuctionRules of(String version) {
        AuctionRules rules = version == null ? null : BY_VERSION.get(version);
        if (rules == null) {
            throw new IllegalArgumentException("unknown rules '" + version + "'; known: "
                    + BY_VERSION.keySet().stream().sorted().toList());
        }
        return rules;
    }
}

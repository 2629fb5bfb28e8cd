package org.ipmarket.settlement.fx;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** In which currencies a trade may be settled. */
public final class CurrencyRule {
    private static final String HOME = "CNY";
    private static final Set<String> ACROSS_THE_BORDER = Set.of("CNY", "HKD", "MOP", "USD", "EUR");

    private CurrencyRule() {}

    /** @param crossBorder whether a side is outside the mainland */
    public static Set<String> permitted(boolean crossBorder) {
        return new TreeSet<>(crossBorder ? ACROSS_THE_BORDER : Set.of(HOME));
    }

    /** Why a currency is refused, with the rule; empty where it is permitted. */
    public static Optional<String> refusal(String currency, boolean crossBorder) {
        if (permitted(crossBorder).contains(currency)) {
            return Optional.empty();
        }
        return Optional.of(
                crossBorder
                        ? "A cross-border trade is settled in one of " + permitted(true) + " (rule of the market)."
                        : "Between parties at home prices and payments are in CNY (Foreign Exchange Regulations, art. 8).");
    }
}

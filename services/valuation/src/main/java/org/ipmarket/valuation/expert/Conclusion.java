package org.ipmarket.valuation.expert;

import org.ipmarket.messages.Money;

/** What an asset is said to be worth: a figure within a range. */
public record Conclusion(Money low, Money value, Money high) {
    public Conclusion {
        if (low.compareTo(value) > 0 || value.compareTo(high) > 0) {
            throw new IllegalArgumentException("the value lies within its range: " + low + ", " + value + ", " + high);
        }
    }
}

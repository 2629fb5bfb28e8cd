package org.ipmarket.valuation.estimate;

import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Nullable;

/**
 * One line of why a value is what it is.
 *
 * @param name of the driver; null in estimates of before
 * @param value of the driver, a decimal or a word
 * @param unit of the value, such as {@code %}; empty for a word
 * @param source on whose word
 * @param contribution what the driver adds to the P50, or takes from it; those of all reasons add up to it exactly. A driver that is where it is for a
 *     usual right has 0
 */
public record Reason(
        Driver driver, @Nullable LocalizedText name, String value, String unit, String source, Change contribution) {
    static Reason of(Driver driver, String value, String unit, String source, Change contribution) {
        return new Reason(driver, driver.title(), value, unit, source, contribution);
    }
}

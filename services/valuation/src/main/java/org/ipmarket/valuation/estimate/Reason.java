package org.ipmarket.valuation.estimate;

import org.ipmarket.messages.Money;

/**
 * One line of why a value is what it is.
 *
 * @param value of the driver, a decimal or a word
 * @param unit of the value, such as {@code %}; empty for a word
 * @param source on whose word
 * @param contribution the driver's part of the P50; the parts of all reasons add up to it exactly. A condition that scales
 *     every part, such as the discount rate, has 0
 */
public record Reason(Driver driver, String value, String unit, String source, Money contribution) {}

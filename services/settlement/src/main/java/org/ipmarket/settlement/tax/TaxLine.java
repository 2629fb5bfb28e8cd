package org.ipmarket.settlement.tax;

import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Money;

/**
 * What the data say of one tax of one payer.
 *
 * @param base what it is reckoned on
 * @param amount the tax, where it is due or nothing; null where it is open
 * @param partsPerMillion the rate, or null
 * @param rule id of the rule, or null where no rule fits
 * @param source where the law says so, or null where no rule fits
 * @param open what is not known, or null
 */
public record TaxLine(
        Tax tax,
        TaxRule.Payer payer,
        TaxRule.Outcome outcome,
        Money base,
        Money amount,
        Integer partsPerMillion,
        String rule,
        LocalizedText source,
        LocalizedText open) {}

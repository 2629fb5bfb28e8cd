package org.ipmarket.settlement.bank.match;

import java.time.Instant;
import java.util.Set;
import org.ipmarket.messages.Money;

/**
 * Money that came, as matching sees it.
 *
 * @param name as the bank reports it; null where it does not
 * @param holders the participants who are known under the payer's name or account; several where a name is shared
 * @param text remark and end-to-end reference together
 * @param reference the sound reference in the text, or that of the sub-account that was paid to; null where there is none
 */
public record Incoming(
        Money amount, String name, Set<String> holders, String text, String reference, Instant bookedAt) {
    public Incoming {
        holders = Set.copyOf(holders);
        text = text == null ? "" : text;
    }
}

package org.ipmarket.settlement.bank.match;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ipmarket.messages.Money;
import org.ipmarket.settlement.deposit.BankReference;

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

    /**
     * What an entry of a statement says.
     *
     * @param ofSubAccount the reference for which the sub-account that was paid to was given out: it goes before what the payer has written;
     *     null where there is none
     */
    public static Incoming of(
            Money amount,
            String name,
            Set<String> holders,
            String remark,
            String endToEnd,
            String ofSubAccount,
            Instant bookedAt) {
        String text = Stream.of(remark, endToEnd).filter(Objects::nonNull).collect(Collectors.joining(" "));
        String reference = ofSubAccount == null
                ? BankReference.find(text).map(BankReference::text).orElse(null)
                : ofSubAccount;
        return new Incoming(amount, name, holders, text, reference, bookedAt);
    }
}

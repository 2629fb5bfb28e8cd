package org.ipmarket.settlement.bank.match;

import java.time.Instant;
import java.util.UUID;
import org.ipmarket.messages.Money;

/**
 * What money could be for.
 *
 * @param reference what its payer was asked to write
 * @param participant who must pay it
 * @param amount exactly what is expected
 * @param open whether its state permits money to come
 * @param state for people to read
 * @param due until when the money must be booked; null where there is no such time
 */
public record Claim(
        Kind kind,
        UUID id,
        String reference,
        String participant,
        Money amount,
        boolean open,
        String state,
        Instant due) {
    public enum Kind {
        DEPOSIT,
        TRADE
    }
}

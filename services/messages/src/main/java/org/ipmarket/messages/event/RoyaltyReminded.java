package org.ipmarket.messages.event;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Nullable;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;

/**
 * A licensee is late with the statement or the payment of a period's royalties, and was asked for it.
 *
 * @param trade of the licence
 * @param period its number, from 1
 * @param due the day on which it was due
 * @param amount what is to be paid; absent where the statement is late
 * @param reminder 1 for the first
 */
@EventType(name = "royalty.reminded", aggregate = "trade", by = "settlement", visibility = EventType.Visibility.PARTY)
public record RoyaltyReminded(
        TradeId trade,
        Mode mode,
        CentreCode centre,
        CentreCode buyerCentre,
        ParticipantId licensor,
        ParticipantId licensee,
        int period,
        Late late,
        LocalDate due,
        @Nullable Money amount,
        int reminder,
        Instant remindedAt)
        implements MarketEvent {
    /** What is late. */
    public enum Late {
        STATEMENT,
        PAYMENT
    }

    @Override
    public String subject() {
        return trade.toString();
    }

    @Override
    public Set<ParticipantId> parties() {
        return Set.of(licensor, licensee);
    }

    @Override
    public Set<CentreCode> centres() {
        return centre.equals(buyerCentre) ? Set.of(centre) : Set.of(centre, buyerCentre);
    }
}

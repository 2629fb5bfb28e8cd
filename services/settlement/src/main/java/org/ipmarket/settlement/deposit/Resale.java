package org.ipmarket.settlement.deposit;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.ipmarket.settlement.trade.TradeState;

/** What became of a lot after a default: whether the shortfall is known, and if not, for what it waits. */
public final class Resale {
    private Resale() {}

    /** A lot of the chain of relistings, the one in default first. */
    public record Lot(UUID id, boolean live, Instant endedAt) {}

    /**
     * A trade on one of those lots, opened after the default.
     *
     * @param fundedAt when all of its price had come; null where it has not
     */
    public record Trade(UUID id, TradeState state, Instant fundedAt) {
        boolean brings() {
            return fundedAt != null && !isLost();
        }

        boolean isLost() {
            return state.isUndone();
        }
    }

    public sealed interface Outlook {}

    /** A later buyer has paid. */
    public record Sold(UUID trade, Instant since) implements Outlook {}

    /** Nobody bought it again. */
    public record NotSold(String why, Instant since) implements Outlook {}

    /** The shortfall is not known yet. */
    public record Open(String why) implements Outlook {}

    /**
     * Judges by what is known now.
     *
     * @param lots the lot in default and all that relist it
     * @param trades on those lots, opened after the default
     * @param givenUp whether the centre has declared, by two persons, that the lot is not offered again
     * @param within how long after its end a lot may still be relisted
     */
    public static Outlook judge(
            Instant forfeitedAt, List<Lot> lots, List<Trade> trades, boolean givenUp, Duration within, Instant now) {
        Trade paid = trades.stream()
                .filter(Trade::brings)
                .min(Comparator.comparing(Trade::fundedAt))
                .orElse(null);
        if (paid != null) {
            return new Sold(paid.id(), paid.fundedAt());
        }
        Trade open =
                trades.stream().filter(trade -> !trade.isLost()).findFirst().orElse(null);
        if (open != null) {
            return new Open("Trade " + open.id() + " on the lot is " + open.state() + "; its price has not all come.");
        }
        Lot live = lots.stream().filter(Lot::live).findFirst().orElse(null);
        if (live != null) {
            return new Open("Its relisting " + live.id() + " has not ended.");
        }
        if (givenUp) {
            return new NotSold("The centre has declared that the lot is not offered again.", now);
        }
        Instant last = lots.stream()
                .map(Lot::endedAt)
                .filter(end -> end != null && end.isAfter(forfeitedAt))
                .max(Comparator.naturalOrder())
                .orElse(forfeitedAt);
        Instant until = last.plus(within);
        return now.isAfter(until)
                ? new NotSold("It was not relisted by " + until + ".", until)
                : new Open("It may be awarded to a runner-up or relisted until " + until + ".");
    }
}

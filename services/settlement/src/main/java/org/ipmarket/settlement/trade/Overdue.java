package org.ipmarket.settlement.trade;

import java.time.Instant;
import java.util.Set;
import org.ipmarket.messages.event.TradeDefaulted.Side;

/**
 * That a side did not do its part in time (悔拍, 违约).
 *
 * @param side who is in default
 * @param reason in a sentence, with the time that has passed
 */
public record Overdue(Side side, String reason) {
    /**
     * Judges a confirmation of sale whose time has passed unsigned.
     *
     * <p>A side that has signed is never in default; so a buyer protects its deposit by signing, whatever the seller
     * does. Where neither has signed the winner is in default: the offer was the seller's declared will already.
     *
     * @param signed the sides that have signed, not both
     */
    public static Overdue unsigned(Set<Side> signed, Instant due) {
        return unsigned("confirmation of sale", signed, due);
    }

    /** Judges a contract of its own by the same rule. */
    public static Overdue noContract(Set<Side> signed, Instant due) {
        return unsigned("contract", signed, due);
    }

    private static Overdue unsigned(String document, Set<Side> signed, Instant due) {
        if (signed.size() == Side.values().length) {
            throw new IllegalArgumentException("both sides have signed");
        }
        Side side = signed.contains(Side.BUYER) ? Side.SELLER : Side.BUYER;
        String who = side == Side.SELLER ? "The seller" : "The buyer";
        return new Overdue(side, who + " did not sign the " + document + " by " + due + ".");
    }

    /** Judges a payment that has not arrived, where the bank's statements reach past its time. */
    public static Overdue unpaid(Instant due) {
        return new Overdue(Side.BUYER, "The amount due had not arrived at the bank by " + due + ".");
    }
}

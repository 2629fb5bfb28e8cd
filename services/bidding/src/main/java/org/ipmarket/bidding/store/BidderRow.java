package org.ipmarket.bidding.store;

import java.time.Instant;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;

/**
 * Who gave a deposit for a lot.
 *
 * @param reason why it may not bid; null where it may
 * @param number counts the lot's admitted bidders from 1; null before the first admission
 * @param salt opens {@code ref}
 * @param priority rank of its right to go first on equal terms; null where it has none
 * @param hasBid whether it has a valid bid on the lot
 * @param related whether it and the seller have declared an interest in common
 */
public record BidderRow(
        LotId lot,
        ParticipantId participant,
        DepositId deposit,
        CentreCode buyerCentre,
        State state,
        String reason,
        Integer number,
        byte[] salt,
        BidderRef ref,
        Integer priority,
        boolean hasBid,
        boolean related,
        Instant changedAt) {
    /** Whether it may bid. */
    public enum State {
        /** Not yet: what bars it may pass. Its deposit stays until it asks for it or the lot ends. */
        WAITING,
        ADMITTED,
        /** Was admitted; what bars it now may pass. */
        BARRED,
        /** Left, or its deposit went back. */
        LEFT,
        /** Never on this lot; its deposit goes back. */
        REFUSED
    }

    /** The name under which the public sees it. */
    public String pseudonym() {
        return number == null ? null : "B" + number;
    }

    public BidderRow become(State next, String why, Integer withNumber, Instant at) {
        return new BidderRow(
                lot,
                participant,
                deposit,
                buyerCentre,
                next,
                why,
                withNumber,
                salt,
                ref,
                priority,
                hasBid,
                related,
                at);
    }

    /** The same bidder with a new deposit. */
    public BidderRow with(DepositId other, CentreCode through) {
        return new BidderRow(
                lot,
                participant,
                other,
                through,
                state,
                reason,
                number,
                salt,
                ref,
                priority,
                hasBid,
                related,
                changedAt);
    }

    /** The same bidder once it has a valid bid. */
    public BidderRow withBid() {
        return new BidderRow(
                lot,
                participant,
                deposit,
                buyerCentre,
                state,
                reason,
                number,
                salt,
                ref,
                priority,
                true,
                related,
                changedAt);
    }

    public BidderRow related(boolean now) {
        return new BidderRow(
                lot,
                participant,
                deposit,
                buyerCentre,
                state,
                reason,
                number,
                salt,
                ref,
                priority,
                hasBid,
                now,
                changedAt);
    }
}

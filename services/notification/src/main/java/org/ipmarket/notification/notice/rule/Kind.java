package org.ipmarket.notification.notice.rule;

import java.util.Set;

/** What a notice is about, and whether its reader may do without its mails. */
public enum Kind {
    /** A bid security has arrived; to its bidder. */
    DEPOSIT_RECEIVED(Duty.NONE, "title", "amount", "opensAt"),
    /** The lot opens before long; to its bidders. */
    OPENING_SOON(Duty.NONE, "title", "opensAt", "closesAt"),
    /** Another bid leads; to whoever led, or bid too little to lead. */
    OUTBID(Duty.NONE, "title", "price", "endsAt", "at"),
    /** Somebody else has bought the lot, or nobody; to its other bidders. */
    LOST(Duty.NONE, "title", "price", "at"),
    /** A bidder may not leave the lot now. */
    LEAVE_REFUSED(Duty.CONTRACT, "title", "reason", "at"),
    /** The notice of an offer was corrected and the announcement starts again; to who has given a bid security. */
    OFFER_CORRECTED(Duty.RULE, "title", "notice", "reason", "opensAt", "closesAt"),
    /** To bidders and seller, as the next two. */
    LOT_SUSPENDED(Duty.RULE, "title", "reason", "at"),
    LOT_RESUMED(Duty.RULE, "title", "endsAt", "at"),
    LOT_CANCELLED(Duty.RULE, "title", "reason", "at"),
    /** How the lot has ended; to its seller. */
    LOT_ENDED(Duty.CONTRACT, "title", "price", "bidders", "at"),
    /** To the winner. */
    WON(Duty.CONTRACT, "title", "price", "at"),
    /** The confirmation of sale waits for signatures; to both sides. */
    CONFIRMATION_DUE(Duty.CONTRACT, "title", "price", "due", "trade"),
    /** The price is to be paid; to the buyer. */
    PAYMENT_DUE(Duty.CONTRACT, "title", "price", "due", "trade"),
    /** The price has arrived; to both sides. */
    PAYMENT_RECEIVED(Duty.CONTRACT, "title", "price", "at", "trade"),
    /** A period of a trade runs out or has run out; to both sides. */
    TRADE_REMINDER(Duty.CONTRACT, "title", "state", "due", "trade"),
    /** What completes the sale is recorded; to both sides. */
    TITLE_RECORDED(Duty.CONTRACT, "title", "registration", "effectiveOn", "trade"),
    /** Everybody is paid; to both sides. */
    SALE_COMPLETED(Duty.CONTRACT, "title", "price", "at", "trade"),
    /** A side is in default; to both sides. */
    TRADE_DEFAULTED(Duty.CONTRACT, "title", "reason", "at", "trade"),
    /** The trade and its money stand still; to both sides, as the next three. */
    TRADE_FROZEN(Duty.CONTRACT, "title", "reason", "at", "trade"),
    TRADE_LIFTED(Duty.CONTRACT, "title", "reason", "state", "at", "trade"),
    CURE_GRANTED(Duty.CONTRACT, "title", "until", "trade"),
    SALE_UNDONE(Duty.CONTRACT, "title", "refunded", "reason", "at", "trade"),
    /** A bid security goes back; to its bidder. */
    REFUND(Duty.CONTRACT, "title", "amount", "reason", "at"),
    /** A bid security is not refunded; to its bidder. */
    DEPOSIT_FORFEITED(Duty.CONTRACT, "title", "amount", "reason", "at", "trade"),
    /** A statement or payment of royalties is late; to the licensee. */
    ROYALTY_DUE(Duty.CONTRACT, "period", "amount", "day", "reminder", "trade"),
    /** Asks its reader to confirm the mail address that it gave; to the login alone. */
    ADDRESS_CONFIRMATION(Duty.CONTRACT, "mail");

    private final Duty duty;
    private final Set<String> facts;

    Kind(Duty duty, String... facts) {
        this.duty = duty;
        this.facts = Set.of(facts);
    }

    public Duty duty() {
        return duty;
    }

    /** Whether it is sent to people who would rather not have it. */
    public boolean isObligatory() {
        return duty != Duty.NONE;
    }

    /** What its text may speak of; a fact that an event does not tell is left out. */
    public Set<String> facts() {
        return facts;
    }
}

package org.ipmarket.settlement.ledger;

import java.util.UUID;

/** What an amount is tied to. Every account but the bank's has one. */
public record Earmark(Kind kind, UUID id) {
    /** The bank's side is tied to nothing. */
    public static final Earmark NONE = new Earmark(Kind.NONE, new UUID(0, 0));

    public enum Kind {
        NONE,
        LOT,
        TRADE,
        /** A line of the bank's statement that matched nothing. */
        RECEIPT
    }

    public Earmark {
        if (kind == null || id == null) {
            throw new IllegalArgumentException("an earmark has a kind and an id");
        }
    }

    public static Earmark lot(UUID lot) {
        return new Earmark(Kind.LOT, lot);
    }

    public static Earmark trade(UUID trade) {
        return new Earmark(Kind.TRADE, trade);
    }

    public static Earmark receipt(UUID line) {
        return new Earmark(Kind.RECEIPT, line);
    }
}

package org.ipmarket.settlement.ledger;

import java.util.UUID;

/** What an amount is tied to. Every account but the bank's has one. */
public record Earmark(Kind kind, UUID id) {
    /** The bank's side is tied to nothing. */
    public static final Earmark NONE = new Earmark(Kind.NONE, new UUID(0, 0));

    public enum Kind {
        NONE,
        LOT,
        /** A deposit that stands for several lots. */
        DEPOSIT,
        /** A negotiated deal, before it has become a trade. */
        DEAL,
        TRADE,
        /** A licence, whose royalties run after the trade is complete. */
        LICENCE,
        /** An entry of the bank's statement: one that matched nothing, or a charge. */
        RECEIPT,
        /** A centre's monthly statement, where fees are collected and paid together. */
        STATEMENT
    }

    public Earmark {
        if (kind == null || id == null) {
            throw new IllegalArgumentException("an earmark has a kind and an id");
        }
    }

    public static Earmark lot(UUID lot) {
        return new Earmark(Kind.LOT, lot);
    }

    public static Earmark deposit(UUID deposit) {
        return new Earmark(Kind.DEPOSIT, deposit);
    }

    public static Earmark deal(UUID deal) {
        return new Earmark(Kind.DEAL, deal);
    }

    public static Earmark trade(UUID trade) {
        return new Earmark(Kind.TRADE, trade);
    }

    public static Earmark licence(UUID licence) {
        return new Earmark(Kind.LICENCE, licence);
    }

    public static Earmark receipt(UUID line) {
        return new Earmark(Kind.RECEIPT, line);
    }

    public static Earmark statement(UUID statement) {
        return new Earmark(Kind.STATEMENT, statement);
    }
}

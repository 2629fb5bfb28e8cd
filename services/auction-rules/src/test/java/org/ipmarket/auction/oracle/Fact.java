package org.ipmarket.auction.oracle;

/** Something that somebody, or the time, did to a lot. Times are milliseconds, bidders are numbers from 1, amounts are minor units. */
sealed interface Fact {
    long at();

    record Admit(long at, int bidder) implements Fact {}

    record Leave(long at, int bidder) implements Fact {}

    /** @param foreign in another currency than the lot's */
    record Bid(long at, int bidder, long amount, boolean foreign) implements Fact {}

    /** A sealed offer. @param fault what its opening will find */
    record Offer(long at, int bidder, long amount, Fault fault) implements Fact {}

    /** @param since from when bids could not arrive */
    record Suspend(long at, long since) implements Fact {}

    record Resume(long at) implements Fact {}

    /** Noticed when it was over: nothing arrived since then, and the time goes on now. */
    record Outage(long at, long since) implements Fact {}

    /** Nobody asks for anything, but the lot is looked at. */
    record Tick(long at) implements Fact {}

    record Cancel(long at) implements Fact {}

    /** From now on the keepers release their keys when sealed offers are due to be opened. */
    record Keepers(long at) implements Fact {}

    /** The winner has defaulted. */
    record Default(long at) implements Fact {}

    enum Fault {
        NONE,
        UNREADABLE,
        OTHER_BIDDER,
        OTHER_CURRENCY
    }
}

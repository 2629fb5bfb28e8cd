package org.ipmarket.bidding.lot;

import org.ipmarket.auction.rules.Phase;
import org.ipmarket.auction.rules.Refusal;
import org.ipmarket.auction.rules.Secrecy;
import org.ipmarket.bidding.store.BidTable.Receipted;

/** What became of a bid. Only a judged one stands in the log. */
public sealed interface BidAnswer {
    /** @param replayed whether it had been judged before, under the same key */
    record Judged(Receipted bid, boolean replayed) implements BidAnswer {}

    /** @param why where the lot is open and takes no bid all the same; else null */
    record NotOpen(Phase phase, Refusal why) implements BidAnswer {}

    record NotAdmitted(String reason) implements BidAnswer {}

    /** @param accepted the lot's currency */
    record WrongCurrency(String accepted) implements BidAnswer {}

    /** The lot takes offers in another form now. @param form in which */
    record OtherForm(Secrecy form) implements BidAnswer {}

    /** What is wrong with a sealed offer can be seen without opening it. @param fault what */
    record BadSeal(String fault) implements BidAnswer {}

    /** The key was used for another bid. */
    record KeyReused() implements BidAnswer {}

    /** There is no such lot, or not for this caller. */
    record NoSuchLot() implements BidAnswer {}
}

package org.ipmarket.settlement.trade;

/** What moves a trade from one state to another. */
public enum TradeDeed {
    /** The last of the two sides signs the confirmation of sale (成交确认书). */
    SIGN,
    /** The contract of its own, where one is due, is signed by both, and the export, where it needs leave, is cleared. */
    CONTRACT,
    /** The bank has booked an instalment, or one that was paid outside the exchange is proved. */
    PAY,
    /** The case is filed with the office, or the contract with the authority that registers it. */
    FILE,
    /** The office gives the case back: it is to be filed anew. */
    RETURN,
    /** What completes this kind of trade has happened: entered by one, checked by another. */
    RECORD,
    /** The bank's statements have confirmed every payment that was ordered. */
    CONFIRM,
    /** A clock has run out on a side that did not do its part (悔拍, 违约). */
    RUN_OUT,
    /** The right was lost or bound, an export was refused, or an operator says why: trade and money stand still. */
    FREEZE,
    /** A period to cure begins. */
    CURE,
    /** The obstacle is gone: the trade goes on where it stood. */
    LIFT,
    /** Both agree, a final decision says so, or a clause of the contract: the sale is undone. */
    UNWIND
}

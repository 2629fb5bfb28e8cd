package org.ipmarket.settlement.ledger;

/**
 * The chart of accounts. The ledger mirrors one settlement account at a bank: {@link #BANK} is its counter-side, all
 * others say whose money it is and what for. Nobody has a free balance to spend (Non-bank Payment Regulations 15, 47).
 */
public enum AccountKind {
    /** Bank clearing: minus the money that lies at the bank. The only account whose balance is never positive. */
    BANK,
    /** 保证金: security of a participant for a lot. */
    DEPOSIT,
    /** 交易资金: price and commission that a buyer has paid for a trade. */
    ESCROW,
    /** What a seller is to be paid from a trade. */
    PAYABLE,
    /** A centre's part of the commission of a trade. */
    CENTRE_FEE,
    /** The platform's part of the commission of a trade. */
    PLATFORM_FEE,
    /** Money that could not be matched; it goes back. */
    SUSPENSE,
    /** Money on its way back to the account it came from. */
    REFUND,
    /** 不予退还: a defaulter's deposit, waiting at the centre until the shortfall is known. */
    FORFEITED
}

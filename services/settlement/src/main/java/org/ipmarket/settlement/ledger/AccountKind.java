package org.ipmarket.settlement.ledger;

/**
 * The chart of accounts. The ledger mirrors settlement accounts at banks, one for each currency: {@link #BANK} is their
 * counter-side, all others say whose money it is and what for. Nobody has a free balance to spend (Non-bank Payment
 * Regulations 15, 47). The owner of an account is a participant's id, {@code centre:GZ}, {@code platform}, {@code bank}, or
 * for {@link #SUSPENSE} the name that the bank gives for the payer.
 */
public enum AccountKind {
    /** Bank clearing: minus the money that lies at the bank. */
    BANK(Side.NEVER_POSITIVE),
    /** 保证金: security of a participant for a lot, or for the several lots of one deposit. */
    DEPOSIT,
    /** 交易资金: price and commission that a buyer has paid for a trade, in instalments or at once. */
    ESCROW,
    /** What a seller is to be paid from a trade. */
    PAYABLE,
    /** 质权人: what a pledgee is to be paid from a trade, before the seller (Civil Code 444). */
    PLEDGEE,
    /** 许可使用费: royalties that a licensee has paid, waiting for the licensor, who owns the account. */
    ROYALTY,
    /** A centre's part of the commission of a trade or of a licence. */
    CENTRE_FEE,
    /** The part of a broker member (经纪会员), who owns the account. */
    BROKER_FEE,
    /** The platform's part of the commission. */
    PLATFORM_FEE,
    /** 税款: tax and stamp duty kept back for a party, to be paid over to the tax office. Owned by the party. */
    TAX,
    /** 官费: an office's fee that a party has advanced, such as for the record of a change of owner. Owned by the party. */
    OFFICIAL_FEE,
    /**
     * 手续费: set aside for what the bank takes for its services, by whoever bears it; below zero where the bank has taken
     * and nobody has made it good yet. Owned by the one who bears it.
     */
    BANK_CHARGE(Side.EITHER),
    /**
     * 结售汇: between two currencies, earmarked to the trade that is converted. What leaves one currency comes here in it and
     * goes from here in the other, as the bank's advice says; in the one it is above zero, in the other below. Owned by
     * {@code bank}.
     */
    EXCHANGE(Side.EITHER),
    /** 待查: money that could not be matched; it is matched by an operator, or goes back. */
    SUSPENSE,
    /** 退款: money on its way back to the account it came from, until the bank's statement shows it gone. */
    REFUND,
    /** 不予退还: a defaulter's deposit, waiting at the centre until the shortfall is known. */
    FORFEITED,
    /** What a centre recovers of the costs of a failed sale, first in the order in which a forfeited deposit is distributed. */
    COSTS;

    /** On which side of zero a balance may lie. */
    public enum Side {
        /** Somebody is owed it: what is not there cannot be taken. */
        NEVER_NEGATIVE,
        /** The counter-side of money that somebody else keeps: it cannot pay what it does not have. */
        NEVER_POSITIVE,
        /** A clearing account, which passes through zero. */
        EITHER;

        /** Whether a balance in minor units may stand. */
        public boolean allows(long balance) {
            return switch (this) {
                case NEVER_NEGATIVE -> balance >= 0;
                case NEVER_POSITIVE -> balance <= 0;
                case EITHER -> true;
            };
        }
    }

    private final Side side;

    AccountKind() {
        this(Side.NEVER_NEGATIVE);
    }

    AccountKind(Side side) {
        this.side = side;
    }

    public Side side() {
        return side;
    }
}

package org.ipmarket.settlement.paper;

import java.util.EnumSet;
import java.util.Set;
import org.ipmarket.settlement.trade.TradeState;

/** The papers of a trade. */
public enum PaperKind {
    /** 成交确认书 */
    CONFIRMATION,
    /** 转让合同 or 许可合同 */
    CONTRACT,
    /** 结算单 of the seller */
    SETTLEMENT_SELLER,
    /** 结算单 of the buyer */
    SETTLEMENT_BUYER,
    /** 交易凭证 */
    CERTIFICATE;

    /** In which states of a trade it is made. */
    public Set<TradeState> from() {
        return switch (this) {
            case CONFIRMATION, CONTRACT -> EnumSet.allOf(TradeState.class);
            case SETTLEMENT_SELLER, SETTLEMENT_BUYER -> EnumSet.of(TradeState.RECORDED, TradeState.COMPLETED);
            case CERTIFICATE -> EnumSet.of(TradeState.COMPLETED);
        };
    }

    /** Whether the sides sign it. */
    public boolean isSigned() {
        return this == CONFIRMATION || this == CONTRACT;
    }
}

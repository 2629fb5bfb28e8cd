package org.ipmarket.settlement.api;

import java.time.Instant;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.bank.SettlementAccount;
import org.ipmarket.settlement.deposit.DepositState;
import org.ipmarket.settlement.store.Deposit;

/**
 * A deposit as the API shows it.
 *
 * @param bankReference to be written on the transfer
 * @param account where to pay
 * @param trade that it stands for, once its giver has won
 */
public record DepositView(
        DepositId id,
        Mode mode,
        LotId lot,
        ParticipantId participant,
        CentreCode centre,
        CentreCode buyerCentre,
        Money amount,
        DepositState state,
        String bankReference,
        SettlementAccount account,
        TradeId trade,
        String reason,
        Instant announcedAt,
        Instant heldAt,
        Instant endedAt) {
    static DepositView of(Deposit deposit, SettlementAccount account) {
        return new DepositView(
                deposit.id(),
                deposit.mode(),
                deposit.lot(),
                deposit.participant(),
                deposit.centre(),
                deposit.buyerCentre(),
                deposit.amount(),
                deposit.state(),
                deposit.bankReference(),
                account,
                deposit.trade(),
                deposit.reason(),
                deposit.announcedAt(),
                deposit.heldAt(),
                deposit.endedAt());
    }
}

package org.ipmarket.settlement.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
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
 * @param list with which it was announced, or null: all of that may be paid at once
 * @param history oldest first; null where several deposits are listed
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
        Instant endedAt,
        UUID list,
        List<StepView> history) {
    /** What happened to it, when and why; its state then. */
    public record StepView(DepositState state, Instant at, String why) {}

    /** Among others, without its history. */
    static DepositView of(Deposit deposit, SettlementAccount account) {
        return of(deposit, account, null);
    }

    static DepositView whole(Deposit deposit, SettlementAccount account) {
        return of(
                deposit,
                account,
                deposit.history().stream()
                        .map(step -> new StepView(step.state(), step.at(), step.why()))
                        .toList());
    }

    private static DepositView of(Deposit deposit, SettlementAccount account, List<StepView> history) {
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
                deposit.endedAt(),
                deposit.list(),
                history);
    }
}

package org.ipmarket.settlement.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.settlement.bank.BankAccount;
import org.ipmarket.settlement.bank.StatementLine.Credit;
import org.ipmarket.settlement.deposit.DepositState;
import org.ipmarket.settlement.deposit.ReceiptRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which money is the money that was expected. */
class MoneyMatchingTest {
    private static final ParticipantId PAYER = new ParticipantId(Ids.next());
    private static final Instant DUE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Money AMOUNT = Money.cny(1_000);

    @Test
    void theExactMoneyFromAnAccountInTheOwnNameIsTaken() {
        Credit exact = credit(AMOUNT, PAYER.toString(), DUE);
        assertThat(ReceiptRule.refusal(DepositState.ANNOUNCED, AMOUNT, PAYER, exact))
                .isEmpty();
        assertThat(PaymentRule.refusal(TradeState.SIGNED, AMOUNT, PAYER, DUE, exact))
                .isEmpty();
    }

    @Test
    void aCentMoreOrLessGoesBack() {
        for (long minor : new long[] {1, 999, 1_001}) {
            Credit other = credit(Money.cny(minor), PAYER.toString(), DUE);
            assertThat(ReceiptRule.refusal(DepositState.ANNOUNCED, AMOUNT, PAYER, other))
                    .isPresent();
            assertThat(PaymentRule.refusal(TradeState.SIGNED, AMOUNT, PAYER, DUE, other))
                    .isPresent();
        }
        Credit dollars = credit(Money.ofMinor(1_000, "USD"), PAYER.toString(), DUE);
        assertThat(ReceiptRule.refusal(DepositState.ANNOUNCED, AMOUNT, PAYER, dollars))
                .isPresent();
        assertThat(PaymentRule.refusal(TradeState.SIGNED, AMOUNT, PAYER, DUE, dollars))
                .isPresent();
    }

    @Test
    void somebodyElsesMoneyGoesBack() {
        Credit others = credit(AMOUNT, Ids.next().toString(), DUE);
        assertThat(ReceiptRule.refusal(DepositState.ANNOUNCED, AMOUNT, PAYER, others))
                .hasValueSatisfying(why -> assertThat(why).contains("own name"));
        assertThat(PaymentRule.refusal(TradeState.SIGNED, AMOUNT, PAYER, DUE, others))
                .hasValueSatisfying(why -> assertThat(why).contains("own name"));
    }

    @Test
    void lateMoneyGoesBack() {
        Credit late = credit(AMOUNT, PAYER.toString(), DUE.plusMillis(1));
        assertThat(PaymentRule.refusal(TradeState.SIGNED, AMOUNT, PAYER, DUE, late))
                .hasValueSatisfying(why -> assertThat(why).contains("due"));
    }

    @ParameterizedTest
    @EnumSource(value = DepositState.class, names = "ANNOUNCED", mode = EnumSource.Mode.EXCLUDE)
    void aDepositIsTakenOnce(DepositState state) {
        assertThat(ReceiptRule.refusal(state, AMOUNT, PAYER, credit(AMOUNT, PAYER.toString(), DUE)))
                .isPresent();
    }

    @ParameterizedTest
    @EnumSource(
            value = TradeState.class,
            names = {"SIGNED", "PART_FUNDED", "FILED", "RECORDED"},
            mode = EnumSource.Mode.EXCLUDE)
    void nothingIsPaidWhereNothingIsDue(TradeState state) {
        assertThat(PaymentRule.refusal(state, AMOUNT, PAYER, DUE, credit(AMOUNT, PAYER.toString(), DUE)))
                .isPresent();
    }

    private static Credit credit(Money amount, String holder, Instant bookedAt) {
        return new Credit(Ids.next(), 1, amount, new BankAccount(holder, "1"), "remark", bookedAt);
    }
}

package org.ipmarket.settlement.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.settlement.bank.BankAccount;
import org.ipmarket.settlement.bank.StatementLine;
import org.ipmarket.settlement.deposit.ListReceiptRule.Part;
import org.ipmarket.settlement.deposit.ListReceiptRule.Refused;
import org.ipmarket.settlement.deposit.ListReceiptRule.Taken;
import org.junit.jupiter.api.Test;

class ListReceiptRuleTest {
    private static final ParticipantId GIVER = new ParticipantId(Ids.next());
    private final UUID first = Ids.next();
    private final UUID second = Ids.next();
    private final UUID third = Ids.next();

    @Test
    void theWholeSumPaysEveryPart() {
        assertThat(judge(DepositState.ANNOUNCED, 600, GIVER))
                .isEqualTo(new Taken(List.of(first, second, third), Money.cny(0)));
    }

    @Test
    void thePartOfALotThatEndedGoesBackAndTheRestIsHeld() {
        assertThat(judge(DepositState.EXPIRED, 600, GIVER)).isEqualTo(new Taken(List.of(first, third), Money.cny(200)));
        assertThat(judge(DepositState.EXPIRED, 400, GIVER)).isEqualTo(new Taken(List.of(first, third), Money.cny(0)));
        assertThat(judge(DepositState.HELD, 600, GIVER)).isEqualTo(new Taken(List.of(first, third), Money.cny(200)));
    }

    @Test
    void anotherSumOrAnotherNamePaysNothing() {
        assertThat(judge(DepositState.ANNOUNCED, 400, GIVER)).isInstanceOf(Refused.class);
        assertThat(judge(DepositState.EXPIRED, 599, GIVER)).isInstanceOf(Refused.class);
        assertThat(judge(DepositState.ANNOUNCED, 600, new ParticipantId(Ids.next())))
                .isInstanceOf(Refused.class);
    }

    @Test
    void aListThatWasPaidIsNotPaidAgain() {
        List<Part> paid = List.of(part(first, DepositState.HELD, 100), part(second, DepositState.APPLIED, 200));
        assertThat(ListReceiptRule.judge(paid, GIVER, credit(300, GIVER))).isInstanceOf(Refused.class);
    }

    private ListReceiptRule.Receipt judge(DepositState ofSecond, long paid, ParticipantId by) {
        return ListReceiptRule.judge(
                List.of(
                        part(first, DepositState.ANNOUNCED, 100),
                        part(second, ofSecond, 200),
                        part(third, DepositState.ANNOUNCED, 300)),
                GIVER,
                credit(paid, by));
    }

    private static Part part(UUID id, DepositState state, long minor) {
        return new Part(id, state, Money.cny(minor));
    }

    private static StatementLine.Credit credit(long minor, ParticipantId by) {
        return new StatementLine.Credit(
                Ids.next(), 1, Money.cny(minor), new BankAccount(by.toString(), "1"), "", Instant.EPOCH);
    }
}

package org.ipmarket.settlement.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.Ids;
import org.junit.jupiter.api.Test;

class TransferTest {
    private static final Explanation WHY = new Explanation("TEST", "Because.", "A rule.", null, null);
    private static final Account BANK = Account.bank(Mode.TEST, "CNY");
    private static final Account DEPOSIT = account(AccountKind.DEPOSIT);
    private static final Account REFUND = account(AccountKind.REFUND);

    @Test
    void joinsMovementsOnOneAccount() {
        Transfer transfer = Transfer.because(Mode.TEST, "cause", WHY)
                .move(Money.cny(300), BANK, DEPOSIT)
                .move(Money.cny(100), DEPOSIT, REFUND)
                .move(Money.cny(0), BANK, REFUND)
                .build();
        assertThat(transfer.postings())
                .containsExactly(new Posting(BANK, -300), new Posting(DEPOSIT, 200), new Posting(REFUND, 100));
    }

    @Test
    void refusesPostingsThatDoNotAddUp() {
        assertThatThrownBy(() -> new Transfer(
                        Ids.next(), Mode.TEST, "cause", WHY, List.of(new Posting(BANK, -1), new Posting(DEPOSIT, 2))))
                .hasMessageContaining("add up to 1");
        Account dollars = new Account(Mode.TEST, "USD", AccountKind.DEPOSIT, "p", Earmark.lot(Ids.next()));
        assertThatThrownBy(() -> new Transfer(
                        Ids.next(), Mode.TEST, "cause", WHY, List.of(new Posting(BANK, -1), new Posting(dollars, 1))))
                .hasMessageContaining("not to zero");
        assertThatThrownBy(() -> Transfer.because(Mode.TEST, "c", WHY).move(Money.cny(1), BANK, dollars))
                .hasMessageContaining("cannot move");
    }

    @Test
    void refusesAnotherModeANothingAndAMissingReason() {
        assertThatThrownBy(() -> Transfer.because(Mode.LIVE, "cause", WHY)
                        .move(Money.cny(1), BANK, DEPOSIT)
                        .build())
                .hasMessageContaining("mode");
        assertThatThrownBy(() -> Transfer.because(Mode.TEST, "cause", WHY).build())
                .hasMessageContaining("two postings");
        assertThatThrownBy(() -> new Posting(BANK, 0)).hasMessageContaining("nothing");
        assertThatThrownBy(() -> new Explanation("TEST", " ", "rule", null, null))
                .hasMessageContaining("why");
        assertThatThrownBy(() -> new Account(Mode.TEST, "CNY", AccountKind.DEPOSIT, "p", Earmark.NONE))
                .hasMessageContaining("purpose");
    }

    private static Account account(AccountKind kind) {
        return new Account(Mode.TEST, "CNY", kind, "participant", Earmark.lot(Ids.next()));
    }
}

package org.ipmarket.settlement.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.ipmarket.messages.id.Ids;
import org.junit.jupiter.api.Test;

class BankReferenceTest {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    @Test
    void isFoundInWhateverARemarkSaysAroundIt() {
        BankReference reference = BankReference.ofDeposit(Ids.next());
        assertThat(BankReference.find("保证金 " + reference + "，标的12")).contains(reference);
        assertThat(BankReference.find("bid security/" + reference.text().toLowerCase()))
                .contains(reference);
        assertThat(BankReference.find(reference.text())).contains(reference);
        assertThat(BankReference.find("X" + reference)).isEmpty();
        assertThat(BankReference.find("no reference at all")).isEmpty();
        assertThat(BankReference.find(null)).isEmpty();
        assertThat(reference.isDeposit()).isTrue();
        assertThat(BankReference.ofTrade(Ids.next()).isDeposit()).isFalse();
    }

    @Test
    void findsEverySlipOfOneCharacterAndEveryExchangeOfNeighbours() {
        String sound = BankReference.ofTrade(Ids.next()).text();
        for (int i = 0; i < sound.length(); i++) {
            for (char other : ALPHABET.toCharArray()) {
                if (other != sound.charAt(i)) {
                    assertThat(BankReference.find(sound.substring(0, i) + other + sound.substring(i + 1)))
                            .isEmpty();
                }
            }
            if (i > 0 && sound.charAt(i) != sound.charAt(i - 1)) {
                String exchanged =
                        sound.substring(0, i - 1) + sound.charAt(i) + sound.charAt(i - 1) + sound.substring(i + 1);
                assertThat(BankReference.find(exchanged)).isEmpty();
            }
        }
        assertThatThrownBy(() -> new BankReference("D123")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void differsFromIdToId() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            assertThat(seen.add(BankReference.ofDeposit(Ids.next()).text())).isTrue();
        }
    }
}

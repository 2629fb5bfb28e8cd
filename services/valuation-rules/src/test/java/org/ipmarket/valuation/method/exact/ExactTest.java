package org.ipmarket.valuation.method.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.ipmarket.messages.Money;
import org.junit.jupiter.api.Test;

class ExactTest {
    @Test
    void halvesGoUp() {
        assertThat(Amounts.money(2.5, "CNY")).isEqualTo(Money.cny(3));
        assertThat(Amounts.money(2.4999999999, "CNY")).isEqualTo(Money.cny(2));
        assertThat(Amounts.minor(-2.5)).isEqualTo(-3);
        assertThat(Amounts.minor(-2.4)).isEqualTo(-2);
        assertThat(Amounts.money(0.1 + 0.2, "USD").isZero()).isTrue();
    }

    @Test
    void whatIsNoMoneyIsRefused() {
        assertThatThrownBy(() -> Amounts.money(-1, "CNY")).hasMessageContaining("between 0 and");
        assertThatThrownBy(() -> Amounts.money(1e16, "CNY")).hasMessageContaining("beyond what the market can count");
        assertThatThrownBy(() -> Amounts.minor(Double.NaN)).hasMessageContaining("beyond what the market can count");
    }

    @Test
    void signedPartsAddUp() {
        assertThat(SignedParts.of(1, new double[] {0.5, 0.5})).containsExactly(1, 0);
        assertThat(SignedParts.of(0, new double[] {-1.25, 0.5, 0.75})).containsExactly(-1, 0, 1);
        assertThat(SignedParts.of(-1, new double[] {-0.4, -0.6})).containsExactly(0, -1);
        assertThatThrownBy(() -> SignedParts.of(5, new double[] {1, 1})).hasMessageContaining("not those of 5");
        assertThatThrownBy(() -> SignedParts.of(1, new double[] {1, 1})).hasMessageContaining("not those of 1");
        assertThatThrownBy(() -> SignedParts.of(0, new double[] {1e20, -1e20}))
                .hasMessageContaining("counted by units");
        assertThatThrownBy(() -> SignedParts.of(0, new double[] {Double.NaN})).hasMessageContaining("counted by units");
    }
}

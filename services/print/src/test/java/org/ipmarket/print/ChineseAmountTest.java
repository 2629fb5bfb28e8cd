package org.ipmarket.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.ipmarket.messages.Money;
import org.junit.jupiter.api.Test;

class ChineseAmountTest {
    @Test
    void tenThousandsAreExact() {
        assertThat(ChineseAmount.tenThousands(Money.parse("125000.00", "CNY"))).isEqualTo("12.5万元");
        assertThat(ChineseAmount.tenThousands(Money.parse("1000000.00", "CNY"))).isEqualTo("100万元");
        assertThat(ChineseAmount.tenThousands(Money.parse("1000.01", "CNY"))).isEqualTo("0.100001万元");
        assertThat(ChineseAmount.tenThousands(Money.parse("999.90", "CNY"))).isEqualTo("999.9元");
        assertThat(ChineseAmount.tenThousands(Money.parse("0.00", "CNY"))).isEqualTo("0元");
    }

    @Test
    void tenThousandsAreOfYuan() {
        assertThatThrownBy(() -> ChineseAmount.tenThousands(Money.parse("1.00", "USD")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

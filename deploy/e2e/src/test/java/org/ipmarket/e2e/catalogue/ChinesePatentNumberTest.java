package org.ipmarket.e2e.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Year;
import org.ipmarket.messages.AssetType;
import org.junit.jupiter.api.Test;

class ChinesePatentNumberTest {
    @Test
    void computesTheCheckDigitOfTheStandard() {
        // an application number in public use
        assertThat(ChinesePatentNumber.checkDigit("201710601862")).isEqualTo('3');
    }

    @Test
    void theFifthDigitTellsTheKind() {
        assertThat(ChinesePatentNumber.of(Year.of(2023), AssetType.UTILITY_MODEL, 9_000_001))
                .startsWith("ZL202329000001.");
        assertThatThrownBy(() -> ChinesePatentNumber.of(Year.of(2023), AssetType.SOFTWARE, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aWrongCheckDigitIsSeen() {
        String right = ChinesePatentNumber.of(Year.of(2021), AssetType.INVENTION, 9_123_456);
        char last = right.charAt(right.length() - 1);
        String wrong = right.substring(0, right.length() - 1) + (last == '1' ? '2' : '1');

        assertThat(ChinesePatentNumber.isValid(right)).isTrue();
        assertThat(ChinesePatentNumber.isValid(wrong)).isFalse();
    }
}

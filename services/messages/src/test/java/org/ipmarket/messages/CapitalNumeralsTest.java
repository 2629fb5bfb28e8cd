package org.ipmarket.messages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapitalNumeralsTest {
    /** The first six are the examples of the rules for filling in settlement papers, in a form that they permit. */
    @ParameterizedTest
    @CsvSource({
        "1409.50, 人民币壹仟肆佰零玖元伍角整",
        "6007.14, 人民币陆仟零柒元壹角肆分",
        "1680.32, 人民币壹仟陆佰捌拾元叁角贰分",
        "107000.53, 人民币壹拾万柒仟元伍角叁分",
        "16409.02, 人民币壹万陆仟肆佰零玖元零贰分",
        "325.04, 人民币叁佰贰拾伍元零肆分",
        "0.00, 人民币零元整",
        "0.05, 人民币伍分",
        "0.50, 人民币伍角整",
        "0.55, 人民币伍角伍分",
        "1.00, 人民币壹元整",
        "10.00, 人民币壹拾元整",
        "11.01, 人民币壹拾壹元零壹分",
        "100.00, 人民币壹佰元整",
        "1001.00, 人民币壹仟零壹元整",
        "1010.10, 人民币壹仟零壹拾元壹角整",
        "10000.00, 人民币壹万元整",
        "10001.00, 人民币壹万零壹元整",
        "20500.00, 人民币贰万零伍佰元整",
        "125000.00, 人民币壹拾贰万伍仟元整",
        "1250000.00, 人民币壹佰贰拾伍万元整",
        "10000000.00, 人民币壹仟万元整",
        "100000000.00, 人民币壹亿元整",
        "100005000.00, 人民币壹亿零伍仟元整",
        "100050000.00, 人民币壹亿零伍万元整",
        "110000000.00, 人民币壹亿壹仟万元整",
        "1000000001.00, 人民币壹拾亿零壹元整",
        "305040302010.00, 人民币叁仟零伍拾亿肆仟零叁拾万贰仟零壹拾元整",
        "1000000000000.00, 人民币壹万亿元整",
        "100010000.00, 人民币壹亿零壹万元整",
        "1000001.00, 人民币壹佰万零壹元整",
        "1000500000000.00, 人民币壹万零伍亿元整",
        "9999999999999.99, 人民币玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分",
    })
    void writesAmounts(String amount, String expected) {
        assertThat(CapitalNumerals.of(Money.parse(amount, "CNY"))).isEqualTo(expected);
    }

    @Test
    void namesEveryCurrencyOfTheMarket() {
        for (String currency : Money.CURRENCIES) {
            assertThat(CapitalNumerals.of(Money.zero(currency))).endsWith("零元整");
        }
        assertThat(CapitalNumerals.of(Money.parse("1200", "JPY"))).isEqualTo("日元壹仟贰佰元整");
    }
}

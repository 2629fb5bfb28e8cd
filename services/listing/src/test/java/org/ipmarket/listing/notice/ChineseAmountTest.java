package org.ipmarket.listing.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Money;
import org.junit.jupiter.api.Test;

class ChineseAmountTest {
    @Test
    void capitalsFollowTheRulesForBills() {
        Map<String, String> cases = Map.ofEntries(
                Map.entry("0.00", "人民币零元整"),
                Map.entry("0.05", "人民币伍分"),
                Map.entry("0.50", "人民币伍角整"),
                Map.entry("305040302010.00", "人民币叁仟零伍拾亿肆仟零叁拾万贰仟零壹拾元整"),
                Map.entry("9999999999999.99", "人民币玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
                Map.entry("1.00", "人民币壹元整"),
                Map.entry("10.00", "人民币壹拾元整"),
                Map.entry("107.53", "人民币壹佰零柒元伍角叁分"),
                Map.entry("1409.50", "人民币壹仟肆佰零玖元伍角整"),
                Map.entry("6007.14", "人民币陆仟零柒元壹角肆分"),
                Map.entry("16409.02", "人民币壹万陆仟肆佰零玖元零贰分"),
                Map.entry("107000.53", "人民币壹拾万柒仟元伍角叁分"),
                Map.entry("125000.00", "人民币壹拾贰万伍仟元整"),
                Map.entry("1000001.00", "人民币壹佰万零壹元整"),
                Map.entry("100000000.00", "人民币壹亿元整"),
                Map.entry("100010000.00", "人民币壹亿零壹万元整"),
                Map.entry("1234567890.12", "人民币壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元壹角贰分"),
                Map.entry("1000000000000.00", "人民币壹万亿元整"),
                Map.entry("1000500000000.00", "人民币壹万零伍亿元整"));
        cases.forEach((amount, capitals) -> assertThat(ChineseAmount.capitals(Money.parse(amount, "CNY")))
                .as(amount)
                .isEqualTo(capitals));
    }

    @Test
    void tenThousandsAreExact() {
        assertThat(ChineseAmount.tenThousands(Money.parse("125000.00", "CNY"))).isEqualTo("12.5万元");
        assertThat(ChineseAmount.tenThousands(Money.parse("1000000.00", "CNY"))).isEqualTo("100万元");
        assertThat(ChineseAmount.tenThousands(Money.parse("1000.01", "CNY"))).isEqualTo("0.100001万元");
        assertThat(ChineseAmount.tenThousands(Money.parse("999.90", "CNY"))).isEqualTo("999.9元");
        assertThat(ChineseAmount.tenThousands(Money.parse("0.00", "CNY"))).isEqualTo("0元");
    }

    @Test
    void otherCurrenciesHaveNoCapitals() {
        assertThatThrownBy(() -> ChineseAmount.capitals(Money.parse("1.00", "USD")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rulesAreReadInBothLanguages() {
        assertThat(RuleText.period(Duration.parse("P1DT12H"))).isEqualTo(new LocalizedText("1天12小时", "1 day 12 hours"));
        assertThat(RuleText.period(Duration.ZERO)).isEqualTo(new LocalizedText("0秒", "0 seconds"));
        assertThat(RuleText.period(Duration.ofMinutes(5))).isEqualTo(new LocalizedText("5分钟", "5 minutes"));
        assertThat(RuleText.share(1_250).en()).isEqualTo("12.5%");
        assertThat(RuleText.share(5).en()).isEqualTo("0.05%");
        assertThat(RuleText.share(500).en()).isEqualTo("5%");
        assertThat(RuleText.count(1, "个工作日", "working day")).isEqualTo(new LocalizedText("1个工作日", "1 working day"));
        assertThat(RuleText.count(3, "", "")).isEqualTo(new LocalizedText("3", "3"));
    }
}

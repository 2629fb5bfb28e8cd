package org.ipmarket.listing.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.ipmarket.messages.LocalizedText;
import org.junit.jupiter.api.Test;

class RuleTextTest {
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

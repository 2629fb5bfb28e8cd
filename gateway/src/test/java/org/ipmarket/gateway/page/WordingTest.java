package org.ipmarket.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WordingTest {
    @Test
    void writesAnAmountWithTheDigitsItCameWith() {
        assertThat(Wording.money(money("1250000.00", "CNY"))).isEqualTo("CNY 1,250,000.00");
        assertThat(Wording.money(money("5000", "JPY"))).isEqualTo("JPY 5,000");
        assertThat(Wording.money(money("0.50", "CNY"))).isEqualTo("CNY 0.50");
        assertThat(Wording.money(null)).isEmpty();
    }

    @Test
    void writesTheTimeOfTheMarket() {
        assertThat(Wording.moment(Instant.parse("2026-01-01T16:30:05.9Z"))).isEqualTo("2026-01-02 00:30:05");
    }

    @Test
    void countsDownToNothingAndNoFurther() {
        assertThat(Wording.countdown(Duration.ofSeconds(3723))).isEqualTo("01:02:03");
        assertThat(Wording.countdown(Duration.ofDays(2).plusSeconds(5))).isEqualTo("2 d 00:00:05");
        assertThat(Wording.countdown(Duration.ofSeconds(-3))).isEqualTo("00:00:00");
    }

    @Test
    void namesTheOutcome() {
        assertThat(Wording.ending("CLOSED", "SOLD")).contains("成交", "sold");
        assertThat(Wording.ending("CLOSED", "UNSOLD")).contains("流拍", "unsold");
        assertThat(Wording.ending("CLOSED", null)).contains("closed");
        assertThat(Wording.ending("CANCELLED", null)).contains("cancelled");
    }

    private static JsonObject money(String amount, String currency) {
        return new JsonObject().put("amount", amount).put("currency", currency);
    }
}

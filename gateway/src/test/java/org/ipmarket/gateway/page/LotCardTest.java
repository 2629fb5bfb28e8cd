package org.ipmarket.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LotCardTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void showsThePresentPriceAndTheTimeLeftOfAnOpenLot() {
        LotCard card = card(lot("OPEN").put("price", money("150000.00")).put("lowestAcceptable", money("151000.00")));

        assertThat(card.priceLabel()).contains("当前价");
        assertThat(card.price()).isEqualTo("CNY 150,000.00");
        assertThat(card.next()).isEqualTo("CNY 151,000.00");
        assertThat(card.clock()).isEqualTo("00:00:30");
        assertThat(card.until()).isEqualTo("2026-01-01T00:00:30Z");
        assertThat(card.bids()).isEqualTo("3 / 2");
        assertThat(card.demonstration()).isTrue();
    }

    @Test
    void showsTheStartingPriceWhileNobodyHasBid() {
        LotCard card = card(lot("OPEN").put("lowestAcceptable", money("100000.00")));

        assertThat(card.priceLabel()).contains("起始价");
        assertThat(card.price()).isEqualTo("CNY 100,000.00");
    }

    @Test
    void countsDownToTheOpeningOfAScheduledLot() {
        LotCard card = card(lot("SCHEDULED"));

        assertThat(card.clockLabel()).contains("距开始");
        assertThat(card.clock()).isEqualTo("00:00:10");
    }

    @Test
    void saysATitleOnceThatIsTheSameInBothLanguages() {
        LotCard card = card(lot("OPEN")
                .put("title", new JsonObject().put("zh", "Node ranking").put("en", "Node ranking")));

        assertThat(card.titleZh()).isEqualTo("Node ranking");
        assertThat(card.titleEn()).isEmpty();
    }

    @Test
    void showsTheOutcomeOfAnEndedLotAndNoClock() {
        LotCard card = card(lot("CLOSED").put("result", "SOLD").put("price", money("150000.00")));

        assertThat(card.priceLabel()).contains("落槌价");
        assertThat(card.clock()).contains("成交");
        assertThat(card.until()).isEmpty();
        assertThat(card.next()).isEmpty();
        assertThat(card.when()).isEqualTo("2026-01-01 08:00:30");
    }

    @Test
    void marksARecordAsADemonstrationOnlyIfItSaysSo() {
        JsonObject lot = lot("OPEN");
        lot.remove("demonstration");

        assertThat(card(lot).demonstration()).isFalse();
    }

    private static LotCard card(JsonObject lot) {
        return LotCard.of(lot, "GZ", "", NOW);
    }

    private static JsonObject lot(String state) {
        return new JsonObject()
                .put("id", "0190a1b2-0000-7000-8000-000000000001")
                .put("state", state)
                .put("title", new JsonObject().put("zh", "一种专利").put("en", "A patent"))
                .put("right", "ASSIGNMENT")
                .put("startPrice", money("100000.00"))
                .put("opensAt", "2026-01-01T00:00:10Z")
                .put("endsAt", "2026-01-01T00:00:30Z")
                .put("bids", 3)
                .put("bidders", 2)
                .put("demonstration", true);
    }

    private static JsonObject money(String amount) {
        return new JsonObject().put("amount", amount).put("currency", "CNY");
    }
}

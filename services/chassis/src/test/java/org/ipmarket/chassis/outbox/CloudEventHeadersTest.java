package org.ipmarket.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.AMQP;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.event.CentreChanged;
import org.ipmarket.messages.event.LotCancelled;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.LotId;
import org.junit.jupiter.api.Test;

class CloudEventHeadersTest {
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00.123456Z");

    @Test
    void whatIsWrittenIsReadAgain() {
        LotId lot = new LotId(Ids.next());
        EventEnvelope event = EventEnvelope.of(
                new LotCancelled(lot, Mode.TEST, new CentreCode("GZ"), "withdrawn", NOON), "request-1", NOON);

        AMQP.BasicProperties properties = CloudEventHeaders.write(event, "bidding");
        CloudEventHeaders.Header header = CloudEventHeaders.read(properties);

        assertThat(properties.getDeliveryMode()).isEqualTo(2);
        assertThat(properties.getContentType()).isEqualTo("application/json");
        assertThat(header)
                .isEqualTo(new CloudEventHeaders.Header(
                        event.id(),
                        "lot.cancelled.v1",
                        "/bidding",
                        lot.toString(),
                        Mode.TEST,
                        null,
                        NOON,
                        "request-1"));
    }

    @Test
    void aStateEventCarriesItsVersion() {
        FeeSchedule fees = new FeeSchedule(List.of(new FeeSchedule.Tier(null, 100)), Money.cny(0), 4_000, 4_000, 2_000);
        EventEnvelope event = EventEnvelope.of(
                new CentreChanged(
                        new CentreCode("GZ"),
                        Mode.LIVE,
                        7,
                        new LocalizedText("广州", "Guangzhou"),
                        "CNY",
                        Set.of(AssetKind.PATENT),
                        Set.of(SaleMethod.ENGLISH),
                        null,
                        fees),
                null,
                NOON);
        assertThat(CloudEventHeaders.read(CloudEventHeaders.write(event, "listing"))
                        .version())
                .isEqualTo(7);
    }

    @Test
    void aMessageWithoutTheMarketsHeadersIsRefusedByName() {
        Map<String, Object> headers = new HashMap<>();
        headers.put("cloudEvents:id", Ids.next().toString());
        AMQP.BasicProperties properties =
                new AMQP.BasicProperties.Builder().headers(headers).build();
        assertThatThrownBy(() -> CloudEventHeaders.read(properties)).hasMessageContaining("cloudEvents:type");
        assertThatThrownBy(() -> CloudEventHeaders.read(new AMQP.BasicProperties()))
                .hasMessageContaining("cloudEvents:id");
    }
}

package org.ipmarket.listing.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.ipmarket.listing.Exchange.as;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ipmarket.chassis.test.TestBroker;
import org.ipmarket.listing.Exchange;
import org.ipmarket.listing.RealParts;
import org.ipmarket.listing.Rows;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.ValuationCompleted;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.ValuationId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class ValueIT {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @Inject
    Rows rows;

    @BeforeEach
    void open() {
        Exchange.open();
    }

    private static ValuationCompleted value(String asset, long version, long p50, int second) {
        return new ValuationCompleted(
                new ValuationId(Ids.next()),
                Mode.TEST,
                AssetId.fromString(asset),
                version,
                Money.cny(p50 / 2),
                Money.cny(p50),
                Money.cny(p50 * 2),
                null,
                "RELIEF_FROM_ROYALTY",
                "hash",
                NOW.plusSeconds(second));
    }

    @Test
    void theNewestVersionsLatestValueIsShownWhateverTheOrder() {
        try (TestBroker broker = TestBroker.open("listing")) {
            for (boolean swapped : new boolean[] {false, true}) {
                Map<String, Object> terms = Exchange.patent(Exchange.YUEXIU);
                String asset = Exchange.enter("lin.trader", terms);
                ValuationCompleted first = value(asset, 1, 100, 0);
                ValuationCompleted again = value(asset, 1, 200, 1);
                tellAndAwait(broker, swapped ? List.of(again, first) : List.of(first, again));
                as("he.jing")
                        .get("/api/v1/assets/" + asset)
                        .then()
                        .body("value.p50.amount", is("2.00"))
                        .body("value.valuation", is(again.valuation().toString()));

                as("lin.trader")
                        .header("If-Match", "\"v1\"")
                        .body(terms)
                        .put("/api/v1/assets/" + asset)
                        .then()
                        .statusCode(200);
                as("he.jing").get("/api/v1/assets/" + asset).then().body("value", nullValue());

                ValuationCompleted newest = value(asset, 2, 300, 2);
                ValuationCompleted late = value(asset, 1, 400, 3);
                tellAndAwait(broker, swapped ? List.of(late, newest) : List.of(newest, late));
                as("he.jing").get("/api/v1/assets/" + asset).then().body("value.p50.amount", is("3.00"));
                as("he.jing")
                        .get("/api/v1/assets?q="
                                + Exchange.get("he.jing", "/assets/" + asset).getString("number"))
                        .then()
                        .body("items[0].value.p10.amount", is("1.50"));
            }
        }
    }

    @Test
    void whyThereIsNoEstimateIsShown() {
        String asset = Exchange.enter("lin.trader", Exchange.patent(Exchange.YUEXIU));
        try (TestBroker broker = TestBroker.open("listing")) {
            tellAndAwait(
                    broker,
                    List.of(new ValuationCompleted(
                            new ValuationId(Ids.next()),
                            Mode.TEST,
                            AssetId.fromString(asset),
                            1,
                            null,
                            null,
                            null,
                            "no comparable royalty rates",
                            "RELIEF_FROM_ROYALTY",
                            "hash",
                            NOW)));
        }
        as("he.jing")
                .get("/api/v1/assets/" + asset)
                .then()
                .body("value.noEstimateReason", is("no comparable royalty rates"))
                .body("value.p50", nullValue());
    }

    private void tellAndAwait(TestBroker broker, List<ValuationCompleted> events) {
        List<UUID> ids = events.stream().map(broker::publish).toList();
        for (int i = 0; i < ids.size(); i++) {
            broker.publish(events.get(i), ids.get(i));
        }
        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> assertThat(ids)
                .allMatch(id -> rows.count("select count(*) from inbox_event where event_id = ?", id) == 1));
    }
}

package org.ipmarket.listing.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.ipmarket.listing.Exchange.as;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ipmarket.chassis.test.TestBroker;
import org.ipmarket.listing.Exchange;
import org.ipmarket.listing.RealParts;
import org.ipmarket.listing.Rows;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.event.CentreChanged;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.event.ParticipantChanged;
import org.ipmarket.messages.event.StateEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the rows give is what readers were told. */
@QuarkusTest
@RealParts
class DigestIT {
    @Inject
    Rows rows;

    @BeforeEach
    void open() {
        Exchange.open();
    }

    @Test
    void aReaderOfTheEventsComesToTheSameDigests() {
        try (TestBroker broker = TestBroker.open("listing")) {
            for (int i = 0; i < 3; i++) {
                Exchange.enter("lin.trader", Exchange.patent(Exchange.YUEXIU));
                Exchange.enter("he.jing", Exchange.software(Exchange.HE_JING));
            }
            Exchange.qualify(Exchange.YUEXIU, "SZ");
            String tag = as("admin").get("/api/v1/centres/DG").header("ETag");
            as("admin")
                    .header("If-Match", tag)
                    .body(Exchange.centre())
                    .put("/api/v1/centres/DG")
                    .then()
                    .statusCode(200);
            String last = Exchange.enter("lin.trader", Exchange.patent(Exchange.YUEXIU));
            broker.await(AssetChanged.class, told -> told.subject().equals(last));

            agree("asset", broker.told(AssetChanged.class), 7);
            agree("participant", broker.told(ParticipantChanged.class), 1);
            agree("centre", broker.told(CentreChanged.class), 1);
        }
        as("lin.trader").get("/internal/digests/asset?mode=test").then().statusCode(403);
    }

    private void agree(String aggregate, List<? extends StateEvent> told, int atLeast) {
        assertThat(told.size()).isGreaterThanOrEqualTo(atLeast);
        Map<String, String> digests = digests(aggregate);
        assertThat(digests).hasSize((int) rows.count("select count(*) from " + aggregate + " where mode = 'test'"));
        Map<String, StateEvent> newest = new HashMap<>();
        told.forEach(each ->
                newest.merge(each.subject(), each, (one, other) -> one.version() > other.version() ? one : other));
        newest.forEach((subject, state) ->
                assertThat(digests.get(subject)).isEqualTo(state.version() + " " + EventJson.hash(state)));
    }

    private static Map<String, String> digests(String aggregate) {
        Map<String, String> digests = new HashMap<>();
        String cursor = "";
        while (cursor != null) {
            var page = as("admin")
                    .get("/internal/digests/" + aggregate + "?mode=test&limit=3&cursor=" + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            page.<Map<String, Object>>getList("items")
                    .forEach(each ->
                            digests.put((String) each.get("subject"), each.get("version") + " " + each.get("hash")));
            cursor = page.getString("next");
        }
        return digests;
    }

    @Test
    void theOtherModeHasItsOwnAlone() {
        as("admin")
                .get("/internal/digests/asset?mode=live&limit=100")
                .then()
                .statusCode(200)
                .body("items.size()", is((int) rows.count("select count(*) from asset where mode = 'live'")));
    }
}

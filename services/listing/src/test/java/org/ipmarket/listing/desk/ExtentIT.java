package org.ipmarket.listing.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.ipmarket.listing.Exchange.act;
import static org.ipmarket.listing.Exchange.announce;
import static org.ipmarket.listing.Exchange.as;
import static org.ipmarket.listing.Exchange.draft;
import static org.ipmarket.listing.Exchange.enter;
import static org.ipmarket.listing.Exchange.offer;
import static org.ipmarket.listing.Exchange.patent;
import static org.ipmarket.listing.Exchange.toReviewed;
import static org.ipmarket.listing.RegisterPapers.event;
import static org.ipmarket.listing.RegisterPapers.happens;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ipmarket.chassis.test.TestBroker;
import org.ipmarket.listing.Exchange;
import org.ipmarket.listing.RealParts;
import org.ipmarket.listing.offer.Gate;
import org.ipmarket.messages.Extent;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.event.GrantRecorded;
import org.ipmarket.messages.event.OfferAnnounced;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Licences of some territory, use and time: how they are stated, told, entered, and what they bar. */
@QuarkusTest
@RealParts
class ExtentIT {
    private String asset;

    @BeforeEach
    void open() {
        Exchange.open();
        asset = enter("lin.trader", patent(Exchange.YUEXIU));
    }

    @Test
    void whatIsWrittenInManyWaysIsReadInOne() {
        Map<String, Object> extent =
                Map.of("territories", List.of("cn", "CN-HK", " us-ca "), "fields", List.of("Ｒobots  and　ARMS", "医疗器械"));
        as("lin.trader")
                .body(licence("GZ", "SOLE_LICENCE", extent))
                .post("/api/v1/listings")
                .then()
                .statusCode(201)
                .body("extent.territories", containsInAnyOrder("CN", "HK", "US-CA"))
                .body("extent.fields", containsInAnyOrder("robots and arms", "医疗器械"))
                .body("extent.until", nullValue());
    }

    @Test
    void whatCannotBeReadIsRefusedWithItsField() {
        unreadable("ASSIGNMENT", Map.of("territories", List.of("CN")), "extent");
        unreadable("SOLE_LICENCE", Map.of("territories", List.of("CN", "XX")), "extent.territories");
        unreadable("SOLE_LICENCE", Map.of("territories", List.of()), "extent.territories");
        unreadable("SOLE_LICENCE", Map.of("territories", List.of("CN-99")), "extent.territories");
        unreadable("SOLE_LICENCE", Map.of("fields", List.of("  ")), "extent.fields");
        unreadable("SOLE_LICENCE", Map.of("fields", List.of("x".repeat(201))), "extent.fields");
        unreadable("SOLE_LICENCE", Map.of("until", "2020-01-01"), "extent.until");
        unreadable("SOLE_LICENCE", Map.of("from", "2050-01-01", "until", "2050-01-01"), "extent.until");
        as("lin.trader")
                .body(licence("GZ", "SOLE_LICENCE", Map.of("from", "soon")))
                .post("/api/v1/listings")
                .then()
                .statusCode(400);
        Map<String, Object> terms = offer("GZ", asset);
        terms.put("declarations", Map.of("export", Map.of("evidence", "1")));
        as("lin.trader")
                .body(terms)
                .post("/api/v1/listings")
                .then()
                .statusCode(422)
                .body("field", is("declarations.export.control"));
    }

    @Test
    void anExtentIsAnnouncedRecordedAndBarsNoMoreThanItReaches() {
        Map<String, Object> extent = Map.of("territories", List.of("CN-GD", "HK"), "fields", List.of("robots"));
        Extent told = new Extent(Set.of("CN-GD", "HK"), Set.of("robots"), null, null);
        try (TestBroker broker = TestBroker.open("listing")) {
            String sold = announce("lin.trader", licence("GZ", "EXCLUSIVE_LICENCE", extent));
            Lot lot = Lot.of(sold, asset, Exchange.YUEXIU, Exchange.PENGCHENG, Right.EXCLUSIVE_LICENCE);
            List.of(lot.opened(), lot.sold(), lot.awarded(), lot.recorded(), lot.completed())
                    .forEach(broker::publish);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> Exchange.state(sold).equals("COMPLETED"));
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(broker.told(GrantRecorded.class))
                    .filteredOn(grant -> grant.trade().equals(lot.trade()))
                    .extracting(GrantRecorded::extent)
                    .containsExactly(told));
            assertThat(broker.told(OfferAnnounced.class))
                    .filteredOn(offered -> offered.offer().toString().equals(sold))
                    .extracting(OfferAnnounced::extent)
                    .containsExactly(told);
            as("uni.trader")
                    .get("/api/v1/assets/" + asset + "/grants")
                    .then()
                    .body("items[0].extent.territories", containsInAnyOrder("CN-GD", "HK"))
                    .body("items[0].extent.fields", contains("robots"));
            String everywhere = draft("lin.trader", licence("SZ", "ORDINARY_LICENCE", Map.of()));
            toReviewed("lin.trader", "SZ", everywhere);
            act("sz.reviewer2", everywhere, "approval")
                    .then()
                    .statusCode(409)
                    .body("gate", is("NO_CONFLICTING_GRANT"))
                    .body("source", containsString("Patent Law 12"))
                    .body("conflict.kind", is("EXCLUSIVE"))
                    .body("conflict.inForce", is(true))
                    .body("conflict.trade", is(lot.trade().toString()))
                    .body("conflict.registration", is("CNIPA-2026-0001"))
                    .body("conflict.extent.territories", containsInAnyOrder("CN-GD", "HK"));
        }
        announce("lin.trader", licence("SZ", "SOLE_LICENCE", Map.of("territories", List.of("CN-ZJ", "MO"))));
        announce(
                "lin.trader",
                licence("SZ", "SOLE_LICENCE", Map.of("territories", List.of("HK"), "fields", List.of("games"))));
    }

    @Test
    void duringAnOpenLicenceOnlyOrdinaryOnesAreOffered() {
        Map<String, Object> open = event("OPEN_LICENCE_BEGUN");
        open.put("registration", "Y2025000001");
        happens(asset, open);
        String exclusive = draft("lin.trader", licence("GZ", "EXCLUSIVE_LICENCE", Map.of()));
        act("lin.trader", exclusive, "submission")
                .then()
                .statusCode(200)
                .body("state", is("SUBMITTED"))
                .body("id", is(exclusive))
                .body("warnings", hasSize(1))
                .body("warnings[0].gate", is("NO_CONFLICTING_GRANT"))
                .body("warnings[0].source", is("Patent Law 50 to 52"));
        act("gz.reviewer1", exclusive, "review").then().statusCode(200);
        act("gz.reviewer2", exclusive, "approval")
                .then()
                .statusCode(409)
                .body("source", is("Patent Law 50 to 52"))
                .body("conflict.kind", is("OPEN"))
                .body("conflict.registration", is("Y2025000001"));
        announce("lin.trader", licence("GZ", "ORDINARY_LICENCE", Map.of()));
    }

    @Test
    void everyGateIsToldInEveryState() {
        Map<String, Object> terms = offer("GZ", asset);
        terms.put(
                "declarations",
                Map.of(
                        "export",
                        Map.of("control", "RESTRICTED"),
                        "stateOwned",
                        Map.of("appraisal", Map.of("value", Exchange.money("130000.00"), "filing", "国资评备 2026-7")),
                        "priority",
                        List.of(Map.of(
                                "holder", Exchange.HE_JING.toString(), "basis", "SERVICE_INVENTOR", "rank", 1))));
        String offer = draft("lin.trader", terms);
        as("lin.trader")
                .get("/api/v1/listings/" + offer + "/gates")
                .then()
                .statusCode(200)
                .body("state", is("DRAFT"))
                .body("open", is(false))
                .body("gates", hasSize(Gate.values().length))
                .body("gates.find { it.gate == 'STATE_OWNED' }.state", is("CLOSED"))
                .body("gates.find { it.gate == 'STATE_OWNED' }.reason", containsString("under the appraisal"))
                .body("gates.find { it.gate == 'EXPORT' }.reason", containsString("outside the mainland are refused"))
                .body("gates.find { it.gate == 'PRIORITY' }.reason", containsString("Civil Code 847"))
                .body("gates.find { it.gate == 'STATUS_CURRENT' }.provisional", is(false))
                .body("gates.find { it.gate == 'IN_FORCE' }.judgedAgain", hasItem("BEFORE_CLOSING"));
        for (String person : List.of("uni.trader", "sz.reviewer1")) {
            as(person).get("/api/v1/listings/" + offer + "/gates").then().statusCode(404);
        }
        String announced = announce("lin.trader", offer("GZ", asset));
        as("uni.trader")
                .get("/api/v1/listings/" + announced + "/gates")
                .then()
                .statusCode(200)
                .body("open", is(true))
                .body("gates", hasSize(Gate.values().length));
        as("lin.trader")
                .get("/api/v1/listings/" + offer + "/gates")
                .then()
                .body("gates.find { it.gate == 'NO_CONFLICTING_OFFER' }.state", is("CLOSED"))
                .body("gates.find { it.gate == 'NO_CONFLICTING_OFFER' }.findings[0].inTheWay.listing", is(announced));
    }

    private Map<String, Object> licence(String centre, String right, Map<String, Object> extent) {
        Map<String, Object> terms = offer(centre, asset);
        terms.put("right", right);
        if (!extent.isEmpty()) {
            terms.put("extent", extent);
        }
        return terms;
    }

    private void unreadable(String right, Map<String, Object> extent, String field) {
        as("lin.trader")
                .body(licence("GZ", right, extent))
                .post("/api/v1/listings")
                .then()
                .statusCode(422)
                .body("type", is("/problems/invalid-listing"))
                .body("field", is(field));
    }
}

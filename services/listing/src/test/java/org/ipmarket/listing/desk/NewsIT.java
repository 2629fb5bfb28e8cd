package org.ipmarket.listing.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.ipmarket.listing.Exchange.PENGCHENG;
import static org.ipmarket.listing.Exchange.YUEXIU;
import static org.ipmarket.listing.Exchange.announce;
import static org.ipmarket.listing.Exchange.as;
import static org.ipmarket.listing.Exchange.enter;
import static org.ipmarket.listing.Exchange.offer;
import static org.ipmarket.listing.Exchange.patent;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.ipmarket.chassis.test.TestBroker;
import org.ipmarket.listing.Exchange;
import org.ipmarket.listing.RealParts;
import org.ipmarket.listing.Rows;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.event.GrantRecorded;
import org.ipmarket.messages.event.MarketEvent;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.event.TitleChanged;
import org.ipmarket.messages.id.OfferId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events of one lot in every order that there is, each delivered twice. */
@QuarkusTest
@RealParts
class NewsIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Rows rows;

    private TestBroker broker;

    @BeforeEach
    void open() {
        Exchange.open();
        broker = TestBroker.open("listing");
    }

    @AfterEach
    void nothingIsLeft() {
        await().atMost(SOON).until(() -> rows.count("select count(*) from parked_event") == 0);
        assertThat(broker.waiting("listing.dead")).isZero();
        broker.close();
    }

    private static Lot lot(Right right) {
        String asset = enter("lin.trader", patent(YUEXIU));
        Map<String, Object> terms = offer("GZ", asset);
        terms.put("right", right.name());
        return Lot.of(announce("lin.trader", terms), asset, YUEXIU, PENGCHENG, right);
    }

    private void tellTwice(List<? extends MarketEvent> events) {
        List<UUID> ids = events.stream().map(broker::publish).toList();
        for (int i = 0; i < ids.size(); i++) {
            broker.publish(events.get(i), ids.get(i));
        }
    }

    private static void awaitState(Lot lot, String state) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(Exchange.state(lot.id().toString())).isEqualTo(state));
    }

    /** Publishes the events of fresh lots in every order and awaits the state. */
    private List<Lot> everyOrder(Right right, List<Function<Lot, MarketEvent>> events, String state) {
        List<Lot> lots = new ArrayList<>();
        for (List<Function<Lot, MarketEvent>> order : Permutations.of(events)) {
            Lot lot = lot(right);
            lots.add(lot);
            tellTwice(order.stream().map(each -> each.apply(lot)).toList());
        }
        lots.forEach(lot -> awaitState(lot, state));
        return lots;
    }

    @Test
    void aSaleIsCompletedWhateverTheOrderOfItsEvents() {
        List<Lot> lots = everyOrder(
                Right.ASSIGNMENT,
                List.of(Lot::opened, Lot::sold, Lot::awarded, Lot::recorded, Lot::completed),
                "COMPLETED");
        assertThat(lots).hasSize(120);
        for (Lot lot : lots) {
            as("uni.trader")
                    .get("/api/v1/assets/" + lot.asset() + "/title")
                    .then()
                    .body("items.basis", contains("REGISTERED", "ASSIGNMENT"))
                    .body("items[1].trade", is(lot.trade().toString()))
                    .body("items[1].owners.participant", contains(PENGCHENG.toString()))
                    .body("items[1].from", is("2026-03-02"))
                    .body("items[1].registration", is("CNIPA-2026-0001"));
            assertThat(broker.told(TitleChanged.class))
                    .filteredOn(told -> told.trade().equals(lot.trade()))
                    .hasSize(1);
            assertThat(broker.told(AssetChanged.class))
                    .filteredOn(told -> told.subject().equals(lot.asset()))
                    .extracting(AssetChanged::version)
                    .containsExactly(1L, 2L);
            assertThat(claims(lot)).isZero();
        }
    }

    @Test
    void aLicenceIsEnteredOnceAndBarsAnother() {
        Lot lot = everyOrder(
                        Right.EXCLUSIVE_LICENCE,
                        List.of(Lot::sold, Lot::awarded, Lot::recorded, Lot::completed),
                        "COMPLETED")
                .getLast();
        as("uni.trader")
                .get("/api/v1/assets/" + lot.asset() + "/grants")
                .then()
                .body("items", hasSize(1))
                .body("items[0].right", is("EXCLUSIVE_LICENCE"))
                .body("items[0].licensee", is(PENGCHENG.toString()))
                .body("items[0].trade", is(lot.trade().toString()));
        as("uni.trader").get("/api/v1/assets/" + lot.asset() + "/title").then().body("items", hasSize(1));
        assertThat(broker.told(GrantRecorded.class))
                .filteredOn(told -> told.trade().equals(lot.trade()))
                .hasSize(1);
        Map<String, Object> licence = offer("SZ", lot.asset());
        licence.put("right", "ORDINARY_LICENCE");
        String another = Exchange.draft("lin.trader", licence);
        Exchange.toReviewed("lin.trader", "SZ", another);
        Exchange.act("sz.reviewer2", another, "approval")
                .then()
                .statusCode(409)
                .body("gate", is("NO_CONFLICTING_GRANT"));
    }

    @Test
    void aDefaultLetsTheAssetGoWhateverTheOrder() {
        for (Lot lot : everyOrder(
                Right.ASSIGNMENT, List.of(Lot::opened, Lot::sold, Lot::awarded, Lot::defaulted), "DEFAULTED")) {
            assertThat(claims(lot)).isZero();
            as("uni.trader")
                    .get("/api/v1/assets/" + lot.asset() + "/title")
                    .then()
                    .body("items", hasSize(1));
        }
    }

    @Test
    void afterADefaultTheRunnerUpFollowsAndTheAssetsStayPromisedUntilThen() {
        for (boolean early : new boolean[] {false, true}) {
            Lot lot = withRunnerUp();
            Lot runnerUp = lot.next(Exchange.LINGNAN);
            tellTwice(List.of(lot.opened(), lot.sold(), lot.awarded()));
            if (early) {
                tellTwice(List.of(runnerUp.awarded(), runnerUp.recorded(), lot.defaulted(), runnerUp.completed()));
            } else {
                tellTwice(List.of(lot.defaulted()));
                await().atMost(SOON).until(() -> awards(lot, "DEFAULTED") == 1);
                assertThat(Exchange.state(lot.id().toString())).isEqualTo("SOLD");
                String other = Exchange.draft("lin.trader", offer("SZ", lot.asset()));
                Exchange.toReviewed("lin.trader", "SZ", other);
                Exchange.act("sz.reviewer2", other, "approval")
                        .then()
                        .statusCode(409)
                        .body("gate", is("NO_CONFLICTING_OFFER"));
                tellTwice(List.of(runnerUp.awarded(), runnerUp.recorded(), runnerUp.completed()));
            }
            awaitState(lot, "COMPLETED");
            assertThat(claims(lot)).isZero();
            assertThat(outcomes(lot)).containsExactly("SOLD", "DEFAULTED", "RUNNER_UP", "COMPLETED");
            as("uni.trader")
                    .get("/api/v1/assets/" + lot.asset())
                    .then()
                    .body("owners.participant", contains(Exchange.LINGNAN.toString()));
        }
    }

    @Test
    void whereNobodyTakesTheDefaultersPlaceTheOfferEnds() {
        for (boolean early : new boolean[] {false, true}) {
            Lot lot = withRunnerUp();
            tellTwice(
                    early
                            ? List.of(lot.unawarded(), lot.awarded(), lot.defaulted(), lot.sold())
                            : List.of(lot.sold(), lot.awarded(), lot.defaulted(), lot.unawarded()));
            awaitState(lot, "DEFAULTED");
            assertThat(claims(lot)).isZero();
            assertThat(outcomes(lot)).containsExactly("SOLD", "DEFAULTED", "NO_FURTHER");
        }
    }

    /** At Guangzhou while its rules provide for the runner-up. */
    private static Lot withRunnerUp() {
        runnerUp(true);
        try {
            return lot(Right.ASSIGNMENT);
        } finally {
            runnerUp(null);
        }
    }

    private static void runnerUp(Boolean value) {
        String rules = "/api/v1/centres/GZ/rules";
        Map<String, Object> rule = new HashMap<>();
        rule.put("code", "RUNNER_UP");
        rule.put("value", value);
        as("gz.manager")
                .header("If-Match", as("gz.manager").get(rules).header("ETag"))
                .body(Map.of("rules", List.of(rule), "reason", "rehearsal"))
                .put(rules)
                .then()
                .statusCode(200);
    }

    @Test
    void licencesOfPostedTermsAreMadeWhileTheLotIsOpen() {
        Lot lot = licences("STANDARD_LICENCE", null);
        Lot second = lot.next(Exchange.LINGNAN);
        tellTwice(List.of(lot.opened(), lot.recorded(), lot.awarded(), lot.completed(), second.awarded()));
        await().atMost(SOON).until(() -> awards(lot, "COMPLETED") == 1 && awards(lot, "AWARDED") == 1);
        assertThat(Exchange.state(lot.id().toString())).isEqualTo("ANNOUNCED");
        tellTwice(List.of(second.defaulted(), lot.soldTo(2)));
        awaitState(lot, "COMPLETED");
        assertThat(claims(lot)).isZero();
        assertThat(licensees(lot)).containsExactly(PENGCHENG.toString());
    }

    @Test
    void aLotOfSeveralWinnersEndsWithItsLastTrade() {
        runUniform(List.of(Lot::recorded, Lot::completed), "COMPLETED", 2);
        runUniform(List.of(Lot::defaulted), "DEFAULTED", 0);
    }

    private void runUniform(List<Function<Lot, MarketEvent>> last, String end, int licences) {
        Lot lot = licences("STANDARD_LICENCE", 2);
        Lot second = lot.next(Exchange.LINGNAN);
        // the first is done before anything is heard of the second
        tellTwice(List.of(lot.soldTo(2), lot.awarded()));
        tellTwice(last.stream().map(each -> each.apply(lot)).toList());
        await().atMost(SOON)
                .until(() -> rows.count(
                                "select count(*) from offer_award where offer = ? and ended_at is not null", uuid(lot))
                        == 1);
        assertThat(Exchange.state(lot.id().toString())).isEqualTo("SOLD");
        tellTwice(last.stream().map(each -> each.apply(second)).toList());
        tellTwice(List.of(second.awarded()));
        awaitState(lot, end);
        assertThat(licensees(lot)).hasSize(licences);
        assertThat(claims(lot)).isZero();
    }

    private static Lot licences(String method, Integer quantity) {
        String asset = enter("lin.trader", patent(YUEXIU));
        Map<String, Object> terms = offer("GZ", asset);
        terms.put("right", Right.ORDINARY_LICENCE.name());
        terms.put("method", method);
        terms.remove("increment");
        if (quantity != null) {
            terms.put("contest", Map.of("quantity", quantity));
        }
        return Lot.of(announce("lin.trader", terms), asset, YUEXIU, PENGCHENG, Right.ORDINARY_LICENCE);
    }

    private static List<String> licensees(Lot lot) {
        return Exchange.get("uni.trader", "/assets/" + lot.asset() + "/grants").getList("items.licensee");
    }

    private long awards(Lot lot, String state) {
        return rows.count("select count(*) from offer_award where offer = ? and state = ?", uuid(lot), state);
    }

    private List<String> outcomes(Lot lot) {
        return rows.texts(
                "select document::jsonb -> 'news' ->> 'outcome' from notice where offer = ? and kind = 'RESULT' order by published_at, number",
                uuid(lot));
    }

    private static UUID uuid(Lot lot) {
        return UUID.fromString(lot.id().toString());
    }

    @Test
    void anUnsoldLotIsRelistedOnce() {
        Lot lot = everyOrder(Right.ASSIGNMENT, List.of(Lot::opened, Lot::unsold), "UNSOLD")
                .getLast();
        Map<String, Object> terms = offer("SZ", lot.asset());
        terms.put("relists", lot.id().toString());
        terms.put("startPrice", Exchange.money("99999.99"));
        as("lin.trader")
                .body(terms)
                .post("/api/v1/listings")
                .then()
                .statusCode(422)
                .body("field", is("relists"));
        terms.put("startPrice", Exchange.money("100000.00"));
        String next = announce("lin.trader", terms);
        assertThat(broker.await(OfferAnnounced.class, told -> told.subject().equals(next))
                        .relists())
                .isEqualTo(OfferId.fromString(lot.id().toString()));
        as("lin.trader").body(terms).post("/api/v1/listings").then().statusCode(422);
    }

    @Test
    void aWithdrawalEndsAsBiddingSays() {
        for (boolean swapped : new boolean[] {false, true}) {
            Lot cancelled = requested();
            tellTwice(
                    swapped
                            ? List.of(cancelled.cancelled(), cancelled.opened())
                            : List.of(cancelled.opened(), cancelled.cancelled()));
            awaitState(cancelled, "CANCELLED");
            assertThat(claims(cancelled)).isZero();

            Lot tooLate = requested();
            tellTwice(
                    swapped ? List.of(tooLate.sold(), tooLate.refused()) : List.of(tooLate.refused(), tooLate.sold()));
            awaitState(tooLate, "SOLD");

            Lot byTheCentre = requested();
            tellTwice(
                    swapped
                            ? List.of(byTheCentre.cancelled(), byTheCentre.refused())
                            : List.of(byTheCentre.refused(), byTheCentre.cancelled()));
            awaitState(byTheCentre, "CANCELLED");
        }
        Lot refused = requested();
        tellTwice(List.of(refused.refused()));
        awaitState(refused, "ANNOUNCED");
        as("lin.trader")
                .get("/api/v1/listings/" + refused.id())
                .then()
                .body("withdrawalRefusal", is("the lot has bids"));
    }

    private static Lot requested() {
        Lot lot = lot(Right.ASSIGNMENT);
        as("lin.trader")
                .body(Map.of("reason", "sold elsewhere"))
                .post("/api/v1/listings/" + lot.id() + "/withdrawal")
                .then()
                .statusCode(202);
        return lot;
    }

    private long claims(Lot lot) {
        return rows.count(
                "select count(*) from asset_claim where offer = ?",
                UUID.fromString(lot.id().toString()));
    }

    @Test
    void theResultIsShown() {
        Lot lot = lot(Right.ASSIGNMENT);
        tellTwice(List.of(lot.sold(), lot.awarded()));
        awaitState(lot, "SOLD");
        as("uni.trader")
                .get("/api/v1/listings/" + lot.id())
                .then()
                .body("result.state", is("SOLD"))
                .body("result.price.amount", is("130000.00"));
    }
}

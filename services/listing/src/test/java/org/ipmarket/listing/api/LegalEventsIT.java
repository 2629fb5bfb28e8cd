package org.ipmarket.listing.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.ipmarket.listing.Exchange.as;
import static org.ipmarket.listing.Exchange.enter;
import static org.ipmarket.listing.Exchange.patent;
import static org.ipmarket.listing.RegisterPapers.check;
import static org.ipmarket.listing.RegisterPapers.event;
import static org.ipmarket.listing.RegisterPapers.happens;
import static org.ipmarket.listing.RegisterPapers.paper;
import static org.ipmarket.listing.RegisterPapers.propose;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.chassis.test.TestBroker;
import org.ipmarket.listing.Exchange;
import org.ipmarket.listing.RealParts;
import org.ipmarket.listing.Rows;
import org.ipmarket.listing.desk.LegalEventDesk;
import org.ipmarket.listing.desk.LegalEventDesk.Inpadoc;
import org.ipmarket.listing.desk.TermSweep;
import org.ipmarket.messages.EncumbranceKind;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.id.AssetId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class LegalEventsIT {
    private static final String PATH = "/api/v1/assets/";

    @Inject
    LegalEventDesk desk;

    @Inject
    TermSweep sweep;

    @Inject
    Rows rows;

    private String asset;

    @BeforeEach
    void open() {
        Exchange.open();
        asset = enter("lin.trader", patent(Exchange.YUEXIU));
    }

    @Test
    void aSeizureTakesEffectWhenASecondPersonHasCheckedIt() {
        Map<String, Object> seizure = event("SEIZURE_BEGUN");
        seizure.put("registration", "(2026)粤01执1234号");
        seizure.put("holderName", "广州知识产权法院");
        String proposal = propose(asset, seizure);
        asset().then("status", "IN_FORCE").then("version", 1);
        check("gz.recordal1", asset, "legal-events/proposals", proposal).then().statusCode(403);
        check("sz.recordal2", asset, "legal-events/proposals", proposal).then().statusCode(403);
        check("gz.reviewer1", asset, "legal-events/proposals", proposal).then().statusCode(403);
        check("lin.trader", asset, "legal-events/proposals", proposal).then().statusCode(403);
        try (TestBroker broker = TestBroker.open("listing")) {
            check("gz.recordal2", asset, "legal-events/proposals", proposal)
                    .then()
                    .statusCode(200)
                    .body("state", is("CONFIRMED"))
                    .body("sequence", is(1))
                    .body("proposedBy", is("gz.recordal1"))
                    .body("decidedBy", is("gz.recordal2"));
            AssetChanged told =
                    broker.await(AssetChanged.class, each -> each.subject().equals(asset) && each.version() == 2);
            assertThat(told.status()).isEqualTo(LegalStatus.SEIZED);
            assertThat(told.encumbrances()).isEqualTo(Set.of(EncumbranceKind.SEIZURE));
        }
        check("gz.recordal2", asset, "legal-events/proposals", proposal)
                .then()
                .statusCode(409)
                .body("state", is("CONFIRMED"));
        asset().then("status", "SEIZED").then("encumbrances[0]", "SEIZURE");
        as("chen.trader")
                .get(PATH + asset + "/encumbrances")
                .then()
                .body("items", hasSize(1))
                .body("items[0].kind", is("SEIZURE"))
                .body("items[0].until", nullValue())
                .body("items[0].registration", is("(2026)粤01执1234号"));
        happens(asset, event("SEIZURE_ENDED"));
        asset().then("status", "IN_FORCE").then("encumbrances.size()", 0).then("version", 3);
        as("chen.trader")
                .get(PATH + asset + "/legal-events")
                .then()
                .body("items.sequence", contains(2, 1))
                .body("items.category", contains("W", "W"))
                .body("items.source", contains("OPERATOR", "OPERATOR"));
    }

    @Test
    void anOppositionIsToldFromItsRequestToItsEnd() {
        Map<String, Object> attack = event("REVIEW_REQUESTED");
        attack.put("registration", "4W118888");
        String proposal = propose(asset, attack);
        check("gz.recordal1", asset, "legal-events/proposals", proposal).then().statusCode(403);
        asset().then("encumbrances.size()", 0).then("version", 1);
        try (TestBroker broker = TestBroker.open("listing")) {
            check("gz.recordal2", asset, "legal-events/proposals", proposal)
                    .then()
                    .statusCode(200);
            AssetChanged told =
                    broker.await(AssetChanged.class, each -> each.subject().equals(asset) && each.version() == 2);
            assertThat(told.status()).isEqualTo(LegalStatus.IN_FORCE);
            assertThat(told.encumbrances()).isEqualTo(Set.of(EncumbranceKind.REVIEW));
        }
        asset().then("status", "IN_FORCE").then("encumbrances[0]", "REVIEW");
        as("chen.trader")
                .get(PATH + asset + "/encumbrances")
                .then()
                .body("items[0].kind", is("REVIEW"))
                .body("items[0].registration", is("4W118888"))
                .body("items[0].until", nullValue());
        Map<String, Object> maintained = event("MAINTAINED");
        maintained.put("registration", "4W118888");
        try (TestBroker broker = TestBroker.open("listing")) {
            happens(asset, maintained);
            AssetChanged told =
                    broker.await(AssetChanged.class, each -> each.subject().equals(asset) && each.version() == 3);
            assertThat(told.encumbrances()).isNull();
        }
        as("chen.trader").get(PATH + asset + "/legal-events").then().body("items.category", contains("M", "L"));
    }

    /** Reviews that were entered before they were derived. */
    @Test
    void whatWasNotDerivedBeforeIsTakenUpOnce() {
        happens(asset, event("REVIEW_REQUESTED"));
        UUID id = UUID.fromString(asset);
        rows.run("delete from encumbrance where asset = ?", id);
        rows.run("update asset set encumbrances = '[]' where id = ?", id);
        rows.run("insert into legal_backlog values (?)", id);
        assertThat(sweep.sweep()).isPositive();
        asset().then("encumbrances[0]", "REVIEW").then("version", 3);
        assertThat(rows.count("select count(*) from legal_backlog where asset = ?", id))
                .isZero();
        sweep.sweep();
        asset().then("version", 3);
    }

    @Test
    void aLapseEnteredLateStandsBeforeItsRestoration() {
        Map<String, Object> revived = event("REVIVED");
        revived.put("effectiveOn", "2026-02-01");
        Map<String, Object> lapsed = event("LAPSED");
        lapsed.put("effectiveOn", "2025-12-01");
        happens(asset, revived);
        int sequence = happens(asset, lapsed);
        asset().then("status", "IN_FORCE");
        Map<String, Object> correction = event("CORRECTED");
        correction.put("corrects", 1);
        happens(asset, correction);
        asset().then("status", "LAPSED")
                .then("statusAsOf", LocalDate.now(MarketClock.ZONE).toString());
        correction.put("corrects", sequence);
        happens(asset, correction);
        asset().then("status", "IN_FORCE");
    }

    @Test
    void anOwnerCannotTalkALapseAway() {
        Map<String, Object> stated = patent(Exchange.YUEXIU);
        String id = enter("lin.trader", stated);
        happens(id, event("LAPSED"));
        as("lin.trader")
                .header("If-Match", "\"v2\"")
                .body(stated)
                .put(PATH + id)
                .then()
                .statusCode(200)
                .body("status", is("LAPSED"));
    }

    @Test
    void anOwnerProvesWhatItStates() {
        Map<String, Object> paid = event("ANNUITY_PAID");
        paid.put("paidUntil", "2027-05-06");
        as("lin.trader")
                .body(paid)
                .post(PATH + asset + "/legal-events")
                .then()
                .statusCode(422)
                .body("field", is("document"));
        paid.put("document", UUID.randomUUID().toString());
        as("lin.trader").body(paid).post(PATH + asset + "/legal-events").then().statusCode(422);
        paid.put("document", paper("lin.trader", asset));
        String proposal = as("lin.trader")
                .body(paid)
                .post(PATH + asset + "/legal-events")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as("chen.trader").body(paid).post(PATH + asset + "/legal-events").then().statusCode(403);
        as("lin.trader").get(PATH + asset + "/legal-events/proposals").then().body("items.id", contains(proposal));
        as("chen.trader").get(PATH + asset + "/legal-events/proposals").then().statusCode(403);
        check("gz.recordal1", asset, "legal-events/proposals", proposal).then().statusCode(200);
        asset().then("annuitiesPaidUntil", "2027-05-06");
    }

    @Test
    void whatIsRefusedComesToNothing() {
        String proposal = propose(asset, event("LAPSED"));
        as("gz.recordal2")
                .body(Map.of("reasons", " "))
                .post(PATH + asset + "/legal-events/proposals/" + proposal + "/rejection")
                .then()
                .statusCode(422);
        as("gz.recordal2")
                .body(Map.of("reasons", "the notice names another patent"))
                .post(PATH + asset + "/legal-events/proposals/" + proposal + "/rejection")
                .then()
                .statusCode(200)
                .body("state", is("REFUSED"))
                .body("reasons", notNullValue());
        check("gz.recordal2", asset, "legal-events/proposals", proposal).then().statusCode(409);
        asset().then("status", "IN_FORCE").then("version", 1);
        as("chen.trader").get(PATH + asset + "/legal-events").then().body("items", empty());
    }

    @Test
    void whatBreaksARuleIsRefusedWithItsField() {
        refused(Map.of("effectiveOn", "2026-01-01"), "kind");
        refused(Map.of("kind", "LAPSED"), "effectiveOn");
        refused(Map.of("kind", "LAPSED", "effectiveOn", "2999-01-01"), "effectiveOn");
        refused(Map.of("kind", "OPEN_LICENCE_BEGUN", "effectiveOn", "2026-01-01"), "registration");
        refused(Map.of("kind", "CORRECTED", "effectiveOn", "2026-01-01", "corrects", 9), "corrects");
        refused(Map.of("kind", "LAPSED", "effectiveOn", "2026-01-01", "office", "XX"), "office");
        refused(
                Map.of(
                        "kind",
                        "PLEDGE_BEGUN",
                        "effectiveOn",
                        "2026-01-01",
                        "holder",
                        UUID.randomUUID().toString()),
                "holder");
        as("gz.recordal1")
                .body(Map.of("kind", "SOLD", "effectiveOn", "2026-01-01"))
                .post(PATH + asset + "/legal-events")
                .then()
                .statusCode(400);
        as("gz.recordal1")
                .body(event("LAPSED"))
                .post(PATH + UUID.randomUUID() + "/legal-events")
                .then()
                .statusCode(404);
        check("gz.recordal2", asset, "legal-events/proposals", UUID.randomUUID().toString())
                .then()
                .statusCode(404);
        check("gz.recordal2", asset, "legal-events/proposals", "nonsense")
                .then()
                .statusCode(404);
        as("chen.trader").get(PATH + asset + "/legal-events?cursor=eHh4").then().statusCode(400);
    }

    @Test
    void aCodeOfTheOfficeSaysWhatItIs() {
        happens(asset, Map.of("code", "CF01", "effectiveOn", "2026-01-01"));
        asset().then("status", "LAPSED");
        happens(asset, Map.of("code", "QQ99", "effectiveOn", "2026-01-02", "meaning", "something new"));
        as("chen.trader")
                .get(PATH + asset + "/legal-events")
                .then()
                .body("items.category", contains("UNMAPPED", "H"))
                .body("items.kind", contains("NOTED", "LAPSED"));
        asset().then("version", 2);
    }

    @Test
    void inpadocsEventsAreReadOnce() {
        List<Inpadoc> events = List.of(
                new Inpadoc("CN", "GR01", "Patent grant", LocalDate.of(2023, 7, 8), null),
                new Inpadoc(
                        "CN",
                        "PE01",
                        "Entry into force of the registration of the contract for pledge",
                        LocalDate.of(2024, 3, 1),
                        LocalDate.of(2024, 2, 20)),
                new Inpadoc("CN", "PG25", "not a Chinese code", LocalDate.of(2024, 4, 1), null),
                new Inpadoc("CN", "PG25", "not a Chinese code", LocalDate.of(2024, 4, 1), null));
        assertThat(take(events)).isEqualTo(4);
        asset().then("status", "IN_FORCE").then("encumbrances[0]", "PLEDGE").then("version", 2);
        assertThat(take(events)).isZero();
        asset().then("version", 2);
        assertThat(take(List.of(
                        new Inpadoc("CN", "PC01", "Cancellation of the pledge", LocalDate.of(2025, 3, 1), null))))
                .isEqualTo(1);
        asset().then("encumbrances.size()", 0).then("version", 3);
        as("chen.trader")
                .get(PATH + asset + "/encumbrances")
                .then()
                .body("items[0].from", is("2024-02-20"))
                .body("items[0].until", is("2025-03-01"))
                .body("items[0].begunBy", is(2))
                .body("items[0].endedBy", is(5));
        String next = as("chen.trader")
                .get(PATH + asset + "/legal-events?limit=3")
                .then()
                .body("items.sequence", contains(5, 4, 3))
                .body("items[0].effectiveOn", is("2025-03-01"))
                .extract()
                .path("next");
        as("chen.trader")
                .get(PATH + asset + "/legal-events?limit=3&cursor=" + next)
                .then()
                .body("items.sequence", contains(2, 1))
                .body("items[0].effectiveOn", is("2024-02-20"))
                .body("items[0].publishedOn", is("2024-03-01"))
                .body("next", nullValue());
    }

    @Test
    void aTermThatRunsOutIsFoundByTheSweep() {
        UUID id = UUID.fromString(asset);
        rows.run(
                "update asset set stated_expires = ?, expires = ? where id = ?",
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 1, 1),
                id);
        try (TestBroker broker = TestBroker.open("listing")) {
            assertThat(sweep.sweep()).isPositive();
            AssetChanged told =
                    broker.await(AssetChanged.class, each -> each.subject().equals(asset));
            assertThat(told.status()).isEqualTo(LegalStatus.EXPIRED);
            assertThat(told.version()).isEqualTo(2);
        }
        sweep.sweep();
        asset().then("version", 2);
    }

    @Test
    void whatHasADayEndsWhenTheDayHasCome() {
        Map<String, Object> suspension = event("SUSPENSION_BEGUN");
        suspension.put("effectiveOn", "2026-01-01");
        suspension.put("until", "2026-03-01");
        happens(asset, suspension);
        asset().then("status", "IN_FORCE").then("version", 1);
        // as it was the day before
        rows.run(
                "update asset set encumbrances = '[\"SUSPENSION\"]', status = 'SUSPENDED' where id = ?",
                UUID.fromString(asset));
        assertThat(sweep.sweep()).isPositive();
        asset().then("status", "IN_FORCE").then("encumbrances.size()", 0).then("version", 2);
        sweep.sweep();
        asset().then("version", 2);
    }

    @Test
    void anEventThatIsStillToComeWaitsForItsDay() {
        LocalDate tomorrow = LocalDate.now(MarketClock.ZONE).plusDays(1);
        assertThat(take(List.of(new Inpadoc("CN", "CF01", "Termination of patent right", tomorrow, null))))
                .isEqualTo(1);
        asset().then("status", "IN_FORCE").then("version", 1);
        assertThat(rows.count("select count(*) from legal_event where asset = ? and early", UUID.fromString(asset)))
                .isEqualTo(1);
    }

    @Test
    void nobodyRewritesAnEvent() {
        happens(asset, event("LAPSED"));
        UUID id = UUID.fromString(asset);
        for (String statement : List.of(
                "update legal_event set effective_on = current_date where asset = ?",
                "delete from legal_event where asset = ?")) {
            assertThatThrownBy(() -> rows.run(statement, id)).hasStackTraceContaining("are not rewritten");
        }
    }

    private int take(List<Inpadoc> events) {
        return QuarkusTransaction.requiringNew().call(() -> desk.enter(AssetId.fromString(asset), events));
    }

    private void refused(Map<String, Object> event, String field) {
        as("gz.recordal1")
                .body(event)
                .post(PATH + asset + "/legal-events")
                .then()
                .statusCode(422)
                .body("field", is(field));
    }

    private Shown asset() {
        return new Shown(Exchange.get("chen.trader", "/assets/" + asset));
    }

    private record Shown(JsonPath json) {
        Shown then(String path, Object expected) {
            assertThat((Object) json.get(path)).isEqualTo(expected);
            return this;
        }
    }
}

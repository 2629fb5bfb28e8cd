package org.ipmarket.listing.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.ipmarket.listing.Exchange.act;
import static org.ipmarket.listing.Exchange.announce;
import static org.ipmarket.listing.Exchange.as;
import static org.ipmarket.listing.Exchange.enter;
import static org.ipmarket.listing.Exchange.money;
import static org.ipmarket.listing.Exchange.offer;
import static org.ipmarket.listing.Exchange.patent;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.ipmarket.chassis.test.TestBroker;
import org.ipmarket.listing.Exchange;
import org.ipmarket.listing.RealParts;
import org.ipmarket.listing.Rows;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.event.OfferCorrected;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Corrections before the opening, and relistings that the centre proposes. */
@QuarkusTest
@RealParts
class CorrectionIT {
    private static final String PATH = "/api/v1/listings/";

    @Inject
    LotNews lots;

    @Inject
    Rows rows;

    private String asset;

    @BeforeEach
    void open() {
        Exchange.open();
        asset = enter("lin.trader", patent(Exchange.YUEXIU));
    }

    @Test
    void twoReviewersCorrectAndThePeriodStartsAgain() {
        String id = announced();
        String version = "\"v5\"";
        String consentedTo =
                Exchange.get("gz.reviewer1", "/listings/" + id + "/consents").getString("termsHash");
        try (TestBroker broker = TestBroker.open("listing")) {
            propose("gz.reviewer1", id, Map.of("increment", money("2000.00"), "reason", "录入有误"))
                    .then()
                    .statusCode(200)
                    .header("ETag", is(version))
                    .body("pendingCorrection.by", is("gz.reviewer1"))
                    .body("increment.amount", is("1000.00"));
            as("chen.trader").get(PATH + id).then().body("pendingCorrection", nullValue());
            act("gz.reviewer1", id, "correction/confirmation")
                    .then()
                    .statusCode(403)
                    .body("type", is("/problems/second-person-needed"));
            Instant before = Instant.now();
            act("gz.reviewer2", id, "correction/confirmation")
                    .then()
                    .statusCode(200)
                    .body("state", is("ANNOUNCED"))
                    .body("increment.amount", is("2000.00"))
                    .body("startPrice.amount", is("125000.00"))
                    .body("pendingCorrection", nullValue());
            OfferCorrected told =
                    broker.await(OfferCorrected.class, each -> each.subject().equals(id));
            assertThat(told.terms().increment()).isEqualTo(Money.cny(200_000));
            assertThat(told.terms().opensAt()).isAfter(before.plusSeconds(4));
            assertThat(Duration.between(told.correctedAt(), told.terms().opensAt()))
                    .isEqualTo(Duration.ofSeconds(5));
            assertThat(Duration.between(told.terms().opensAt(), told.terms().closesAt()))
                    .isEqualTo(Duration.ofSeconds(15));
            assertThat(told.terms().assets()).singleElement().satisfies(each -> assertThat(each.version())
                    .isEqualTo(1));
            assertThat(told.noticeNumber()).isNotEqualTo(told.terms().noticeNumber());
            as("chen.trader")
                    .accept("application/json")
                    .get("/api/v1/announcements/" + told.noticeNumber())
                    .then()
                    .statusCode(200)
                    .body("document.kind", is("CORRECTION"))
                    .body("document.about", is(told.terms().noticeNumber()))
                    .body("document.terms.increment.amount", is("2000.00"))
                    .body("document.news.reason", is("录入有误"))
                    .body("document.news.changes[0].field", is("increment"));
        }
        assertThat(Exchange.get("gz.reviewer1", "/listings/" + id + "/consents").getString("termsHash"))
                .as("consents stand")
                .isEqualTo(consentedTo);
        act("gz.reviewer2", id, "correction/confirmation").then().statusCode(409);
    }

    @Test
    void textsAreCorrectedAndFoundByTheirNewWords() {
        String id = announced();
        propose(
                        "gz.reviewer1",
                        id,
                        Map.of(
                                "title",
                                Map.of("zh", "更正后的名称" + id),
                                "description",
                                Map.of("en", "Corrected description"),
                                "reason",
                                "typing error"))
                .then()
                .statusCode(200);
        act("gz.reviewer2", id, "correction/confirmation")
                .then()
                .statusCode(200)
                .body("title.zh", is("更正后的名称" + id))
                .body("title.en", nullValue())
                .body("description.en", is("Corrected description"));
    }

    @Test
    void whatIsNoCorrectionIsRefused() {
        String id = announced();
        propose("gz.reviewer1", id, Map.of("reason", "nothing"))
                .then()
                .statusCode(422)
                .body("field", is("title"));
        propose("gz.reviewer1", id, Map.of("increment", money("0.00"), "reason", "x"))
                .then()
                .statusCode(422)
                .body("field", is("increment"));
        propose("gz.reviewer1", id, Map.of("increment", money("1.00"), "reason", " "))
                .then()
                .statusCode(422)
                .body("field", is("reason"));
        propose("gz.reviewer1", id, Map.of("startPrice", money("1.00"), "reason", "x"))
                .then()
                .statusCode(400);
        propose("sz.reviewer1", id, Map.of("increment", money("1.00"), "reason", "x"))
                .then()
                .statusCode(403);
        propose("lin.trader", id, Map.of("increment", money("1.00"), "reason", "x"))
                .then()
                .statusCode(403);
        act("gz.reviewer2", id, "correction/confirmation")
                .then()
                .statusCode(409)
                .body("type", is("/problems/no-correction"));
        propose("gz.reviewer1", id, Map.of("increment", money("1.00"), "reason", "x"))
                .then()
                .statusCode(200);
        as("gz.reviewer2")
                .delete(PATH + id + "/correction")
                .then()
                .statusCode(200)
                .body("pendingCorrection", nullValue());
        act("gz.reviewer2", id, "correction/confirmation").then().statusCode(409);
        String draft = Exchange.draft("lin.trader", offer("GZ", enter("lin.trader", patent(Exchange.YUEXIU))));
        propose("gz.reviewer1", draft, Map.of("increment", money("1.00"), "reason", "x"))
                .then()
                .statusCode(409)
                .body("state", is("DRAFT"));
    }

    @Test
    void itIsTooLateShortlyBeforeTheOpening() {
        String id = announce("lin.trader", offer("GZ", asset));
        propose("gz.reviewer1", id, Map.of("increment", money("1.00"), "reason", "x"))
                .then()
                .statusCode(409)
                .body("type", is("/problems/correction-too-late"))
                .body("detail", containsString("PT1M"));
        hear(() -> lots.opened(lot(id).opened()));
        opens(id, Duration.ofDays(7));
        propose("gz.reviewer1", id, Map.of("increment", money("1.00"), "reason", "x"))
                .then()
                .statusCode(409)
                .body("detail", containsString("has opened"));
    }

    @Test
    void aRightThatWouldHaveEndedByThenStopsIt() {
        String id = announced();
        rows.run(
                "update asset set expires = ? where id = ?",
                java.sql.Date.valueOf(LocalDate.now()),
                UUID.fromString(asset));
        propose("gz.reviewer1", id, Map.of("increment", money("1.00"), "reason", "x"))
                .then()
                .statusCode(200);
        act("gz.reviewer2", id, "correction/confirmation")
                .then()
                .statusCode(409)
                .body("gate", is("IN_FORCE"));
    }

    @Test
    void aProposedRelistingWaitsForTheSellersConsent() {
        String id = unsold();
        relist("gz.reviewer1", id, "110000.00").then().statusCode(403);
        relist("sz.manager", id, "110000.00").then().statusCode(403);
        relist("gz.manager", id, "99999.00")
                .then()
                .statusCode(422)
                .body("field", is("relists"))
                .body("detail", containsString("100000.00"));
        String relisted = relist("gz.manager", id, "110000.00")
                .then()
                .statusCode(201)
                .body("state", is("DRAFT"))
                .body("awaitsConsent", is(true))
                .body("relists", is(id))
                .body("startPrice.amount", is("110000.00"))
                .body("deposit.amount", is("11000.00"))
                .body("seller", is(Exchange.YUEXIU.toString()))
                .extract()
                .path("id");
        relist("gz.manager", id, "120000.00").then().statusCode(409).body("type", is("/problems/relisting-proposed"));
        act("lin.trader", relisted, "submission").then().statusCode(409).body("type", is("/problems/consent-needed"));
        act("lin.trader", relisted, "relisting/consent").then().statusCode(403);
        act("gz.manager", relisted, "relisting/consent").then().statusCode(403);
        act("chen.approver", relisted, "relisting/consent").then().statusCode(404);
        act("lin.approver", relisted, "relisting/consent")
                .then()
                .statusCode(200)
                .body("state", is("SUBMITTED"))
                .body("awaitsConsent", is(false));
        act("gz.reviewer1", relisted, "review").then().statusCode(200);
        act("gz.reviewer2", relisted, "approval").then().statusCode(200).body("noticeNumber", notNullValue());
        String number = Exchange.get("lin.trader", "/listings/" + id).getString("noticeNumber");
        String later = Exchange.get("lin.trader", "/listings/" + relisted).getString("noticeNumber");
        as("lin.trader")
                .accept("application/json")
                .get("/api/v1/announcements/" + later)
                .then()
                .body("document.terms.relists", is(number));
    }

    @Test
    void whereTheSellerWantsTwoToHandInItsConsentWaitsForTheSecond() {
        String relisted = relist("gz.manager", unsold(), "110000.00").path("id");
        rows.run(
                "update participant set two_person_steps = '[\"SUBMIT_LISTING\"]' where id = ?",
                Exchange.YUEXIU.value());
        try {
            String step = act("lin.approver", relisted, "relisting/consent")
                    .then()
                    .statusCode(202)
                    .extract()
                    .path("id");
            as("lin.trader")
                    .get(PATH + relisted)
                    .then()
                    .body("state", is("DRAFT"))
                    .body("awaitsConsent", is(false));
            String confirmation = "/api/v1/participants/me/steps/" + step + "/confirmation";
            as("lin.approver").body("{}").post(confirmation).then().statusCode(403);
            as("lin.trader").body("{}").post(confirmation).then().statusCode(200);
            as("lin.trader").get(PATH + relisted).then().body("state", is("SUBMITTED"));
        } finally {
            rows.run("update participant set two_person_steps = '[]' where id = ?", Exchange.YUEXIU.value());
        }
    }

    @Test
    void whatTheSellerRewritesIsItsOwn() {
        String relisted = relist("gz.manager", unsold(), "110000.00").path("id");
        Map<String, Object> own = offer("GZ", asset);
        own.put("startPrice", money("120000.00"));
        as("lin.trader")
                .header("If-Match", "\"v1\"")
                .body(own)
                .put(PATH + relisted)
                .then()
                .statusCode(200)
                .body("awaitsConsent", nullValue());
        act("lin.approver", relisted, "relisting/consent").then().statusCode(409);
        act("lin.trader", relisted, "submission").then().statusCode(200).body("state", is("SUBMITTED"));
    }

    @Test
    void onlyWhatHasEndedIsRelisted() {
        relist("gz.manager", announced(), "110000.00")
                .then()
                .statusCode(not(is(201)))
                .statusCode(422);
    }

    private String announced() {
        String id = announce("lin.trader", offer("GZ", asset));
        opens(id, Duration.ofDays(7));
        return id;
    }

    /** The test centre counts in seconds; a correction needs more. */
    private void opens(String id, Duration later) {
        rows.run(
                "update offer set opens_at = ?, closes_at = ? where id = ?",
                Timestamp.from(Instant.now().plus(later)),
                Timestamp.from(Instant.now().plus(later).plusSeconds(15)),
                UUID.fromString(id));
    }

    private String unsold() {
        String id = announce("lin.trader", offer("GZ", asset));
        hear(() -> lots.closed(lot(id).unsold()));
        return id;
    }

    private Lot lot(String id) {
        return Lot.of(id, asset, Exchange.YUEXIU, Exchange.PENGCHENG, Right.ASSIGNMENT);
    }

    private static Response propose(String person, String id, Map<String, Object> correction) {
        return as(person).body(correction).post(PATH + id + "/correction");
    }

    private static Response relist(String person, String id, String startPrice) {
        return as(person)
                .body(new HashMap<>(Map.of("startPrice", money(startPrice))))
                .post(PATH + id + "/relisting");
    }

    private static void hear(Runnable news) {
        QuarkusTransaction.requiringNew().run(news);
    }
}

package org.ipmarket.listing.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.ipmarket.listing.Exchange.HE_JING;
import static org.ipmarket.listing.Exchange.LINGNAN;
import static org.ipmarket.listing.Exchange.as;
import static org.ipmarket.listing.Exchange.money;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ipmarket.chassis.test.TestBroker;
import org.ipmarket.listing.Exchange;
import org.ipmarket.listing.Papers;
import org.ipmarket.listing.RealParts;
import org.ipmarket.listing.Rows;
import org.ipmarket.messages.event.ParticipantChanged;
import org.ipmarket.messages.id.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class RealNameIT {
    private static final String PATH = "/api/v1/participants";
    private static final String CODE = "9144030071526726XG";
    private static final String ID_CARD = "11010519491231002X";

    @Inject
    Rows rows;

    @BeforeEach
    void open() {
        Exchange.open();
    }

    private static String register(String kind, String name) {
        return as("gz.manager")
                .body(Map.of("kind", kind, "name", Map.of("zh", name), "homeCentre", "GZ"))
                .post(PATH)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Response state(String person, Object participant, Map<String, Object> identity) {
        String tag = as(person).get(PATH + "/" + participant + "/identity").header("ETag");
        return as(person).header("If-Match", tag).body(identity).put(PATH + "/" + participant + "/identity");
    }

    private static Response request(String person, Object participant, String kind) {
        return as(person).body(Map.of("kind", kind)).post(PATH + "/" + participant + "/checks");
    }

    private static ValidatableResponse act(
            String person, Object participant, String check, String what, Map<String, Object> body) {
        return as(person)
                .body(body)
                .post(PATH + "/" + participant + "/checks/" + check + "/" + what)
                .then();
    }

    private static Map<String, Object> finding(boolean passed, String paper) {
        return Map.of("passed", passed, "source", "gsxt.gov.cn", "document", paper, "reason", "differs");
    }

    @Test
    void digitsStandInOnePlaceAndAreShownWholeToFew() {
        try (TestBroker broker = TestBroker.open("listing")) {
            String id = register("FIRM", "腾云");
            state(
                            "gz.manager",
                            id,
                            Map.of(
                                    "creditCode",
                                    CODE.toLowerCase(),
                                    "legalRepresentative",
                                    "马𠮷",
                                    "bankAccount",
                                    Map.of("bank", "中国银行深圳分行", "number", "6222 0200 0000 7777", "name", "腾云")))
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"v1\"")
                    .body("creditCode", is(CODE))
                    .body("masked", is(false));
            as("gz.reviewer1")
                    .get(PATH + "/" + id + "/identity")
                    .then()
                    .body("bankAccount.number", is("6222020000007777"))
                    .body("legalRepresentative", is("马𠮷"));
            as("gz.finance1")
                    .get(PATH + "/" + id + "/identity")
                    .then()
                    .statusCode(200)
                    .body("masked", is(true))
                    .body("bankAccount.number", is("************7777"))
                    .body("legalRepresentative", is("马**"));
            as("admin").get(PATH + "/" + id + "/identity").then().body("masked", is(true));
            as("sz.reviewer1").get(PATH + "/" + id + "/identity").then().statusCode(404);
            as("lin.trader").get(PATH + "/" + id + "/identity").then().statusCode(404);
            // who has it already is another participant
            state("gz.manager", register("FIRM", "另一家"), Map.of("creditCode", CODE))
                    .then()
                    .statusCode(409)
                    .body("type", is("/problems/identity-taken"));
            assertThat(rows.count("select count(*) from audit_entry where coalesce(before::text, '') ||"
                            + " coalesce(after::text, '') similar to '%(" + CODE + "|6222020000007777|马𠮷)%'"))
                    .isZero();
            assertThat(rows.count(
                            "select count(*) from audit_entry where subject = ? and action = 'identity.read'", id))
                    .isGreaterThanOrEqualTo(1);
            assertThat(broker.told()).noneMatch(each -> each.json().contains(CODE));
        }
    }

    @Test
    void oneLooksAndAnotherConfirms() {
        String id = register("FIRM", "查验");
        request("gz.reviewer1", id, "CREDIT_CODE")
                .then()
                .statusCode(409)
                .body("type", is("/problems/identity-missing"));
        state("gz.manager", id, Map.of("creditCode", "914403001922038216"))
                .then()
                .statusCode(200);
        request("gz.reviewer1", id, "IDENTITY_DOCUMENT").then().statusCode(422);
        request("lin.trader", id, "CREDIT_CODE").then().statusCode(404);
        request("gz.finance1", id, "CREDIT_CODE").then().statusCode(403);
        String check = request("gz.reviewer1", id, "CREDIT_CODE")
                .then()
                .statusCode(201)
                .body("state", is("REQUESTED"))
                .body("centre", is("GZ"))
                .extract()
                .path("id");
        request("gz.reviewer2", id, "CREDIT_CODE").then().statusCode(409).body("check", is(check));
        String paper = Papers.of("gz.reviewer1", id);
        act("gz.reviewer2", id, check, "confirmation", Map.of()).statusCode(409).body("state", is("REQUESTED"));
        act("gz.reviewer1", id, check, "result", finding(true, Ids.next().toString()))
                .statusCode(422)
                .body("type", is("/problems/unknown-evidence"));
        act("sz.reviewer1", id, check, "result", finding(true, paper)).statusCode(404);
        act("gz.finance1", id, check, "result", finding(true, paper)).statusCode(403);
        act("gz.reviewer1", id, check, "result", Map.of("passed", true, "source", "x"))
                .statusCode(422)
                .body("field", is("document"));
        act("gz.reviewer1", id, check, "result", finding(true, paper))
                .statusCode(200)
                .body("state", is("RECORDED"));
        act("gz.reviewer1", id, check, "confirmation", Map.of())
                .statusCode(403)
                .body("type", is("/problems/second-person-needed"));
        act("gz.reviewer2", id, check, "refusal", Map.of("reason", "look again"))
                .statusCode(200)
                .body("state", is("REQUESTED"));
        act("gz.reviewer2", id, check, "result", finding(true, paper)).statusCode(200);
        act("gz.reviewer1", id, check, "confirmation", Map.of()).statusCode(200).body("state", is("PASSED"));
        // stated anew, it says nothing any more
        state("gz.manager", id, Map.of("creditCode", "91330100799655058B"))
                .then()
                .statusCode(200);
        as("gz.reviewer1")
                .get(PATH + "/" + id + "/checks")
                .then()
                .body("items.find { it.id == '" + check + "' }.state", is("SUPERSEDED"));
        String failing = request("gz.reviewer1", id, "CREDIT_CODE").path("id");
        act("gz.reviewer1", id, failing, "result", finding(false, paper)).statusCode(200);
        act("gz.manager", id, failing, "confirmation", Map.of())
                .statusCode(200)
                .body("state", is("FAILED"))
                .body("reason", is("differs"));
        request("gz.reviewer1", id, "CREDIT_CODE").then().statusCode(201);
    }

    private static Map<String, Object> account(String name) {
        return Map.of("bankAccount", Map.of("bank", "农业银行", "number", "6228480000001", "name", name));
    }

    @Test
    void anAccountIsProvedByTheAmountOfASmallPayment() {
        state("uni.approver", LINGNAN, account("岭南理工大学")).then().statusCode(200);
        String check = request("uni.trader", LINGNAN, "BANK_ACCOUNT")
                .then()
                .statusCode(201)
                .body("state", is("TO_PAY"))
                .body("amount", nullValue())
                .extract()
                .path("id");
        as("gz.manager")
                .get(PATH + "/" + LINGNAN + "/checks")
                .then()
                .body("items.amount", not(hasItem(not(nullValue()))));
        String amount = as("gz.finance1")
                .get(PATH + "/" + LINGNAN + "/checks")
                .path("items.find { it.id == '" + check + "' }.amount.amount");
        act("uni.trader", LINGNAN, check, "amount", Map.of("amount", money(amount)))
                .statusCode(409);
        act("gz.reviewer1", LINGNAN, check, "payment", Map.of("reference", "P1"))
                .statusCode(403);
        act("gz.finance1", LINGNAN, check, "payment", Map.of("reference", "P1"))
                .statusCode(200)
                .body("state", is("PAID"));
        act("gz.finance1", LINGNAN, check, "amount", Map.of("amount", money(amount)))
                .statusCode(403);
        act("uni.trader", LINGNAN, check, "amount", Map.of("amount", money("10.00")))
                .statusCode(200)
                .body("state", is("PAID"))
                .body("attemptsLeft", is(2));
        act("uni.trader", LINGNAN, check, "amount", Map.of("amount", money(amount)))
                .statusCode(200)
                .body("state", is("PASSED"))
                .body("passed", is(true));
    }

    @Test
    void whoGuessesTooOftenHasFailed() {
        state("he.jing", HE_JING, account("何静")).then().statusCode(200);
        String check = request("he.jing", HE_JING, "BANK_ACCOUNT").path("id");
        act("sice.finance1", HE_JING, check, "payment", Map.of("reference", "P2"))
                .statusCode(200);
        for (int left = 2; left >= 0; left--) {
            act("he.jing", HE_JING, check, "amount", Map.of("amount", money("10.00")))
                    .statusCode(200)
                    .body("attemptsLeft", is(left))
                    .body("state", is(left > 0 ? "PAID" : "FAILED"));
        }
        act("he.jing", HE_JING, check, "amount", Map.of("amount", money("0.01")))
                .statusCode(409);
    }

    @Test
    void documentsOfPersonsAreChecked() {
        String id = register("PERSON", "王小明");
        Map<String, Object> good = Map.of("document", Map.of("kind", "MAINLAND_ID", "number", ID_CARD.toLowerCase()));
        state("gz.manager", id, Map.of("document", Map.of("kind", "MAINLAND_ID", "number", "110105194912310021")))
                .then()
                .statusCode(422)
                .body("field", is("document.number"));
        state("gz.manager", id, Map.of("creditCode", CODE))
                .then()
                .statusCode(422)
                .body("field", is("creditCode"));
        state("gz.manager", id, good).then().statusCode(200).body("document.number", is(ID_CARD));
        as("gz.manager").body(good).put(PATH + "/" + id + "/identity").then().statusCode(428);
        as("gz.manager")
                .header("If-Match", "\"v0\"")
                .body(good)
                .put(PATH + "/" + id + "/identity")
                .then()
                .statusCode(412);
        as("gz.reviewer1")
                .header("If-Match", "\"v1\"")
                .body(good)
                .put(PATH + "/" + id + "/identity")
                .then()
                .statusCode(403);
        as("gz.manager")
                .body("{\"document\":{\"kind\":\"LIBRARY_CARD\",\"number\":\"1\"}}")
                .put(PATH + "/" + id + "/identity")
                .then()
                .statusCode(400);
    }

    @Test
    void whatIsErasedIsGoneAndTheNumberStays() {
        try (TestBroker broker = TestBroker.open("listing")) {
            String id = register("PERSON", "忘我先生");
            state("gz.manager", id, Map.of("document", Map.of("kind", "TAIWAN_PERMIT", "number", "87654321")))
                    .then()
                    .statusCode(200);
            String erasure = PATH + "/" + id + "/erasure";
            as("gz.reviewer1")
                    .body(Map.of("reason", "asked"))
                    .post(erasure)
                    .then()
                    .statusCode(403);
            as("sz.manager")
                    .body(Map.of("reason", "asked"))
                    .post(erasure)
                    .then()
                    .statusCode(403);
            as("gz.manager").body(Map.of("reason", " ")).post(erasure).then().statusCode(422);
            as("gz.manager")
                    .body(Map.of("reason", "asked"))
                    .post(erasure)
                    .then()
                    .statusCode(200)
                    .body("standing", is("SUSPENDED"))
                    .body("name.zh", is("已删除"));
            broker.await(ParticipantChanged.class, each -> each.subject().equals(id) && each.version() == 2);
            assertThat(rows.count(
                            "select count(*) from participant_identity where participant = ?", UUID.fromString(id)))
                    .isZero();
            assertThat(rows.count("select count(*) from participant where row(participant.*)::text like '%忘我%'"))
                    .isZero();
            as("gz.manager")
                    .body(Map.of("centre", "GZ"))
                    .post(PATH + "/" + id + "/qualification")
                    .then()
                    .statusCode(409)
                    .body("type", is("/problems/participant-erased"));
            as("gz.manager")
                    .header("If-Match", "\"v0\"")
                    .body(Map.of())
                    .put(PATH + "/" + id + "/identity")
                    .then()
                    .statusCode(409);
        }
    }

    @Test
    void whoOffersSomethingIsNotErased() {
        String listing = Exchange.draft(
                "lin.trader", Exchange.offer("GZ", Exchange.enter("lin.trader", Exchange.patent(Exchange.YUEXIU))));
        Exchange.act("lin.trader", listing, "submission").then().statusCode(200);
        as("admin")
                .body(Map.of("reason", "x"))
                .post(PATH + "/" + Exchange.YUEXIU + "/erasure")
                .then()
                .statusCode(409)
                .body("type", is("/problems/participant-busy"));
        assertThat(List.of("QUALIFIED"))
                .contains(Exchange.get("lin.trader", "/participants/me").getString("standing"));
    }
}

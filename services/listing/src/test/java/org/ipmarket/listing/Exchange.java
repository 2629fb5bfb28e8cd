package org.ipmarket.listing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.is;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.ipmarket.chassis.test.Tokens;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.id.ParticipantId;

/** The demonstration's centres and people, as callers of the service under test. */
public final class Exchange {
    public static final ParticipantId YUEXIU = participant(1);
    public static final ParticipantId PENGCHENG = participant(2);
    public static final ParticipantId LINGNAN = participant(3);
    public static final ParticipantId HE_JING = participant(4);
    public static final ParticipantId BROKER = participant(5);

    private static final AtomicInteger SERIAL = new AtomicInteger(1_000_000);
    private static boolean open;

    private Exchange() {}

    private static ParticipantId participant(int number) {
        return new ParticipantId(UUID.fromString("01900000-0000-7000-8000-%012d".formatted(number)));
    }

    /** Sets up five centres and five participants, all qualified at home; once for all tests. */
    public static synchronized void open() {
        if (open) {
            return;
        }
        for (String code : List.of("GZ", "SZ", "FS", "DG", "SICE")) {
            as("admin").body(centre()).put("/api/v1/centres/" + code).then().statusCode(201);
        }
        register(YUEXIU, "FIRM", "越秀机器人", "GZ");
        register(PENGCHENG, "FIRM", "鹏城光电", "SZ");
        register(LINGNAN, "UNIVERSITY", "岭南理工大学", "GZ");
        register(HE_JING, "PERSON", "何静", "SICE");
        register(BROKER, "BROKER_MEMBER", "南海知产经纪", "FS");
        open = true;
    }

    private static void register(ParticipantId id, String kind, String name, String home) {
        as("admin")
                .body(Map.of("id", id.toString(), "kind", kind, "name", Map.of("zh", name), "homeCentre", home))
                .post("/api/v1/participants")
                .then()
                .statusCode(201);
        qualify(id, home);
    }

    public static void qualify(ParticipantId id, String centre) {
        as("admin")
                .body(Map.of("centre", centre))
                .post("/api/v1/participants/" + id + "/qualification")
                .then()
                .statusCode(200);
    }

    /** A request of a demo person. */
    public static RequestSpecification as(String person) {
        return given().auth().oauth2(Tokens.of(person)).contentType(ContentType.JSON);
    }

    public static RequestSpecification asClient(String client) {
        return given().auth().oauth2(Tokens.client(client)).contentType(ContentType.JSON);
    }

    public static Map<String, Object> money(String amount) {
        return Map.of("amount", amount, "currency", "CNY");
    }

    /** Terms of a test centre that counts in seconds. */
    public static Map<String, Object> centre() {
        Map<String, Object> terms = new HashMap<>();
        terms.put("name", Map.of("zh", "测试中心", "en", "Test centre"));
        terms.put("currency", "CNY");
        terms.put("kinds", List.of("PATENT", "COPYRIGHT"));
        terms.put("methods", Arrays.stream(SaleMethod.values()).map(Enum::name).toList());
        terms.put("rules", rules());
        terms.put("fees", fees());
        return terms;
    }

    public static Map<String, Object> rules() {
        Map<String, Object> rules = new HashMap<>();
        rules.put("announcement", "PT5S");
        rules.put("bidding", "PT15S");
        rules.put("extensionWindow", "PT5S");
        rules.put("extension", "PT5S");
        rules.put("depositBasisPoints", 1_000);
        rules.put("confirmation", "PT2M");
        rules.put("payment", "PT2M");
        rules.put("minimumBidders", 1);
        return rules;
    }

    /** Its schedule of commission. */
    public static Map<String, Object> fees() {
        Map<String, Object> fees = new HashMap<>();
        fees.put("tiers", List.of(Map.of("upTo", money("100000.00"), "basisPoints", 400), Map.of("basisPoints", 200)));
        fees.put("minimum", money("10.00"));
        fees.put("sellerCentreBasisPoints", 4_000);
        fees.put("buyerCentreBasisPoints", 4_000);
        fees.put("platformBasisPoints", 2_000);
        return fees;
    }

    /** A Chinese invention that no other test has, wholly of one owner. */
    public static Map<String, Object> patent(ParticipantId owner) {
        Map<String, Object> asset = new HashMap<>();
        asset.put("type", "INVENTION");
        asset.put("title", Map.of("zh", "一种机器人关节", "en", "A robot's joint"));
        asset.put("registeredAt", "GZ");
        asset.put("office", "CN");
        asset.put("number", patentNumber());
        asset.put("owners", List.of(Map.of("participant", owner.toString(), "basisPoints", 10_000)));
        asset.put("status", "IN_FORCE");
        asset.put("statusAsOf", LocalDate.now(MarketClock.ZONE).toString());
        asset.put("filed", "2021-05-06");
        asset.put("granted", "2023-07-08");
        asset.put("ipc", List.of("B25J17/00"));
        asset.put("referencesCited", 7);
        asset.put("demonstration", true);
        return asset;
    }

    /** An application number of 2021 without its check digit. */
    public static String patentNumber() {
        return "20211" + SERIAL.incrementAndGet();
    }

    /** A piece of software that no other test has. */
    public static Map<String, Object> software(ParticipantId owner) {
        Map<String, Object> asset = patent(owner);
        asset.put("type", "SOFTWARE");
        asset.put("number", "2023SR" + SERIAL.incrementAndGet());
        asset.put("registeredAt", "SICE");
        asset.keySet().removeAll(List.of("filed", "granted", "ipc", "referencesCited"));
        asset.put("workCreated", "2022-11-01");
        asset.put("firstPublished", "2023-01-05");
        return asset;
    }

    public static String enter(String person, Map<String, Object> asset) {
        return as(person)
                .body(asset)
                .post("/api/v1/assets")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** An offer of an assignment. */
    public static Map<String, Object> offer(String centre, String... assets) {
        Map<String, Object> offer = new HashMap<>();
        offer.put("centre", centre);
        offer.put("assets", List.of(assets));
        offer.put("right", "ASSIGNMENT");
        offer.put("method", "ENGLISH");
        offer.put("title", Map.of("zh", "机器人专利转让", "en", "Assignment of a robot patent"));
        offer.put("startPrice", money("125000.00"));
        offer.put("increment", money("1000.00"));
        return offer;
    }

    public static String draft(String person, Map<String, Object> offer) {
        return as(person)
                .body(offer)
                .post("/api/v1/listings")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static Response act(String person, String offer, String what) {
        return as(person).body("{}").post("/api/v1/listings/" + offer + "/" + what);
    }

    /** Hands in and reviews once. */
    public static void toReviewed(String seller, String centre, String offer) {
        act(seller, offer, "submission").then().statusCode(200);
        act(reviewer(centre, 1), offer, "review").then().statusCode(200);
    }

    /** Drafts, hands in, reviews twice; the announced offer. */
    public static String announce(String seller, Map<String, Object> terms) {
        String offer = draft(seller, terms);
        String centre = (String) terms.get("centre");
        toReviewed(seller, centre, offer);
        act(reviewer(centre, 2), offer, "approval").then().statusCode(200).body("state", is("ANNOUNCED"));
        return offer;
    }

    public static String reviewer(String centre, int number) {
        return centre.toLowerCase() + ".reviewer" + number;
    }

    public static JsonPath get(String person, String path) {
        return as(person)
                .get("/api/v1" + path)
                .then()
                .statusCode(anyOf(is(200), is(404)))
                .extract()
                .jsonPath();
    }

    public static String state(String offer) {
        return get("gz.manager", "/listings/" + offer).getString("state");
    }
}

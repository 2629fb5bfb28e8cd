package org.ipmarket.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ipmarket.client.Caller;
import org.ipmarket.e2e.client.MarketClient;
import org.ipmarket.e2e.client.Views;
import org.ipmarket.e2e.seed.Participants;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the market says to nonsense: what was wrong, what would do; and that nothing of it is stored. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {
    private static final Participants BIDDER = Participants.YUEXIU_ROBOTICS;

    /** A body that is wrong in one way, and words that the answer must hold. */
    record Bad(String fault, String path, String body, int status, List<String> says) {
        @Override
        public String toString() {
            return fault + " at " + path;
        }
    }

    private record Counts(int assets, int listings, int deposits, long bids) {}

    private MarketClient market;
    private Sales sales;
    private Views.Listing listing;

    @BeforeAll
    void openALot() {
        market = Stack.market();
        sales = new Sales(market);
        sales.periods(Duration.ofSeconds(4), Duration.ofMinutes(10));
        listing = sales.announced();
        sales.heldDeposit(BIDDER, listing.id());
        sales.open(listing.id());
        sales.nextBid(BIDDER, listing.id());
    }

    @AfterAll
    void usualPeriods() {
        sales.cancel(listing.id());
        Stack.seed(market).people();
    }

    static Stream<Bad> bodies() {
        String money = "{\"amount\": %s, \"currency\": %s}";
        return Stream.of(
                        places("broken JSON", "{\"amount\": {", 400, List.of("not JSON", "line 1")),
                        places("an empty body", "", 400, List.of("JSON body")),
                        places("a list for an object", "[]", 400, List.of("Expected")),
                        places("an unknown field", "{\"surprise\": 1}", 400, List.of("surprise")),
                        amounts("negative money", money.formatted("\"-5.00\"", "\"CNY\""), List.of("negative")),
                        amounts(
                                "too many digits after the point",
                                money.formatted("\"5.001\"", "\"CNY\""),
                                List.of("digits")),
                        amounts(
                                "too many digits before the point",
                                money.formatted("\"99999999999999999999.00\"", "\"CNY\""),
                                List.of("amount")),
                        amounts("a number for a decimal text", money.formatted("5.5", "\"CNY\""), List.of("amount")),
                        amounts("an unknown currency", money.formatted("\"5.00\"", "\"XXX\""), List.of("XXX", "CNY")),
                        Stream.of(
                                new Bad(
                                        "an unknown enum",
                                        "/assets",
                                        asset("\"PATENTISH\""),
                                        400,
                                        List.of("PATENTISH", "INVENTION")),
                                new Bad(
                                        "an unknown enum",
                                        "/listings",
                                        offer("\"FOREVER\""),
                                        400,
                                        List.of("FOREVER", "ASSIGNMENT"))))
                .flatMap(stream -> stream);
    }

    private static Stream<Bad> places(String fault, String body, int status, List<String> says) {
        return Stream.of(
                        "/assets",
                        "/listings",
                        "/lots/{lot}/bids",
                        "/deposits",
                        "/bank/simulator/transfers",
                        "/valuations")
                .map(path -> new Bad(fault, path, body, status, says));
    }

    private static Stream<Bad> amounts(String fault, String money, List<String> says) {
        return Stream.of(
                new Bad(fault, "/lots/{lot}/bids", "{\"amount\": " + money + "}", 400, says),
                new Bad(
                        fault,
                        "/listings",
                        offer("\"ASSIGNMENT\"").replace("{\"amount\": \"1.00\", \"currency\": \"CNY\"}", money),
                        400,
                        says),
                new Bad(
                        fault,
                        "/bank/simulator/transfers",
                        "{\"reference\": \"R\", \"amount\": " + money + "}",
                        400,
                        says));
    }

    private static String asset(String type) {
        return """
                {"type": %s, "title": {"en": "bad"}, "registeredAt": "DG", "office": "CN", "number": "ZL202319000001.0",
                 "owners": [{"participant": "01900000-0000-7000-8000-000000000003", "basisPoints": 10000}],
                 "status": "IN_FORCE", "statusAsOf": "2026-01-01", "filed": "2023-01-01", "ipc": [], "demonstration": true}
                """.formatted(type);
    }

    private static String offer(String right) {
        return """
                {"centre": "DG", "assets": ["{asset}"], "right": %s, "method": "ENGLISH", "title": {"en": "bad"},
                 "startPrice": {"amount": "1.00", "currency": "CNY"}, "increment": {"amount": "2.00", "currency": "CNY"}}
                """.formatted(right);
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void theAnswerSaysWhatIsWrongAndNothingIsStored(Bad bad) {
        Counts before = counts();

        Response answer = post(bad.path(), bad.body());

        answer.then()
                .statusCode(bad.status())
                .contentType(containsString("application/problem+json"))
                .body("type", startsWith("/problems/"))
                .body("title", not(emptyOrNullString()))
                .body("detail", not(emptyOrNullString()));
        assertThat(answer.asString()).contains(bad.says().toArray(String[]::new));
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void aBodyOfTwoMegabytesIsTooLarge() {
        Counts before = counts();
        String large = "{\"title\": {\"en\": \"" + "x".repeat(2 << 20) + "\"}}";
        for (String path : List.of("/assets", "/listings", "/lots/{lot}/bids", "/deposits")) {
            post(path, large).then().statusCode(413).contentType(containsString("application/problem+json"));
        }

        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void aBidWithoutAKeyIsRefusedAndTheSameKeyWithAnotherAmountToo() {
        Counts before = counts();
        Views.Lot lot = sales.lot(listing.id());
        given().baseUri(base())
                .auth()
                .oauth2(market.tokenOf(BIDDER.trader()))
                .contentType("application/json")
                .body(Map.of("amount", lot.lowestAcceptable()))
                .post("/lots/" + lot.id() + "/bids")
                .then()
                .statusCode(400)
                .body("detail", containsString("Idempotency-Key"));
        assertThat(counts()).isEqualTo(before);

        String key = Caller.newKey();
        Caller bidder = market.as(BIDDER.trader());
        String path = "/lots/" + lot.id() + "/bids";
        Views.Bid first = bidder.post(path, Map.of("amount", lot.lowestAcceptable()), key, Views.Bid.class);
        Views.Bid again = bidder.post(path, Map.of("amount", lot.lowestAcceptable()), key, Views.Bid.class);
        assertThat(again).isEqualTo(first);
        given().baseUri(base())
                .auth()
                .oauth2(market.tokenOf(BIDDER.trader()))
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(Map.of("amount", lot.lowestAcceptable().plus(Sales.STEP)))
                .post(path)
                .then()
                .statusCode(422);
    }

    private Response post(String path, String body) {
        boolean ofTheSeller = path.equals("/assets") || path.equals("/listings");
        String user = ofTheSeller ? Sales.SELLER.trader() : BIDDER.trader();
        return given().baseUri(base())
                .auth()
                .oauth2(market.tokenOf(user))
                .contentType("application/json")
                .header("Idempotency-Key", Caller.newKey())
                .body(body.replace("{asset}", listing.assets().getFirst().toString()))
                .post(path.replace("{lot}", listing.id().toString()));
    }

    private Counts counts() {
        return new Counts(
                market.as(Sales.SELLER.trader())
                        .list("/assets?owner=" + Sales.SELLER.id(), Views.Asset.class)
                        .size(),
                market.as(Sales.SELLER.trader())
                        .list("/listings", Views.Listing.class)
                        .size(),
                market.as(BIDDER.trader())
                        .list("/deposits", Views.Deposit.class)
                        .size(),
                market.as(BIDDER.trader())
                        .list("/lots/" + listing.id() + "/bids", Views.LoggedBid.class)
                        .size());
    }

    private String base() {
        return market.addresses().api("").toString();
    }
}

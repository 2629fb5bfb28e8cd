package org.ipmarket.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ipmarket.client.Caller;
import org.ipmarket.e2e.client.Addresses.Service;
import org.ipmarket.e2e.client.MarketClient;
import org.ipmarket.e2e.client.Views;
import org.ipmarket.e2e.job.Patience;
import org.ipmarket.e2e.seed.Participants;
import org.ipmarket.messages.id.Ids;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may not: for every resource there is, without a token 401, and for strangers 403 or 404. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessIT {
    private static final Participants SELLER = Sales.SELLER;
    private static final Participants BUYER = Participants.YUEXIU_ROBOTICS;
    private static final Participants STRANGER = Participants.PENGCHENG_OPTICS;

    /** A call that is refused, and to whom. {@code {draft}} and the like stand for ids of what the test has made. */
    record Call(String who, Method method, String path, Map<String, ?> body) {
        Call(String who, Method method, String path) {
            this(who, method, path, Map.of());
        }

        @Override
        public String toString() {
            return who + " " + method + " " + path;
        }
    }

    private MarketClient market;
    private Sales sales;
    private Map<String, Object> ids;
    private Views.Listing open;

    @BeforeAll
    void makeWhatStrangersMustNotTouch() {
        market = Stack.market();
        sales = new Sales(market);
        sales.periods(Duration.ofSeconds(4), Duration.ofSeconds(8));
        Views.Listing sold = sales.announced();
        sales.heldDeposit(BUYER, sold.id());
        sales.open(sold.id());
        sales.nextBid(BUYER, sold.id());
        sales.periods(Duration.ofSeconds(4), Duration.ofMinutes(10));
        open = sales.announced();
        Views.Deposit deposit = sales.heldDeposit(BUYER, open.id());
        ids = Map.of(
                "draft", sales.draft().id(),
                "submitted", sales.submitted().id(),
                "asset", open.assets().getFirst(),
                "lot", sales.open(open.id()).id(),
                "deposit", deposit.id(),
                "trade", trade(sold).id(),
                "participant", BUYER.id(),
                "nothing", Ids.next());
    }

    private Views.Trade trade(Views.Listing sold) {
        Caller seller = market.as(SELLER.trader());
        return Patience.until(
                "a trade", Duration.ofSeconds(60), () -> seller.list("/trades", Views.Trade.class).stream()
                        .filter(trade -> trade.lot().equals(Sales.lotOf(sold)))
                        .findFirst());
    }

    @AfterAll
    void usualPeriods() {
        sales.cancel(open.id());
        Stack.seed(market).people();
    }

    static Stream<Call> everyResource() {
        return Stream.of(
                        "GET /centres",
                        "GET /centres/GZ",
                        "PUT /centres/GZ",
                        "GET /centres/GZ/sandbox",
                        "POST /centres/GZ/sandbox",
                        "DELETE /centres/GZ/sandbox",
                        "POST /centres/GZ/sandbox/secrets",
                        "GET /participants",
                        "POST /participants",
                        "GET /participants/me",
                        "GET /participants/{participant}",
                        "POST /participants/{participant}/qualification",
                        "POST /participants/{participant}/suspension",
                        "GET /assets",
                        "POST /assets",
                        "GET /assets/{asset}",
                        "PUT /assets/{asset}",
                        "GET /assets/{asset}/title",
                        "GET /assets/{asset}/grants",
                        "GET /listings",
                        "POST /listings",
                        "GET /listings/{draft}",
                        "PUT /listings/{draft}",
                        "POST /listings/{draft}/submission",
                        "POST /listings/{submitted}/review",
                        "POST /listings/{submitted}/approval",
                        "POST /listings/{submitted}/rejection",
                        "POST /listings/{draft}/withdrawal",
                        "GET /lots",
                        "GET /lots/{lot}",
                        "POST /lots/{lot}/bids",
                        "GET /lots/{lot}/bids",
                        "GET /lots/{lot}/bids/mine",
                        "GET /lots/{lot}/proof",
                        "GET /lots/{lot}/stream",
                        "POST /lots/{lot}/cancellation",
                        "GET /valuations",
                        "POST /valuations",
                        "GET /valuations/{nothing}",
                        "GET /opinions/{nothing}/signing-copy.pdf",
                        "POST /opinions/{nothing}/signatures/scan",
                        "GET /opinions/{nothing}/signatures/{nothing}/scan",
                        "POST /opinions/{nothing}/signatures/{nothing}/check",
                        "POST /deposits",
                        "GET /deposits",
                        "GET /deposits/{deposit}",
                        "POST /deposits/{deposit}/release-request",
                        "GET /trades",
                        "GET /trades/{trade}",
                        "GET /trades/{trade}/confirmation",
                        "POST /trades/{trade}/signatures",
                        "POST /trades/{trade}/recordal",
                        "POST /trades/{trade}/recordal/check",
                        "GET /accounts/me",
                        "GET /accounts/me/entries",
                        "GET /bank/statements",
                        "GET /bank/payouts",
                        "POST /bank/simulator/transfers",
                        "GET /ledger/checks",
                        "GET /webhooks",
                        "POST /webhooks",
                        "GET /webhooks/{nothing}",
                        "PUT /webhooks/{nothing}",
                        "DELETE /webhooks/{nothing}",
                        "POST /webhooks/{nothing}/rotation",
                        "POST /webhooks/{nothing}/pause",
                        "POST /webhooks/{nothing}/resumption",
                        "POST /webhooks/{nothing}/test",
                        "GET /webhooks/{nothing}/deliveries",
                        "POST /webhooks/{nothing}/deliveries/replay",
                        "GET /webhooks/{nothing}/deliveries/{nothing}",
                        "POST /webhooks/{nothing}/deliveries/{nothing}/replay",
                        "POST /webhooks/{nothing}/deliveries/{nothing}/abandonment",
                        "GET /notices",
                        "GET /notices/unread",
                        "GET /notices/kinds",
                        "GET /notices/sent",
                        "POST /notices/reading",
                        "GET /notices/preferences",
                        "PUT /notices/preferences",
                        "GET /notices/{nothing}",
                        "POST /notices/{nothing}/reading",
                        "GET /notices/{nothing}/deliveries")
                .map(line -> line.split(" "))
                .map(call -> new Call(null, Method.valueOf(call[0]), call[1]));
    }

    @ParameterizedTest
    @MethodSource("everyResource")
    void withoutATokenTheAnswerIs401(Call call) {
        Response answer = send(given(), call);

        answer.then().statusCode(401).contentType(containsString("application/problem+json"));
    }

    @ParameterizedTest
    @MethodSource("everyResource")
    void aForgedTokenIsNoToken(Call call) {
        String genuine = market.tokenOf(BUYER.trader());
        String forged = genuine.substring(0, genuine.lastIndexOf('.') + 1) + "Zm9yZ2Vk";

        send(given().auth().oauth2(forged), call).then().statusCode(401);
    }

    static Stream<Call> strangers() {
        Map<String, String> reason = Map.of("reason", "a stranger asks");
        return Stream.of(
                // another seller's draft
                new Call(STRANGER.trader(), Method.GET, "/listings/{draft}"),
                new Call(STRANGER.trader(), Method.POST, "/listings/{draft}/submission"),
                new Call(STRANGER.trader(), Method.POST, "/listings/{draft}/withdrawal", reason),
                new Call(STRANGER.trader(), Method.POST, "/listings/{lot}/withdrawal", reason),
                new Call("gz.reviewer1", Method.GET, "/listings/{submitted}"),
                // another centre's review, and people who are no reviewers
                new Call("gz.reviewer1", Method.POST, "/listings/{submitted}/review"),
                new Call("gz.reviewer2", Method.POST, "/listings/{submitted}/approval"),
                new Call("gz.reviewer1", Method.POST, "/listings/{submitted}/rejection", Map.of("reasons", "no")),
                new Call("dg.finance1", Method.POST, "/listings/{submitted}/review"),
                new Call(SELLER.trader(), Method.POST, "/listings/{submitted}/review"),
                // another owner's asset
                new Call(STRANGER.trader(), Method.POST, "/listings", Map.of("seller", "other")),
                // another buyer's deposit
                new Call(STRANGER.trader(), Method.GET, "/deposits/{deposit}"),
                new Call(SELLER.trader(), Method.GET, "/deposits/{deposit}"),
                new Call("sz.finance1", Method.GET, "/deposits/{deposit}"),
                new Call(STRANGER.trader(), Method.POST, "/deposits/{deposit}/release-request"),
                // a lot: no deposit, no bid; another centre cannot end it
                new Call(STRANGER.trader(), Method.POST, "/lots/{lot}/bids", Map.of("amount", Sales.START)),
                new Call("dg.manager", Method.POST, "/lots/{lot}/bids", Map.of("amount", Sales.START)),
                new Call("gz.manager", Method.POST, "/lots/{lot}/cancellation", reason),
                new Call(SELLER.trader(), Method.POST, "/lots/{lot}/cancellation", reason),
                // a trade of others
                new Call(STRANGER.trader(), Method.GET, "/trades/{trade}"),
                new Call("sz.manager", Method.GET, "/trades/{trade}"),
                new Call(STRANGER.trader(), Method.GET, "/trades/{trade}/confirmation"),
                new Call(
                        STRANGER.approver(),
                        Method.POST,
                        "/trades/{trade}/signatures",
                        Map.of("documentHash", "0".repeat(64))),
                new Call(
                        SELLER.trader(),
                        Method.POST,
                        "/trades/{trade}/signatures",
                        Map.of("documentHash", "0".repeat(64))),
                new Call("gz.recordal1", Method.POST, "/trades/{trade}/recordal", recordal()),
                new Call("gz.recordal2", Method.POST, "/trades/{trade}/recordal/check"),
                new Call(BUYER.trader(), Method.POST, "/trades/{trade}/recordal", recordal()),
                // an opinion that the caller does not see
                new Call(STRANGER.trader(), Method.GET, "/opinions/{nothing}/signing-copy.pdf"),
                new Call(STRANGER.trader(), Method.GET, "/opinions/{nothing}/signatures/{nothing}/scan"),
                new Call(
                        "sz.manager",
                        Method.POST,
                        "/opinions/{nothing}/signatures/{nothing}/check",
                        Map.of("accepted", true)),
                // centres and participants
                new Call(STRANGER.trader(), Method.GET, "/participants/{participant}"),
                new Call("dg.manager", Method.POST, "/participants/{participant}/suspension", reason),
                new Call(
                        "dg.manager", Method.POST, "/participants/{participant}/qualification", Map.of("centre", "SZ")),
                new Call(
                        BUYER.trader(),
                        Method.POST,
                        "/participants/{participant}/qualification",
                        Map.of("centre", "SZ")),
                // money of a centre and of the market
                new Call(BUYER.trader(), Method.GET, "/bank/statements"),
                new Call("gz.reviewer1", Method.GET, "/bank/payouts"),
                new Call(BUYER.trader(), Method.GET, "/ledger/checks"),
                new Call("gz.finance1", Method.GET, "/accounts/me"),
                // a centre's webhooks
                new Call(BUYER.trader(), Method.GET, "/webhooks"),
                new Call("gz.reviewer1", Method.GET, "/webhooks"),
                new Call("gz.finance1", Method.POST, "/webhooks/{nothing}/test"),
                new Call("gz.manager", Method.GET, "/webhooks/{nothing}"),
                new Call("gz.manager", Method.POST, "/webhooks/{nothing}/deliveries/replay"),
                // notices: a participant's own, and to a centre what was sent
                new Call("gz.manager", Method.GET, "/notices"),
                new Call("gz.manager", Method.GET, "/notices/preferences"),
                new Call("gz.reviewer1", Method.GET, "/notices/sent"),
                new Call(BUYER.trader(), Method.GET, "/notices/sent"),
                new Call(STRANGER.trader(), Method.GET, "/notices/{nothing}"),
                new Call(STRANGER.trader(), Method.POST, "/notices/{nothing}/reading"),
                new Call("gz.manager", Method.GET, "/notices/{nothing}/deliveries"));
    }

    private static Map<String, String> recordal() {
        return Map.of("registration", "DEMO-1", "effectiveOn", "2026-01-05");
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void strangersAreRefused(Call call) {
        RequestSpecification request = given().auth().oauth2(market.tokenOf(call.who()));
        Call sent = call.path().equals("/listings")
                ? new Call(call.who(), call.method(), call.path(), draftOfAnothersAsset())
                : call;

        send(request, sent)
                .then()
                .statusCode(anyOf(is(403), is(404)))
                .contentType(containsString("application/problem+json"));
    }

    private Map<String, ?> draftOfAnothersAsset() {
        return Map.of(
                "centre",
                Sales.CENTRE.code(),
                "assets",
                List.of(ids.get("asset")),
                "right",
                "ASSIGNMENT",
                "method",
                "ENGLISH",
                "title",
                Map.of("en", "not mine"),
                "startPrice",
                Sales.START,
                "increment",
                Sales.STEP);
    }

    @Test
    void anotherCentresManagerCannotChangeACentre() {
        Views.Centre dongguan = market.as("admin").get("/centres/DG", Views.Centre.class);

        given().baseUri(base())
                .auth()
                .oauth2(market.tokenOf("gz.manager"))
                .contentType("application/json")
                .header("If-Match", "\"v" + dongguan.version() + "\"")
                .body(Sales.CENTRE.terms())
                .put("/centres/DG")
                .then()
                .statusCode(403);
    }

    @Test
    void aCentresMachineClientReadsButNeverBids() {
        String token = market.tokenOfClient("centre-dg", Stack.secretOf("centre-dg"));

        given().baseUri(base())
                .auth()
                .oauth2(token)
                .get("/lots/" + ids.get("lot"))
                .then()
                .statusCode(200);
        given().baseUri(base())
                .auth()
                .oauth2(token)
                .contentType("application/json")
                .header("Idempotency-Key", Caller.newKey())
                .header("On-Behalf-Of", BUYER.id().toString())
                .body(Map.of("amount", Sales.START))
                .post("/lots/" + ids.get("lot") + "/bids")
                .then()
                .statusCode(403);
    }

    @Test
    void nobodyActsOnBehalfOfAnothersParticipant() {
        given().baseUri(base())
                .auth()
                .oauth2(market.tokenOf("sz.manager"))
                .contentType("application/json")
                .header("Idempotency-Key", Caller.newKey())
                .header("On-Behalf-Of", BUYER.id().toString())
                .body(Map.of("lot", ids.get("lot"), "buyerCentre", "GZ"))
                .post("/deposits")
                .then()
                .statusCode(403);
    }

    @Test
    void ofDepositsAndTradesEverybodySeesOnlyTheirOwn() {
        assertThat(market.as(STRANGER.trader()).list("/deposits", Views.Deposit.class))
                .allMatch(deposit -> deposit.participant().equals(STRANGER.id()));
        assertThat(market.as(STRANGER.trader()).list("/trades", Views.Trade.class))
                .allMatch(trade ->
                        trade.buyer().equals(STRANGER.id()) || trade.seller().equals(STRANGER.id()));
        assertThat(market.as(STRANGER.trader()).list("/listings", Views.Listing.class))
                .noneMatch(listing -> listing.id().equals(ids.get("draft")));
    }

    @Test
    void whatOperatorsUseIsNotRoutedByTheGatewayAndNotForOthers() {
        String trader = market.tokenOf(BUYER.trader());
        for (Service service : Service.values()) {
            String backlog =
                    market.addresses().internal(service, "/internal/backlog").toString();
            given().get(backlog).then().statusCode(401);
            given().auth().oauth2(trader).get(backlog).then().statusCode(403);
        }
        given().auth()
                .oauth2(market.tokenOf("admin"))
                .get(market.addresses().gateway() + "/internal/backlog")
                .then()
                .statusCode(equalTo(404));
    }

    private Response send(RequestSpecification request, Call call) {
        String path = call.path();
        for (Map.Entry<String, Object> id : ids.entrySet()) {
            path = path.replace("{" + id.getKey() + "}", id.getValue().toString());
        }
        request.baseUri(base());
        if (call.method() != Method.GET) {
            request.contentType("application/json")
                    .header("Idempotency-Key", Caller.newKey())
                    .body(call.body());
        }
        return request.request(call.method(), path);
    }

    private String base() {
        return market.addresses().api("").toString();
    }
}

package org.ipmarket.listing.desk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.ipmarket.listing.Exchange.as;
import static org.ipmarket.listing.Exchange.money;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ipmarket.chassis.test.Tokens;
import org.ipmarket.listing.Exchange;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.ParticipantId;

/** Two sides, a centre and what they say to each other over the API. */
final class Bargain {
    static final String DEALS = "/api/v1/deals";

    private Bargain() {}

    /** An assignment; the centre's money is the yuan. */
    static Map<String, Object> round(String price, String... assets) {
        Map<String, Object> round = new HashMap<>();
        round.put("price", money(price));
        round.put("right", "ASSIGNMENT");
        round.put("assets", List.of(assets));
        round.put("conditions", "交付全部技术资料，培训两次。");
        round.put(
                "validUntil",
                Instant.now()
                        .plus(Duration.ofDays(10))
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString());
        return round;
    }

    static Map<String, Object> proposal(
            String centre, ParticipantId seller, ParticipantId buyer, Map<String, Object> round) {
        Map<String, Object> proposal = new HashMap<>(round);
        proposal.put("centre", centre);
        proposal.put("seller", seller.toString());
        proposal.put("buyer", buyer.toString());
        proposal.put("title", Map.of("zh", "机器人关节专利协议转让", "en", "Transfer of a robot joint's patent"));
        return proposal;
    }

    static String propose(String person, Map<String, Object> proposal) {
        return as(person)
                .body(proposal)
                .post(DEALS)
                .then()
                .statusCode(201)
                .body("state", is("PROPOSED"))
                .extract()
                .path("id");
    }

    static Response offer(String person, String deal, Map<String, Object> round) {
        return as(person).body(round).post(DEALS + "/" + deal + "/rounds");
    }

    static Response accept(String person, String deal, int round) {
        return as(person).body(Map.of("round", round)).post(DEALS + "/" + deal + "/acceptance");
    }

    static Response act(String person, String deal, String what) {
        return act(person, deal, what, Map.of());
    }

    static Response act(String person, String deal, String what, Map<String, ?> body) {
        return as(person).body(body).post(DEALS + "/" + deal + "/" + what);
    }

    static JsonPath deal(String person, String deal) {
        return as(person)
                .get(DEALS + "/" + deal)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Yuexiu sells a patent of its own to Pengcheng, who comes through Shenzhen: agreed. */
    static String agreed(String centre, Map<String, Object> round) {
        String deal = propose("lin.trader", proposal(centre, Exchange.YUEXIU, Exchange.PENGCHENG, round));
        as("chen.approver")
                .body(Map.of("round", 1, "buyerCentre", "SZ"))
                .post(DEALS + "/" + deal + "/acceptance")
                .then()
                .statusCode(200)
                .body("state", is("AGREED"));
        return deal;
    }

    static String reviewed(String centre, Map<String, Object> round) {
        String deal = agreed(centre, round);
        act(Exchange.reviewer(centre, 1), deal, "review").then().statusCode(200).body("state", is("REVIEWED"));
        return deal;
    }

    /** A file that nobody has brought before. */
    static String evidence(String person, String subject, Object id, String kind) {
        byte[] file = ("%PDF-1.7\n% " + Ids.next() + "\n%%EOF\n").getBytes(StandardCharsets.US_ASCII);
        return given().auth()
                .oauth2(Tokens.of(person))
                .contentType("application/pdf")
                .queryParam("subject", subject)
                .queryParam("id", id.toString())
                .queryParam("kind", kind)
                .queryParam("asOf", LocalDate.now(MarketClock.ZONE).toString())
                .queryParam("fileName", "公示.pdf")
                .body(file)
                .post("/api/v1/evidence")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Two people of a centre accept a file. */
    static void check(String centre, String evidence) {
        for (String what : List.of("review", "check")) {
            as(Exchange.reviewer(centre, what.equals("review") ? 1 : 2))
                    .body(Map.of(
                            "verdict",
                            "ACCEPTED",
                            "asOf",
                            LocalDate.now(MarketClock.ZONE).toString()))
                    .post("/api/v1/evidence/" + evidence + "/" + what)
                    .then()
                    .statusCode(200);
        }
    }
}

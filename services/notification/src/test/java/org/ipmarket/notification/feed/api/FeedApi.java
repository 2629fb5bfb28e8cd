package org.ipmarket.notification.feed.api;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ipmarket.chassis.test.Tokens;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.DepositHeld;
import org.ipmarket.messages.event.LotClosed;
import org.ipmarket.messages.event.LotOpened;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;

/** How tests ask, and what they tell. */
final class FeedApi {
    static final CentreCode GZ = new CentreCode("GZ");
    static final CentreCode SZ = new CentreCode("SZ");
    static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

    private FeedApi() {}

    static String gz() {
        return Tokens.client("centre-gz");
    }

    static ValidatableResponse get(String token, String query) {
        return given().auth()
                .oauth2(token)
                .accept("application/json")
                .get("/api/v1/feed" + query)
                .then();
    }

    /** The cursor behind everything. */
    static String latest() {
        return get(gz(), "?after=latest").statusCode(200).extract().path("next");
    }

    static List<Map<String, Object>> items(String token, String after, String more) {
        return get(token, "?after=" + after + more).statusCode(200).extract().path("items");
    }

    static List<String> ids(String token, String after, String more) {
        return items(token, after, more).stream()
                .map(event -> (String) event.get("id"))
                .toList();
    }

    static LotId lot() {
        return new LotId(Ids.next());
    }

    static LotOpened opened(LotId lot, Mode mode) {
        return new LotOpened(lot, mode, GZ, NOON, NOON.plusSeconds(60), "rules-1", "ab".repeat(32));
    }

    static LotClosed closed(LotId lot, DepositId kept) {
        return new LotClosed(
                lot,
                Mode.TEST,
                GZ,
                LotClosed.Result.SOLD,
                Money.cny(500_000),
                2,
                5,
                Set.of(kept),
                "rules-1",
                "cd".repeat(32),
                9,
                NOON);
    }

    static DepositHeld held(LotId lot, ParticipantId bidder) {
        return new DepositHeld(new DepositId(Ids.next()), lot, Mode.TEST, GZ, SZ, bidder, Money.cny(10_000), NOON);
    }
}

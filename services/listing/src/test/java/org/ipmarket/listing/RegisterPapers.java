package org.ipmarket.listing;

import static io.restassured.RestAssured.given;
import static org.ipmarket.listing.Exchange.as;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.ipmarket.chassis.test.Tokens;
import org.ipmarket.messages.MarketClock;

/** What the staff that keeps the register does: files, legal events, corrections of title. */
public final class RegisterPapers {
    private static final AtomicInteger SERIAL = new AtomicInteger();

    private RegisterPapers() {}

    public static String today() {
        return LocalDate.now(MarketClock.ZONE).toString();
    }

    /** A file about an asset; its id. */
    public static String paper(String person, String asset) {
        byte[] file = ("%PDF-1.7\n" + SERIAL.incrementAndGet()).getBytes(StandardCharsets.US_ASCII);
        return given().auth()
                .oauth2(Tokens.of(person))
                .contentType("application/pdf")
                .accept(ContentType.JSON)
                .queryParam("subject", "asset")
                .queryParam("id", asset)
                .queryParam("kind", "CHAIN_OF_TITLE")
                .queryParam("asOf", today())
                .queryParam("fileName", "paper.pdf")
                .body(file)
                .post("/api/v1/evidence")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static Map<String, Object> event(String kind) {
        Map<String, Object> event = new HashMap<>();
        event.put("kind", kind);
        event.put("effectiveOn", today());
        return event;
    }

    /** Proposed by Guangzhou's first recordal person; the proposal's id. */
    public static String propose(String asset, Map<String, Object> event) {
        return as("gz.recordal1")
                .body(event)
                .post("/api/v1/assets/" + asset + "/legal-events")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static Response check(String person, String asset, String what, String proposal) {
        return as(person).body("{}").post("/api/v1/assets/" + asset + "/" + what + "/" + proposal + "/check");
    }

    /** Proposed by one, checked by another; the event's sequence. */
    public static int happens(String asset, Map<String, Object> event) {
        return check("gz.recordal2", asset, "legal-events/proposals", propose(asset, event))
                .then()
                .statusCode(200)
                .extract()
                .path("sequence");
    }
}

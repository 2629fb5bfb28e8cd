package org.ipmarket.listing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.is;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.ipmarket.chassis.test.Tokens;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.id.Ids;

/** Files that people bring about a participant. */
public final class Papers {
    private Papers() {}

    /** The id of a paper that no other test has. */
    public static String of(String person, Object participant) {
        return given().auth()
                .oauth2(Tokens.of(person))
                .contentType("application/pdf")
                .queryParam("subject", "participant")
                .queryParam("id", participant.toString())
                .queryParam("kind", "IDENTITY")
                .queryParam("asOf", LocalDate.now(MarketClock.ZONE).toString())
                .queryParam("fileName", "paper.pdf")
                .body(("%PDF-1.7\n" + Ids.next()).getBytes(StandardCharsets.US_ASCII))
                .post("/api/v1/evidence")
                .then()
                .statusCode(anyOf(is(200), is(201)))
                .extract()
                .path("id");
    }
}

package org.ipmarket.chassis.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.chassis.test.Tokens;
import org.junit.jupiter.api.Test;

/** What a body that cannot be read is answered. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "chassis"))
class BodyIT {
    @Test
    void noBodyAndNullAreNoBody() {
        post("").statusCode(400).body("type", equalTo("/problems/body-missing"));
        post("null").statusCode(400).body("type", equalTo("/problems/body-missing"));
    }

    @Test
    void aBodyThatDoesNotParseIsToldWhere() {
        post("{\"amount\": {").statusCode(400).body("detail", containsString("line 1, column"));
        post("{\"amount\": {}} trailing").statusCode(400);
        post("[]").statusCode(400);
    }

    @Test
    void aFieldThatIsNotAcceptedIsNamedWithWhatWouldBe() {
        post(money("-1.00", "CNY")).statusCode(400).body("field", equalTo("amount"));
        post(money("1.001", "CNY")).statusCode(400).body("detail", containsString("2 digits"));
        post(money("1.00", "XXX")).statusCode(400).body("detail", containsString("accepted: [CNY"));
        post("{\"amount\": {\"amount\": 1.00, \"currency\": \"CNY\"}}")
                .statusCode(400)
                .body("field", equalTo("amount.amount"));
        post("{\"price\": 1}").statusCode(400).body("accepted", equalTo(List.of("amount")));
    }

    @Test
    void aBodyThatBreaksAConstraintIsToldWhich() {
        post("{}")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/constraint-broken"))
                .body("field", equalTo("amount"))
                .body("violations.field", equalTo(List.of("amount")));
    }

    @Test
    void aTokenThatIsNotValidIsAnsweredLikeNone() {
        given().header("Authorization", "Bearer not.a.token")
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/counted")
                .then()
                .statusCode(401);
    }

    private static String money(String amount, String currency) {
        return "{\"amount\": {\"amount\": \"" + amount + "\", \"currency\": \"" + currency + "\"}}";
    }

    private static ValidatableResponse post(String body) {
        return given().header("Authorization", "Bearer " + Tokens.of("lin.trader"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(body)
                .post("/api/v1/counted")
                .then();
    }
}

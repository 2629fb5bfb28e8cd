package org.ipmarket.chassis.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.chassis.test.Tokens;
import org.junit.jupiter.api.Test;

/** What is answered where the database does not do it in time, and where it does not do it at all. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "chassis"))
class BusyDatabaseIT {
    @Test
    void aStatementThatTakesTooLongIsToBeTriedAgain() {
        given().auth()
                .oauth2(Tokens.of("lin.trader"))
                .post("/api/v1/waiting/long")
                .then()
                .statusCode(503)
                .header("Retry-After", "1")
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/busy"));
    }

    @Test
    void aFaultIsAFault() {
        given().auth()
                .oauth2(Tokens.of("lin.trader"))
                .post("/api/v1/waiting/wrong")
                .then()
                .statusCode(500)
                .contentType("application/problem+json");
    }
}

package org.ipmarket.notification;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.ipmarket.chassis.test.MarketParts;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "notification"))
class StartIT {
    @Test
    void isReadyAndConnected() {
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/health/group/connected").then().statusCode(200);
    }
}

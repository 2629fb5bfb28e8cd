package org.ipmarket.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.gateway.support.StandInServices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever writes a client finds the API's document at the door, and a page to try it that asks nobody else. */
@QuarkusTest
@WithTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@WithTestResource(StandInServices.class)
class ApiPagesIT {
    @ParameterizedTest
    @ValueSource(strings = {"/openapi", "/openapi.json"})
    void theDocumentIsThereAndIsAskedForOnce(String path) {
        String tag = given().get(path)
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .header("Cache-Control", "no-cache")
                .body("openapi", equalTo("3.1.0"))
                .body("paths", hasKey("/lots/{id}/bids"))
                .extract()
                .header("ETag");

        given().header("If-None-Match", tag).get(path).then().statusCode(304);
        given().header("If-None-Match", "\"other\"").get(path).then().statusCode(200);
        given().post(path).then().statusCode(405);
    }

    @Test
    void thePageOfNoticesIsThereForWhoIsNotLoggedInYet() {
        String page = given().get("/notices")
                .then()
                .statusCode(200)
                .contentType(ContentType.HTML)
                .header("Content-Security-Policy", containsString("script-src 'self';"))
                .extract()
                .asString();
        assertThat(page)
                .contains("/page/notices.js", "/login?return=/notices", "通知", "Notices")
                .doesNotContain("http://", "https://", "<script>", " style=", "onclick");
        given().get("/page/notices.js").then().statusCode(200).contentType("text/javascript");
    }

    @Test
    void thePageLoadsNothingFromElsewhere() {
        String page = given().get("/docs")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("script-src 'self';"))
                .header("Content-Security-Policy", not(containsString("http")))
                .extract()
                .asString();
        assertThat(page).doesNotContain("http://", "https://");
        for (String part : new String[] {"/page/swagger-ui.css", "/page/swagger-ui.js", "/page/docs.js"}) {
            assertThat(page).contains(part);
            given().get(part).then().statusCode(200);
        }
        given().get("/docs/api").then().statusCode(200);
    }
}

package org.ipmarket.listing.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.ipmarket.listing.Exchange.as;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.ipmarket.chassis.test.TestBroker;
import org.ipmarket.listing.Exchange;
import org.ipmarket.listing.RealParts;
import org.ipmarket.messages.event.CentreChanged;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class CentreIT {
    @BeforeEach
    void open() {
        Exchange.open();
    }

    @Test
    void aManagerChangesItsOwnCentreAndEverybodyIsTold() {
        String tag = as("fs.manager").get("/api/v1/centres/FS").header("ETag");
        Map<String, Object> terms = Exchange.centre();
        Map<String, Object> rules = Exchange.rules();
        rules.put("announcement", "PT7S");
        terms.put("rules", rules);
        try (TestBroker broker = TestBroker.open("listing")) {
            String next = as("fs.manager")
                    .header("If-Match", tag)
                    .body(terms)
                    .put("/api/v1/centres/FS")
                    .then()
                    .statusCode(200)
                    .body("rules.announcement", is("PT7S"))
                    .body("mode", is("test"))
                    .extract()
                    .header("ETag");
            assertThat(next).isNotEqualTo(tag);
            CentreChanged told = broker.await(
                    CentreChanged.class,
                    each -> ETagsOf.version(next) == each.version()
                            && each.centre().value().equals("FS"));
            assertThat(told.rules().announcement()).hasSeconds(7);
        }
        as("fs.manager")
                .header("If-Match", tag)
                .body(terms)
                .put("/api/v1/centres/FS")
                .then()
                .statusCode(412);
        as("fs.manager").body(terms).put("/api/v1/centres/FS").then().statusCode(428);
    }

    @Test
    void nobodyElseChangesACentre() {
        for (String person : new String[] {"gz.manager", "fs.reviewer1", "lin.trader", "regulator"}) {
            as(person)
                    .header("If-Match", "\"v1\"")
                    .body(Exchange.centre())
                    .put("/api/v1/centres/FS")
                    .then()
                    .statusCode(403);
        }
        as("admin").body(Exchange.centre()).put("/api/v1/centres/gz").then().statusCode(404);
    }

    @Test
    void theCurrencyStands() {
        String tag = as("admin").get("/api/v1/centres/DG").header("ETag");
        Map<String, Object> terms = Exchange.centre();
        terms.put("currency", "HKD");
        as("admin")
                .header("If-Match", tag)
                .body(terms)
                .put("/api/v1/centres/DG")
                .then()
                .statusCode(422)
                .body("field", is("fees.minimum.currency"));
    }

    @Test
    void everybodyReadsTheCentresInPages() {
        as("lin.trader")
                .get("/api/v1/centres")
                .then()
                .statusCode(200)
                .body("items.size()", greaterThanOrEqualTo(5))
                .body("items.code", hasItems("GZ", "SZ", "FS", "DG", "SICE"));
        String next = as("lin.trader")
                .get("/api/v1/centres?limit=2")
                .then()
                .statusCode(200)
                .body("items.size()", is(2))
                .body("items[0].code", equalTo("DG"))
                .extract()
                .path("next");
        as("lin.trader")
                .get("/api/v1/centres?limit=2&cursor=" + next)
                .then()
                .statusCode(200)
                .body("items[0].code", equalTo("GZ"));
        as("lin.trader").get("/api/v1/centres/NONE").then().statusCode(404);
    }
}

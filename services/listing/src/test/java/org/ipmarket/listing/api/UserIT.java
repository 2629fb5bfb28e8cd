package org.ipmarket.listing.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.ipmarket.listing.Exchange.LINGNAN;
import static org.ipmarket.listing.Exchange.as;
import static org.ipmarket.listing.Exchange.patent;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.ipmarket.listing.Exchange;
import org.ipmarket.listing.RealParts;
import org.ipmarket.listing.Rows;
import org.ipmarket.messages.id.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Logins at the real Keycloak. */
@QuarkusTest
@RealParts
class UserIT {
    private static final String PATH = "/api/v1/users";

    @Inject
    Rows rows;

    @BeforeEach
    void open() {
        Exchange.open();
    }

    private static String fresh() {
        return "uni." + Ids.next().toString().substring(9, 30);
    }

    private static Map<String, Object> user(String name, String... roles) {
        return Map.of("username", name, "roles", List.of(roles));
    }

    @Test
    void anApproverLetsUsersInAndSaysWhatTheyMay() {
        String name = fresh();
        String password = as("uni.approver")
                .body(user(name, "TRADER"))
                .post(PATH)
                .then()
                .statusCode(201)
                .body("username", is(name))
                .body("participant", is(LINGNAN.toString()))
                .body("roles", contains("TRADER"))
                .body("active", is(true))
                .extract()
                .path("firstPassword");
        assertThat(password).hasSizeGreaterThan(20);
        as("uni.trader")
                .get(PATH)
                .then()
                .statusCode(200)
                .body("items.username", hasItems(name, "uni.trader", "uni.approver"))
                .body("items.username", not(hasItem("lin.trader")))
                .body("items.firstPassword", not(hasItem(notNullValue())));
        as("uni.approver").body(user(name, "TRADER")).post(PATH).then().statusCode(409);
        as("uni.approver")
                .body(Map.of("roles", List.of("APPROVER")))
                .post(PATH + "/" + name + "/roles")
                .then()
                .statusCode(200)
                .body("roles", contains("APPROVER"));
        as("gz.manager")
                .get(PATH + "?participant=" + LINGNAN)
                .then()
                .body("items.find { it.username == '" + name + "' }.roles", contains("APPROVER"));
        assertThat(rows.count("select count(*) from audit_entry where after::text like ?", "%" + password + "%"))
                .isZero();
    }

    @Test
    void whoIsShutOutIsStoppedAtOnceWhateverItsTokenSays() {
        Map<String, Object> asset = patent(LINGNAN);
        // the token that outlives the login
        as("uni.trader").get("/api/v1/participants/me").then().statusCode(200);
        as("uni.approver")
                .body(Map.of("reason", "has left"))
                .post(PATH + "/uni.trader/deactivation")
                .then()
                .statusCode(200)
                .body("active", is(false));
        try {
            as("uni.trader")
                    .body(asset)
                    .post("/api/v1/assets")
                    .then()
                    .statusCode(403)
                    .body("type", is("/problems/user-inactive"));
            as("uni.approver").get(PATH).then().body("items.find { it.username == 'uni.trader' }.active", is(false));
        } finally {
            as("uni.approver")
                    .body("{}")
                    .post(PATH + "/uni.trader/activation")
                    .then()
                    .statusCode(200);
        }
        as("uni.trader").body(asset).post("/api/v1/assets").then().statusCode(201);
    }

    @Test
    void onlyApproversAndTheHomeCentresManagerKeepUsers() {
        as("uni.trader").body(user(fresh(), "TRADER")).post(PATH).then().statusCode(403);
        as("gz.reviewer1")
                .body(user(fresh(), "TRADER"))
                .post(PATH + "?participant=" + LINGNAN)
                .then()
                .statusCode(403);
        as("lin.approver")
                .body(user(fresh(), "TRADER"))
                .post(PATH + "?participant=" + LINGNAN)
                .then()
                .statusCode(404);
        as("lin.approver").get(PATH + "?participant=" + LINGNAN).then().statusCode(404);
        as("admin").get(PATH).then().statusCode(422).body("field", is("participant"));
        as("gz.manager")
                .body(user(fresh(), "TRADER", "APPROVER"))
                .post(PATH + "?participant=" + LINGNAN)
                .then()
                .statusCode(201);
        // another's login is not touched, nor one's own
        as("uni.approver")
                .body(Map.of("reason", "x"))
                .post(PATH + "/lin.trader/deactivation")
                .then()
                .statusCode(404);
        as("uni.approver")
                .body(Map.of("reason", "x"))
                .post(PATH + "/gz.manager/deactivation")
                .then()
                .statusCode(404);
        as("uni.approver")
                .body(Map.of("reason", "x"))
                .post(PATH + "/uni.approver/deactivation")
                .then()
                .statusCode(409);
    }

    @Test
    void badInputIsTold() {
        as("uni.approver")
                .body(user("No Name", "TRADER"))
                .post(PATH)
                .then()
                .statusCode(422)
                .body("field", is("username"));
        as("uni.approver").body(user(fresh())).post(PATH).then().statusCode(422).body("field", is("roles"));
        as("uni.approver").body(user(fresh(), "ADMIN")).post(PATH).then().statusCode(400);
        as("uni.approver")
                .body("{\"username\":\"abc\"}")
                .post(PATH)
                .then()
                .statusCode(422)
                .body("field", is("roles"))
                .body("firstPassword", nullValue());
    }
}

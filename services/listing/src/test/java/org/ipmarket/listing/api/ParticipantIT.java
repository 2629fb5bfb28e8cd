package org.ipmarket.listing.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.ipmarket.listing.Exchange.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ipmarket.chassis.test.TestBroker;
import org.ipmarket.listing.Exchange;
import org.ipmarket.listing.RealParts;
import org.ipmarket.messages.Standing;
import org.ipmarket.messages.event.ParticipantChanged;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.ParticipantId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class ParticipantIT {
    private static final String PATH = "/api/v1/participants";

    @BeforeEach
    void open() {
        Exchange.open();
    }

    private static Map<String, Object> firm(String home) {
        Map<String, Object> firm = new HashMap<>();
        firm.put("kind", "FIRM");
        firm.put("name", Map.of("zh", "演示公司"));
        firm.put("homeCentre", home);
        return firm;
    }

    private static String register(String home) {
        return as(home.toLowerCase() + ".manager")
                .body(firm(home))
                .post(PATH)
                .then()
                .statusCode(201)
                .body("standing", is("REGISTERED"))
                .extract()
                .path("id");
    }

    @Test
    void aManagerRegistersAtItsOwnCentreOnly() {
        register("GZ");
        as("gz.manager").body(firm("SZ")).post(PATH).then().statusCode(403);
        as("gz.reviewer1").body(firm("GZ")).post(PATH).then().statusCode(403);
        as("lin.trader").body(firm("GZ")).post(PATH).then().statusCode(403);
        Map<String, Object> withId = firm("GZ");
        withId.put("id", Ids.next().toString());
        as("gz.manager").body(withId).post(PATH).then().statusCode(403);
        as("admin").body(firm("NONE")).post(PATH).then().statusCode(422).body("field", is("homeCentre"));
    }

    @Test
    void aKeptIdIsRegisteredOnce() {
        Map<String, Object> again = firm("GZ");
        again.put("id", Exchange.YUEXIU.toString());
        as("admin").body(again).post(PATH).then().statusCode(409).body("type", is("/problems/participant-exists"));
    }

    @Test
    void nameStaysAtHomeAndStandingIsTold() {
        try (TestBroker broker = TestBroker.open("listing")) {
            ParticipantId id = ParticipantId.fromString(register("GZ"));
            as("sz.reviewer2")
                    .body(Map.of("centre", "SZ"))
                    .post(PATH + "/" + id + "/qualification")
                    .then()
                    .statusCode(200)
                    .body("standing", is("QUALIFIED"))
                    .body("qualifiedAt", contains("SZ"));
            as("gz.manager")
                    .body(Map.of("reason", "papers have expired"))
                    .post(PATH + "/" + id + "/suspension")
                    .then()
                    .statusCode(200)
                    .body("standing", is("SUSPENDED"))
                    .body("suspensionReason", is("papers have expired"));
            ParticipantChanged last = broker.await(
                    ParticipantChanged.class, each -> each.participant().equals(id) && each.version() == 3);
            assertThat(last.standing()).isEqualTo(Standing.SUSPENDED);
            assertThat(broker.told(ParticipantChanged.class))
                    .filteredOn(each -> each.participant().equals(id))
                    .extracting(ParticipantChanged::version)
                    .containsExactly(1L, 2L, 3L);
            assertThat(broker.told()).noneMatch(each -> each.json().contains("演示公司"));
        }
    }

    @Test
    void onlyWhoMaySuspendEndsASuspension() {
        String id = register("GZ");
        as("sz.manager")
                .body(Map.of("reason", "no"))
                .post(PATH + "/" + id + "/suspension")
                .then()
                .statusCode(403);
        as("gz.manager")
                .body(Map.of("reason", "yes"))
                .post(PATH + "/" + id + "/suspension")
                .then()
                .statusCode(200);
        as("gz.manager")
                .body(Map.of("reason", "again"))
                .post(PATH + "/" + id + "/suspension")
                .then()
                .statusCode(409)
                .body("state", is("SUSPENDED"));
        as("sz.manager")
                .body(Map.of("centre", "SZ"))
                .post(PATH + "/" + id + "/qualification")
                .then()
                .statusCode(409)
                .body("state", is("SUSPENDED"));
        as("gz.manager")
                .body(Map.of("centre", "GZ"))
                .post(PATH + "/" + id + "/qualification")
                .then()
                .statusCode(200)
                .body("standing", is("QUALIFIED"));
    }

    @Test
    void aCentreQualifiesForItselfOnly() {
        String id = register("GZ");
        as("gz.manager")
                .body(Map.of("centre", "SZ"))
                .post(PATH + "/" + id + "/qualification")
                .then()
                .statusCode(403);
        as("gz.finance1")
                .body(Map.of("centre", "GZ"))
                .post(PATH + "/" + id + "/qualification")
                .then()
                .statusCode(403);
        as("gz.manager")
                .body(Map.of("centre", "GZ"))
                .post(PATH + "/" + Ids.next() + "/qualification")
                .then()
                .statusCode(404);
    }

    @Test
    void aParticipantIsShownToItselfItsCentresAndTheAdmin() {
        String id = register("GZ");
        as("gz.finance1").get(PATH + "/" + id).then().statusCode(200);
        as("admin").get(PATH + "/" + id).then().statusCode(200);
        as("sz.manager").get(PATH + "/" + id).then().statusCode(404);
        as("lin.trader").get(PATH + "/" + id).then().statusCode(404);
        as("lin.trader").get(PATH + "/" + Exchange.YUEXIU).then().statusCode(200);
        as("lin.trader").get(PATH + "/me").then().statusCode(200).body("id", is(Exchange.YUEXIU.toString()));
        as("admin").get(PATH + "/me").then().statusCode(403);
        as("lin.trader").get(PATH).then().body("items.id", contains(Exchange.YUEXIU.toString()));
        as("gz.reviewer1").get(PATH + "?limit=100").then().body("items.id", hasItems(id, Exchange.YUEXIU.toString()));
        as("sz.reviewer1").get(PATH + "?limit=100").then().body("items.id", not(hasItem(id)));
    }

    @Test
    void relationsAreSaidByBothSides() {
        try (TestBroker broker = TestBroker.open("listing")) {
            String parent = register("GZ");
            Map<String, Object> child = firm("GZ");
            child.put("related", List.of(parent));
            String id = as("gz.manager")
                    .body(child)
                    .post(PATH)
                    .then()
                    .statusCode(201)
                    .body("related", contains(parent))
                    .extract()
                    .path("id");
            as("gz.manager")
                    .get(PATH + "/" + parent)
                    .then()
                    .body("related", contains(id))
                    .body("version", is(2));
            broker.await(
                    ParticipantChanged.class,
                    each -> each.subject().equals(parent) && each.related().contains(ParticipantId.fromString(id)));
        }
        Map<String, Object> stranger = firm("GZ");
        stranger.put("related", List.of(Ids.next().toString()));
        as("gz.manager").body(stranger).post(PATH).then().statusCode(422).body("field", is("related"));
    }

    @Test
    void aCentreActsForItsOwnParticipantsOnly() {
        Map<String, Object> asset = Exchange.patent(Exchange.LINGNAN);
        as("gz.manager")
                .header("On-Behalf-Of", Exchange.LINGNAN.toString())
                .body(asset)
                .post("/api/v1/assets")
                .then()
                .statusCode(201);
        Exchange.asClient("centre-gz")
                .header("On-Behalf-Of", Exchange.LINGNAN.toString())
                .body(Exchange.patent(Exchange.LINGNAN))
                .post("/api/v1/assets")
                .then()
                .statusCode(201);
        as("sz.manager")
                .header("On-Behalf-Of", Exchange.LINGNAN.toString())
                .body(Exchange.patent(Exchange.LINGNAN))
                .post("/api/v1/assets")
                .then()
                .statusCode(403);
    }

    @Test
    void aPartyDeclaresItsRelationsAndBothSidesSayThem() {
        String other = register("GZ");
        String third = register("GZ");
        declare("lin.approver", List.of(other, third)).then().statusCode(200);
        as("gz.manager").get(PATH + "/" + other).then().body("related", contains(Exchange.YUEXIU.toString()));
        declare("lin.approver", List.of(third)).then().statusCode(200).body("related", contains(third));
        as("gz.manager").get(PATH + "/" + other).then().body("related", not(hasItem(Exchange.YUEXIU.toString())));
        as("gz.manager").get(PATH + "/" + third).then().body("related", contains(Exchange.YUEXIU.toString()));
        declare("lin.approver", List.of(Exchange.YUEXIU.toString()))
                .then()
                .statusCode(422)
                .body("field", is("related"));
        declare("lin.approver", List.of(Ids.next().toString())).then().statusCode(422);
        declare("lin.trader", List.of()).then().statusCode(403);
        as("lin.approver")
                .body(Map.of("related", List.of()))
                .put(PATH + "/" + Exchange.YUEXIU + "/related")
                .then()
                .statusCode(428);
        declare("gz.manager", List.of()).then().statusCode(200);
    }

    private static Response declare(String person, List<String> related) {
        String path = PATH + "/" + Exchange.YUEXIU;
        return as(person)
                .header("If-Match", as(person).get(path).header("ETag"))
                .body(Map.of("related", related))
                .put(path + "/related");
    }

    @Test
    void aCentreDeclaresItsStaffAndIsToldOf() {
        try (TestBroker broker = TestBroker.open("listing")) {
            ParticipantId id = ParticipantId.fromString(register("GZ"));
            String path = PATH + "/" + id + "/staff-of";
            as("gz.manager")
                    .body(Map.of("centre", "SZ", "staff", true))
                    .post(path)
                    .then()
                    .statusCode(403);
            as("gz.reviewer1")
                    .body(Map.of("centre", "GZ", "staff", true))
                    .post(path)
                    .then()
                    .statusCode(403);
            as("sz.manager")
                    .body(Map.of("centre", "SZ", "staff", true))
                    .post(path)
                    .then()
                    .statusCode(200)
                    .body("staffOf", contains("SZ"));
            broker.await(
                    ParticipantChanged.class,
                    each -> each.participant().equals(id)
                            && Set.of(new CentreCode("SZ")).equals(each.staffOf()));
            as("sz.manager")
                    .body(Map.of("centre", "SZ", "staff", false))
                    .post(path)
                    .then()
                    .statusCode(200)
                    .body("staffOf", hasSize(0));
        }
    }

    @Test
    void staffFindsPartiesByWordsOfTheirNames() {
        Map<String, Object> rare = firm("GZ");
        rare.put("name", Map.of("zh", "𠮷田智能100%有限公司", "en", "Yoshida Robotics"));
        String id = as("gz.manager")
                .body(rare)
                .post(PATH)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        for (String words : List.of("𠮷田", "智能", "yoshida ROBOTICS", "100%", "有限 𠮷")) {
            as("gz.finance1").queryParam("q", words).get(PATH).then().body("items.id", contains(id));
        }
        as("gz.finance1").queryParam("q", "100_").get(PATH).then().body("items.id", hasSize(0));
        as("sz.finance1").queryParam("q", "𠮷田").get(PATH).then().body("items.id", hasSize(0));
        Map<String, Object> bad = firm("GZ");
        bad.put("name", Map.of("zh", "坏\u202e名"));
        as("gz.manager").body(bad).post(PATH).then().statusCode(422).body("field", is("name.zh"));
    }
}

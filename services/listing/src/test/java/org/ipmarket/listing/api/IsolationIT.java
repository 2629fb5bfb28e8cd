package org.ipmarket.listing.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.listing.Exchange.as;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ipmarket.chassis.test.ModeWalk;
import org.ipmarket.chassis.test.ModeWalk.Answer;
import org.ipmarket.chassis.test.TestMarket;
import org.ipmarket.chassis.test.Tokens;
import org.ipmarket.listing.Exchange;
import org.ipmarket.listing.RealParts;
import org.ipmarket.local.keycloak.AdminApi;
import org.ipmarket.local.keycloak.LiveLogins;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.ParticipantId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of a rehearsal nothing shows in the live market, and the other way round: every read of the service is walked. */
@QuarkusTest
@RealParts
class IsolationIT {
    private static final String LIVE_ADMIN = "live.admin";

    private String code;
    private String low;
    private JsonNode openApi;

    @BeforeEach
    void liveCentre() throws Exception {
        Exchange.open();
        code = ThreadLocalRandom.current()
                .ints(7, 'A', 'Z' + 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        low = code.toLowerCase();
        new LiveLogins(AdminApi.of(TestMarket.settings()))
                .person(LIVE_ADMIN, null, "market-admin")
                .person("live.regulator", null, "regulator")
                .person(low + ".boss", code, "manager")
                .person(low + ".zhou", code, "reviewer", "recordal", "finance")
                .make();
        as(LIVE_ADMIN)
                .body(SandboxIT.terms("P7D"))
                .put("/api/v1/centres/" + code)
                .then()
                .statusCode(201);
        openApi = new ObjectMapper()
                .readTree(given().get("/q/openapi?format=json")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
    }

    private List<String> live() {
        return List.of(low + ".boss", low + ".zhou", LIVE_ADMIN, "live.regulator");
    }

    private static Function<String, Answer> reader(String token) {
        return path -> {
            Response answer = given().auth().oauth2(token).get(path);
            return new Answer(answer.statusCode(), answer.asString());
        };
    }

    /** A live login's reads, save of the sandbox itself, which tells who acts there. */
    private Function<String, Answer> liveReader(String person) {
        return path -> path.contains("/sandbox")
                ? new Answer(404, "")
                : reader(Tokens.of(person)).apply(path);
    }

    private JsonPath open() {
        return as(low + ".boss")
                .header("Idempotency-Key", "key-" + code)
                .post("/api/v1/centres/" + code + "/sandbox")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static String token(JsonPath sandbox, String account) {
        return Tokens.fresh(account, sandbox.getString("accounts.find { it.name == '" + account + "' }.secret"));
    }

    private static RequestSpecification bearing(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    /** What a rehearsal makes: parties, an asset, an announced offer with its notice, a mandate's paper. */
    private List<String> rehearse(JsonPath sandbox) {
        List<String> ids = new ArrayList<>(sandbox.getList("participants.id"));
        String seller = token(sandbox, low + ".seller.test");
        Map<String, Object> patent = Exchange.patent(ParticipantId.fromString(ids.getFirst()));
        patent.put("registeredAt", code);
        String asset = made(bearing(seller).body(patent), "/assets");
        String offer = made(bearing(seller).body(Exchange.offer(code, asset)), "/listings");
        act(seller, offer, "submission");
        act(token(sandbox, low + ".zhou.test"), offer, "review");
        act(token(sandbox, low + ".reviewer2.test"), offer, "approval");
        ids.add(asset);
        ids.add(offer);
        ids.add(made(bearing(seller).body(Exchange.offer(code, secondAsset(seller, ids.getFirst()))), "/listings"));
        return ids;
    }

    private String secondAsset(String seller, String owner) {
        Map<String, Object> patent = Exchange.patent(ParticipantId.fromString(owner));
        patent.put("registeredAt", code);
        return made(bearing(seller).body(patent), "/assets");
    }

    private static String made(RequestSpecification request, String path) {
        return request.post("/api/v1" + path).then().statusCode(201).extract().path("id");
    }

    private static void act(String token, String offer, String what) {
        bearing(token)
                .body("{}")
                .post("/api/v1/listings/" + offer + "/" + what)
                .then()
                .statusCode(200);
    }

    @Test
    void nothingOfARehearsalShowsInTheLiveMarket() {
        ModeWalk before = new ModeWalk(openApi, code, Mode.TEST, List.of());
        assertThat(before.reads()).hasSizeGreaterThan(50);
        Map<String, Map<String, String>> answers = new HashMap<>();
        live().forEach(person -> before.answers(liveReader(person)));
        live().forEach(person -> answers.put(person, before.answers(liveReader(person))));
        JsonPath sandbox = open();
        List<String> ids = rehearse(sandbox);

        ModeWalk walk = new ModeWalk(openApi, code, Mode.TEST, ids);
        for (String person : List.of(low + ".boss", LIVE_ADMIN)) {
            assertThat(walk.leaks(liveReader(person))).as(person).isEmpty();
        }
        for (String person : live()) {
            assertThat(walk.answers(liveReader(person))).as(person).isEqualTo(answers.get(person));
        }
    }

    @Test
    void nothingOfTheLiveMarketShowsInARehearsal() {
        JsonPath sandbox = open();
        String party = made(
                as(low + ".boss").body(Map.of("kind", "FIRM", "name", Map.of("zh", "实盘企业"), "homeCentre", code)),
                "/participants");
        Map<String, Object> patent = Exchange.patent(ParticipantId.fromString(party));
        patent.put("registeredAt", code);
        patent.put("demonstration", false);
        String asset = made(as(low + ".boss").header("On-Behalf-Of", party).body(patent), "/assets");
        ModeWalk walk = new ModeWalk(openApi, code, Mode.LIVE, List.of(party, asset));

        List<String> tokens = new ArrayList<>();
        for (String name : List.of("boss", "zhou", "seller")) {
            tokens.add(token(sandbox, low + "." + name + ".test"));
        }
        tokens.add(Tokens.of("admin"));
        tokens.add(Tokens.of("regulator"));
        for (String token : tokens) {
            assertThat(walk.leaks(reader(token))).isEmpty();
        }
    }

    @Test
    void aLeakWouldBeFound() {
        JsonPath sandbox = open();
        List<String> ids = rehearse(sandbox);
        String twin = token(sandbox, low + ".boss.test");
        ModeWalk walk = new ModeWalk(openApi, code, Mode.TEST, ids);
        Set<String> leaky = Set.of("/api/v1/assets", "/api/v1/listings", "/api/v1/listings/" + ids.get(4));
        Function<String, Answer> careful = liveReader(low + ".boss");
        Function<String, Answer> careless = reader(twin);

        assertThat(walk.leaks(path -> leaky.contains(path) ? careless.apply(path) : careful.apply(path)))
                .extracting(ModeWalk.Leak::path)
                .containsAll(leaky)
                .allMatch(leaky::contains);
    }
}

package org.ipmarket.listing.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.ipmarket.listing.Exchange.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.ipmarket.listing.Exchange;
import org.ipmarket.listing.RealParts;
import org.ipmarket.listing.Rows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class StationIT {
    private static final String STATIONS = "/api/v1/stations/";
    private static final AtomicInteger SERIAL = new AtomicInteger();

    @Inject
    Rows rows;

    @BeforeEach
    void open() {
        Exchange.open();
        put("admin", "MAIN", terms("MAIN", null));
    }

    @Test
    void theTreeIsSetUpFromTheTop() {
        String sub = name("GD");
        String out = name("SYSU");
        Map<String, Object> substation = terms("SUBSTATION", "MAIN");
        substation.put("operator", Map.of("centre", "GZ"));
        put("lin.trader", sub, substation).statusCode(403);
        put("gz.manager", sub, substation).statusCode(403);
        put("admin", sub, substation).statusCode(201).body("path", contains("MAIN", sub));
        Map<String, Object> outlet = terms("OUTLET", sub);
        outlet.put("operator", Map.of("participant", Exchange.LINGNAN.toString()));
        put("sz.manager", out, outlet).statusCode(403);
        put("gz.manager", out, outlet)
                .statusCode(201)
                .body("path", contains("MAIN", sub, out))
                .body("host", is("UNIVERSITY"))
                .body("region", is("440100"))
                .body("operator.participant", is(Exchange.LINGNAN.toString()));
        as("lin.trader").get(STATIONS + out).then().statusCode(200).body("parent", is(sub));
        as("lin.trader").get(STATIONS + "?parent=" + sub).then().statusCode(200).body("items.code", contains(out));
        as("lin.trader").get(STATIONS + "?limit=1").then().body("items.size()", is(1));

        put("admin", name("X"), terms("OUTLET", out)).statusCode(422).body("field", is("parent"));
        put("admin", name("X"), terms("OUTLET", "NONE")).statusCode(422).body("field", is("parent"));
        put("admin", name("X"), terms("MAIN", null)).statusCode(409).body("type", is("/problems/station-exists"));
        put("admin", "x", terms("OUTLET", sub)).statusCode(422).body("field", is("code"));
        Map<String, Object> abroad = terms("OUTLET", sub);
        abroad.put("region", "990000");
        put("admin", name("X"), abroad).statusCode(422).body("field", is("region"));
        Map<String, Object> unknown = terms("OUTLET", sub);
        unknown.put("operator", Map.of("centre", "NONE"));
        put("admin", name("X"), unknown).statusCode(422).body("field", is("operator.centre"));
        Map<String, Object> other = terms("SUBSTATION", sub);
        as("admin")
                .header("If-Match", tag(out))
                .body(other)
                .put(STATIONS + out)
                .then()
                .statusCode(409)
                .body("type", is("/problems/tier-fixed"));

        as("gz.manager")
                .header("If-Match", tag(sub))
                .delete(STATIONS + sub)
                .then()
                .statusCode(403);
        as("admin").header("If-Match", tag(sub)).delete(STATIONS + sub).then().statusCode(409);
        as("gz.manager").delete(STATIONS + out).then().statusCode(428);
        as("gz.manager")
                .header("If-Match", tag(out))
                .delete(STATIONS + out)
                .then()
                .statusCode(204);
        as("lin.trader").get(STATIONS + out).then().statusCode(404);
    }

    @Test
    void anOutletSaysWhatOfItShowsUpwards() {
        String sub = name("GD");
        String out = name("SCUT");
        put("admin", sub, terms("SUBSTATION", "MAIN")).statusCode(201);
        Map<String, Object> outlet = terms("OUTLET", sub);
        outlet.put("operator", Map.of("participant", Exchange.LINGNAN.toString()));
        put("admin", out, outlet).statusCode(201);
        String patent = Exchange.enter("uni.trader", Exchange.patent(Exchange.LINGNAN));
        String second = Exchange.enter("uni.trader", Exchange.patent(Exchange.LINGNAN));
        String software = Exchange.enter("uni.trader", Exchange.software(Exchange.LINGNAN));
        register("lin.trader", out, patent).statusCode(403);
        register("uni.trader", sub, patent).statusCode(409).body("type", is("/problems/no-outlet"));
        for (String asset : List.of(patent, second, software)) {
            register("uni.trader", out, asset).statusCode(201);
        }
        register("uni.trader", out, patent).statusCode(204);
        assertThat(shown(sub)).containsExactly(software, second, patent);
        assertThat(shown("MAIN")).contains(software, second, patent);

        policy("uni.trader", out, Map.of("shows", "NONE")).statusCode(403);
        policy("uni.approver", sub, Map.of("shows", "NONE")).statusCode(403);
        policy("uni.approver", out, Map.of("shows", "NONE")).statusCode(200).body("shows", is("NONE"));
        assertThat(shown(sub)).isEmpty();
        assertThat(shown(out)).containsExactly(software, second, patent);
        policy("uni.approver", out, Map.of("shows", "LISTED", "kinds", List.of("COPYRIGHT"), "assets", List.of(patent)))
                .statusCode(200);
        assertThat(shown(sub)).containsExactly(software, patent);
        as("lin.trader")
                .get(STATIONS + out + "/policy")
                .then()
                .statusCode(200)
                .body("kinds", contains("COPYRIGHT"))
                .body("assets", contains(patent));
        // the station above has its own word on what passes through it
        policy("admin", sub, Map.of("shows", "LISTED", "kinds", List.of("PATENT")))
                .statusCode(200);
        assertThat(shown(sub)).containsExactly(software, patent);
        assertThat(shown("MAIN")).contains(patent).doesNotContain(software, second);

        policy("uni.approver", out, Map.of("shows", "ALL", "kinds", List.of("PATENT")))
                .statusCode(422);
        policy("uni.approver", out, Map.of("shows", "LISTED", "assets", List.of(patent, patent)))
                .statusCode(422);
        policy("uni.approver", out, Map.of("shows", "LISTED", "assets", List.of(Exchange.LINGNAN.toString())))
                .statusCode(422)
                .body("field", is("assets"));
        policy("uni.approver", out, Map.of()).statusCode(422).body("field", is("shows"));

        String elsewhere = name("ELSE");
        put("admin", elsewhere, terms("OUTLET", "MAIN")).statusCode(201);
        register("uni.trader", elsewhere, patent).statusCode(409).body("station", is(out));
        as("admin").header("If-Match", tag(out)).delete(STATIONS + out).then().statusCode(409);
        as("lin.trader").delete(STATIONS + out + "/assets/" + patent).then().statusCode(403);
        as("uni.approver").delete(STATIONS + out + "/assets/" + patent).then().statusCode(204);
        as("uni.trader").delete(STATIONS + out + "/assets/" + patent).then().statusCode(404);
        register("uni.trader", elsewhere, patent).statusCode(201);
        assertThat(shown(out)).containsExactly(software, second);
    }

    @Test
    void aSubtreeMovesWithAllUnderItAndMakesNoRing() {
        String north = name("N");
        String south = name("S");
        String inner = name("I");
        String out = name("O");
        put("admin", north, terms("SUBSTATION", "MAIN")).statusCode(201);
        put("admin", south, terms("SUBSTATION", "MAIN")).statusCode(201);
        put("admin", inner, terms("SUBSTATION", north)).statusCode(201);
        put("admin", out, terms("OUTLET", inner)).statusCode(201);
        String asset = Exchange.enter("lin.trader", Exchange.patent(Exchange.YUEXIU));
        register("lin.trader", out, asset).statusCode(201);
        assertThat(shown(north)).containsExactly(asset);
        move(inner, south).statusCode(200).body("path", contains("MAIN", south, inner));
        as("admin").get(STATIONS + out).then().body("path", contains("MAIN", south, inner, out));
        assertThat(shown(north)).isEmpty();
        assertThat(shown(south)).containsExactly(asset);
        move(south, inner).statusCode(409).body("type", is("/problems/ring"));
        move(south, south).statusCode(409).body("type", is("/problems/ring"));
        move(south, out).statusCode(422);

        // a chain down to the deepest level; the subtree does not fit under its end
        String above = north;
        for (int depth = 3; depth <= 7; depth++) {
            String next = name("D");
            put("admin", next, terms("SUBSTATION", above)).statusCode(201);
            above = next;
        }
        move(inner, above).statusCode(409).body("type", is("/problems/too-deep"));
        assertThat(shown(south)).containsExactly(asset);
    }

    @Test
    void twoMovesAtOnceMakeNoRing() throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 8; round++) {
                String a = name("A");
                String b = name("B");
                put("admin", a, terms("SUBSTATION", "MAIN")).statusCode(201);
                put("admin", b, terms("SUBSTATION", "MAIN")).statusCode(201);
                Future<Integer> one = pool.submit(() -> move(a, b).extract().statusCode());
                Future<Integer> other = pool.submit(() -> move(b, a).extract().statusCode());
                assertThat(List.of(one.get(), other.get())).containsExactlyInAnyOrder(200, 409);
            }
        }
        assertThat(rows.count("select count(*) from station s where s.parent is not null"
                        + " and s.path <> (select p.path || s.id from station p where p.id = s.parent)"))
                .isZero();
    }

    /** What is shown at every station of random trees is what a walk over the stations says. */
    @Test
    void whatShowsIsWhatANaiveWalkSays() {
        for (int seed = 1; seed <= 5; seed++) {
            new Round(new Random(seed)).play();
        }
    }

    /** A random tree under the main station, with random policies, assets and moves. */
    private final class Round {
        private final Random random;
        private final List<String> substations = new ArrayList<>();
        private final List<String> stations = new ArrayList<>();
        private final Map<String, String> parents = new HashMap<>();
        private final Map<String, Map<String, Object>> policies = new HashMap<>();
        private final Map<String, String> places = new HashMap<>();
        private final Map<String, String> kinds = new HashMap<>();

        Round(Random random) {
            this.random = random;
        }

        void play() {
            String root = name("R");
            add(root, "SUBSTATION", "MAIN");
            for (int i = 0; i < 5; i++) {
                add(name("S"), "SUBSTATION", any(substations));
            }
            for (int i = 0; i < 6; i++) {
                String outlet = name("T");
                add(outlet, "OUTLET", any(substations));
                for (int j = 0; j < 3; j++) {
                    boolean patent = random.nextBoolean();
                    String asset = Exchange.enter(
                            "lin.trader",
                            patent ? Exchange.patent(Exchange.YUEXIU) : Exchange.software(Exchange.YUEXIU));
                    kinds.put(asset, patent ? "PATENT" : "COPYRIGHT");
                    register("lin.trader", outlet, asset).statusCode(201);
                    places.put(asset, outlet);
                }
            }
            agree();
            for (String station : stations) {
                Map<String, Object> policy = policy();
                StationIT.policy("admin", station, policy).statusCode(200);
                policies.put(station, policy);
            }
            agree();
            for (int i = 0; i < 4; i++) {
                String moved = any(stations.subList(1, stations.size()));
                String above = any(substations);
                if (move(moved, above).extract().statusCode() == 200) {
                    parents.put(moved, above);
                }
            }
            agree();
        }

        private void add(String code, String tier, String parent) {
            put("admin", code, terms(tier, parent)).statusCode(201);
            stations.add(code);
            parents.put(code, parent);
            policies.put(code, Map.of("shows", "ALL"));
            if (tier.equals("SUBSTATION")) {
                substations.add(code);
            }
        }

        private Map<String, Object> policy() {
            return switch (random.nextInt(5)) {
                case 0 -> Map.of("shows", "NONE");
                case 1, 2 -> Map.of("shows", "ALL");
                default -> {
                    Set<String> assets = new HashSet<>();
                    for (int i = random.nextInt(8); i > 0; i--) {
                        assets.add(any(new ArrayList<>(places.keySet())));
                    }
                    List<String> some =
                            random.nextBoolean() ? List.of() : List.of(random.nextBoolean() ? "PATENT" : "COPYRIGHT");
                    yield Map.of("shows", "LISTED", "kinds", some, "assets", assets);
                }
            };
        }

        private void agree() {
            for (String station : stations) {
                Set<String> expected = new HashSet<>();
                places.forEach((asset, outlet) -> {
                    if (reaches(asset, outlet, station)) {
                        expected.add(asset);
                    }
                });
                List<String> shown = shown(station);
                assertThat(shown).as("at %s", station).containsExactlyInAnyOrderElementsOf(expected);
                assertThat(shown).isSortedAccordingTo((one, other) -> other.compareTo(one));
            }
        }

        private boolean reaches(String asset, String from, String to) {
            String at = from;
            while (!at.equals(to)) {
                if (!passes(asset, policies.get(at)) || parents.get(at).equals("MAIN")) {
                    return false;
                }
                at = parents.get(at);
            }
            return true;
        }

        private boolean passes(String asset, Map<String, Object> policy) {
            return switch ((String) policy.get("shows")) {
                case "ALL" -> true;
                case "NONE" -> false;
                default ->
                    ((List<?>) policy.get("kinds")).contains(kinds.get(asset))
                            || ((Set<?>) policy.get("assets")).contains(asset);
            };
        }

        private String any(List<String> list) {
            return list.get(random.nextInt(list.size()));
        }
    }

    /** A code that no other test has. */
    private static String name(String start) {
        return start + "-" + SERIAL.incrementAndGet();
    }

    private static Map<String, Object> terms(String tier, String parent) {
        Map<String, Object> terms = new HashMap<>();
        terms.put("tier", tier);
        terms.put("parent", parent);
        terms.put("host", "UNIVERSITY");
        terms.put("name", Map.of("zh", "数据网络站点", "en", "Station of the data network"));
        terms.put("region", "440100");
        return terms;
    }

    private static ValidatableResponse put(String person, String code, Map<String, Object> terms) {
        return as(person).body(terms).put(STATIONS + code).then();
    }

    private static String tag(String code) {
        return as("admin").get(STATIONS + code).header("ETag");
    }

    private static ValidatableResponse move(String code, String above) {
        String tier = as("admin").get(STATIONS + code).path("tier");
        return as("admin")
                .header("If-Match", tag(code))
                .body(terms(tier, above))
                .put(STATIONS + code)
                .then();
    }

    private static ValidatableResponse policy(String person, String code, Map<String, Object> policy) {
        return as(person)
                .header("If-Match", tag(code))
                .body(policy)
                .put(STATIONS + code + "/policy")
                .then();
    }

    private static ValidatableResponse register(String person, String code, String asset) {
        return as(person).put(STATIONS + code + "/assets/" + asset).then();
    }

    /** All pages. */
    private static List<String> shown(String code) {
        List<String> shown = new ArrayList<>();
        String cursor = "";
        do {
            var page = as("lin.trader")
                    .get(STATIONS + code + "/assets?limit=7&cursor=" + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            shown.addAll(page.getList("items.id", String.class));
            cursor = page.getString("next");
        } while (cursor != null);
        return shown;
    }
}

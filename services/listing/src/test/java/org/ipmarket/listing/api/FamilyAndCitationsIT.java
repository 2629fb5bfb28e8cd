package org.ipmarket.listing.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.ipmarket.listing.Exchange.announce;
import static org.ipmarket.listing.Exchange.as;
import static org.ipmarket.listing.Exchange.enter;
import static org.ipmarket.listing.Exchange.offer;
import static org.ipmarket.listing.Exchange.patent;
import static org.ipmarket.listing.Exchange.software;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.ipmarket.chassis.test.TestBroker;
import org.ipmarket.listing.Exchange;
import org.ipmarket.listing.RealParts;
import org.ipmarket.listing.register.CountCitations;
import org.ipmarket.messages.FamilyOffices;
import org.ipmarket.messages.ToldBy;
import org.ipmarket.messages.event.AssetChanged;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What others say of a patent is stated, checked and told; rights of the register that cite each other are seen. */
@QuarkusTest
@RealParts
class FamilyAndCitationsIT {
    private static final String PATH = "/api/v1/assets/";

    @Inject
    CountCitations citations;

    /** Of nine digits, as China gives them. */
    private String publication;

    @BeforeEach
    void open() {
        Exchange.open();
        publication = Integer.toString(ThreadLocalRandom.current().nextInt(110_000_000, 190_000_000));
    }

    @Test
    void theCentreStatesWhereTheFamilyWasFiledAndWhoCitesIt() {
        String asset = enter("lin.trader", cited());
        announce("lin.trader", offer("GZ", asset));
        Map<String, Object> stated = Map.of(
                "familyOffices", Map.of("offices", List.of("EP", "US"), "source", "EPO family, 2026-01-15"),
                "citationsReceived",
                        Map.of(
                                "asOf",
                                "2026-01-15",
                                "source",
                                "CNIPA search",
                                "citing",
                                List.of(Map.of(
                                        "office",
                                        "US",
                                        "number",
                                        "9000001",
                                        "kind",
                                        "B2",
                                        "date",
                                        "2025-02-03",
                                        "ipc",
                                        List.of("B25J 9/16"),
                                        "namedBy",
                                        "EXAMINER"))));
        state("chen.trader", asset, stated).statusCode(403);
        state("sz.reviewer1", asset, stated).statusCode(403);
        as("gz.reviewer1")
                .header("If-Match", "\"v9\"")
                .body(stated)
                .put(PATH + asset + "/family-and-citations")
                .then()
                .statusCode(412);
        long before = version(asset);
        try (TestBroker broker = TestBroker.open("listing")) {
            state("gz.reviewer1", asset, stated)
                    .statusCode(200)
                    .body("familyOffices.toldBy", is("CENTRE"))
                    .body("citationsReceived.count", is(1));
            AssetChanged told = broker.await(
                    AssetChanged.class, each -> each.subject().equals(asset) && each.version() == before + 1);
            assertThat(told.familyOffices()).isEqualTo(new FamilyOffices(Set.of("CN", "EP", "US"), ToldBy.CENTRE));
            assertThat(told.citationsReceived().count()).isEqualTo(1);
            assertThat(told.citationsReceived().firstPublished()).isEqualTo("2021-11-05");
            assertThat(told.citationsReceived().citing().getFirst().subclasses())
                    .containsExactly("B25J");
        }
        as("chen.trader")
                .get(PATH + asset)
                .then()
                .body("familyOffices.offices", contains("CN", "EP", "US"))
                .body("citationsReceived.count", is(1));
        // what is left out stays, and the same again says nothing new
        state("gz.recordal1", asset, Map.of("familyOffices", stated.get("familyOffices")))
                .statusCode(200)
                .body("version", is((int) before + 1))
                .body("citationsReceived.count", is(1));
    }

    @Test
    void whatIsWrongIsRefusedWithItsField() {
        String asset = enter("lin.trader", cited());
        refused(asset, Map.of("familyOffices", Map.of("offices", List.of("XX"), "source", "x")), "familyOffices");
        refused(asset, Map.of("familyOffices", Map.of("offices", List.of("US"))), "familyOffices.source");
        refused(
                asset,
                Map.of("citationsReceived", Map.of("asOf", "2999-01-01", "source", "x", "count", 1)),
                "citationsReceived.asOf");
        refused(
                asset,
                Map.of("citationsReceived", Map.of("asOf", "2026-01-01", "source", "x")),
                "citationsReceived.count");
        String work = enter("lin.trader", software(Exchange.YUEXIU));
        state("lin.trader", work, Map.of("familyOffices", Map.of("offices", List.of("US"), "source", "x")))
                .statusCode(422);
    }

    @Test
    void aRightThatCitesAnotherCountsWhicheverWasFirst() {
        String early = enter("chen.trader", citing("US", "9000002", "B2"));
        String asset = enter("lin.trader", cited());
        String late = enter("chen.trader", citing("CN", publication, "B"));
        citations.count();
        try (TestBroker broker = TestBroker.open("listing")) {
            Map<String, Object> now = citing("CN", publication, "A");
            now.put("number", Exchange.get("chen.trader", "/assets/" + early).getString("number"));
            as("chen.trader")
                    .header("If-Match", "\"v1\"")
                    .body(now)
                    .put(PATH + early)
                    .then()
                    .statusCode(200);
            citations.count();
            AssetChanged told = broker.await(
                    AssetChanged.class,
                    each -> each.subject().equals(asset)
                            && each.citationsReceived().citing().size() == 2);
            assertThat(told.citationsReceived().count())
                    .as("nobody has told who else does")
                    .isNull();
            assertThat(told.citationsReceived().citing()).allSatisfy(one -> {
                assertThat(one.onRegister()).isTrue();
                assertThat(one.ofOwner()).isFalse();
                assertThat(one.published()).isEqualTo(LocalDate.of(2023, 7, 8));
                assertThat(one.subclasses()).containsExactly("B25J");
            });
        }
        as("lin.trader")
                .get(PATH + asset + "/family-and-citations")
                .then()
                .body("citedBy", hasSize(2))
                .body("citationsReceived", nullValue());
        // and no longer where it cites something else
        Map<String, Object> other = citing("US", "9000003", "B2");
        other.put("number", Exchange.get("chen.trader", "/assets/" + late).getString("number"));
        as("chen.trader")
                .header("If-Match", "\"v1\"")
                .body(other)
                .put(PATH + late)
                .then()
                .statusCode(200);
        citations.count();
        as("lin.trader").get(PATH + asset + "/family-and-citations").then().body("citedBy.asset", contains(early));
    }

    @Test
    void whatTheCentreStatedOutlivesTheOwnersCorrection() {
        Map<String, Object> stated = cited();
        String asset = enter("lin.trader", stated);
        state("gz.reviewer1", asset, Map.of("familyOffices", Map.of("offices", List.of("JP"), "source", "JPO")))
                .statusCode(200);
        stated.put("number", Exchange.get("lin.trader", "/assets/" + asset).getString("number"));
        as("lin.trader")
                .header("If-Match", "\"v" + version(asset) + "\"")
                .body(stated)
                .put(PATH + asset)
                .then()
                .statusCode(200)
                .body("familyOffices.offices", contains("CN", "JP"))
                .body("familyOffices.toldBy", is("CENTRE"));
    }

    private Map<String, Object> cited() {
        Map<String, Object> asset = patent(Exchange.YUEXIU);
        asset.put("publicationNumber", "CN" + publication + "B");
        asset.put(
                "bibliography",
                Map.of(
                        "publications",
                        List.of(
                                Map.of("office", "CN", "number", publication, "kind", "A", "date", "2021-11-05"),
                                Map.of("office", "CN", "number", publication, "kind", "B", "date", "2023-07-08"))));
        return asset;
    }

    private static Map<String, Object> citing(String office, String number, String kind) {
        Map<String, Object> asset = new HashMap<>(patent(Exchange.PENGCHENG));
        asset.put(
                "bibliography",
                Map.of("citedPatents", List.of(Map.of("office", office, "number", number, "kind", kind))));
        return asset;
    }

    private static long version(String asset) {
        return Exchange.get("lin.trader", "/assets/" + asset).getLong("version");
    }

    private static ValidatableResponse state(String person, String asset, Map<String, Object> stated) {
        return as(person)
                .header("If-Match", "\"v" + version(asset) + "\"")
                .body(stated)
                .put(PATH + asset + "/family-and-citations")
                .then();
    }

    private static void refused(String asset, Map<String, Object> stated, String field) {
        state("lin.trader", asset, stated).statusCode(422).body("field", is("bibliography." + field));
    }
}

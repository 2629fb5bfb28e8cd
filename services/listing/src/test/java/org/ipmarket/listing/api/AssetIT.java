package org.ipmarket.listing.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.ipmarket.listing.Exchange.as;
import static org.ipmarket.listing.Exchange.enter;
import static org.ipmarket.listing.Exchange.patent;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ipmarket.chassis.test.TestBroker;
import org.ipmarket.listing.Exchange;
import org.ipmarket.listing.RealParts;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class AssetIT {
    private static final String PATH = "/api/v1/assets";

    @BeforeEach
    void open() {
        Exchange.open();
    }

    @Test
    void aPatentIsEnteredInOneFormAndTold() {
        try (TestBroker broker = TestBroker.open("listing")) {
            Map<String, Object> asset = patent(Exchange.YUEXIU);
            String digits = (String) asset.get("number");
            asset.put("number", "CN " + digits.substring(0, 4) + " " + digits.substring(4));
            String id = enter("lin.trader", asset);
            AssetChanged told =
                    broker.await(AssetChanged.class, each -> each.subject().equals(id));
            assertThat(told.number()).startsWith("ZL" + digits + ".");
            assertThat(told.demonstration()).isTrue();
            assertThat(told.expires()).isEqualTo("2041-05-06");
            assertThat(told.version()).isEqualTo(1);
            as("chen.trader")
                    .get(PATH + "/" + id)
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"v1\"")
                    .body("number", is(told.number()))
                    .body("value", nullValue());
            as("chen.trader")
                    .get(PATH + "/" + id + "/title")
                    .then()
                    .body("items", hasSize(1))
                    .body("items[0].basis", is("REGISTERED"))
                    .body("items[0].owners[0].basisPoints", is(10_000));
            as("chen.trader").get(PATH + "/" + id + "/grants").then().body("items", hasSize(0));
        }
    }

    @Test
    void theSameRightIsEnteredOnceHoweverItsNumberIsWritten() {
        Map<String, Object> asset = patent(Exchange.YUEXIU);
        String digits = (String) asset.get("number");
        String id = enter("lin.trader", asset);
        for (String written : List.of(digits, "zl " + digits, "CN" + digits, "ＺＬ" + digits)) {
            Map<String, Object> again = patent(Exchange.PENGCHENG);
            again.put("number", written);
            as("chen.trader")
                    .body(again)
                    .post(PATH)
                    .then()
                    .statusCode(409)
                    .body("type", is("/problems/asset-exists"))
                    .body("asset", is(id));
        }
    }

    @Test
    void ofManyWhoEnterItAtOnceOneSucceeds() throws Exception {
        Map<String, Object> asset = patent(Exchange.YUEXIU);
        List<Callable<Integer>> tries = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            tries.add(() -> as("lin.trader").body(asset).post(PATH).statusCode());
        }
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> answer : pool.invokeAll(tries)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers)
                .containsOnlyOnce(201)
                .filteredOn(status -> status != 201)
                .containsOnly(409);
    }

    @Test
    void whatBreaksARuleIsRefusedWithItsField() {
        Map<String, Object> asset = patent(Exchange.YUEXIU);
        asset.put("number", "ZL202310012345.6");
        as("lin.trader")
                .body(asset)
                .post(PATH)
                .then()
                .statusCode(422)
                .body("field", is("number"))
                .body("detail", is("the check digit of 202310012345 is 8, not 6"));
        Map<String, Object> shares = patent(Exchange.YUEXIU);
        shares.put("owners", List.of(Map.of("participant", Exchange.YUEXIU.toString(), "basisPoints", 9_999)));
        as("lin.trader").body(shares).post(PATH).then().statusCode(422).body("field", is("owners"));
        Map<String, Object> unknown = patent(Exchange.YUEXIU);
        unknown.put(
                "owners",
                List.of(
                        Map.of("participant", Exchange.YUEXIU.toString(), "basisPoints", 5_000),
                        Map.of("participant", Ids.next().toString(), "basisPoints", 5_000)));
        as("lin.trader")
                .body(unknown)
                .post(PATH)
                .then()
                .statusCode(422)
                .body("type", is("/problems/unknown-participant"));
        Map<String, Object> office = patent(Exchange.YUEXIU);
        office.put("office", "XX");
        as("lin.trader").body(office).post(PATH).then().statusCode(422).body("accepted", hasItems("CN", "EP", "US"));
        Map<String, Object> missing = patent(Exchange.YUEXIU);
        missing.remove("status");
        as("lin.trader").body(missing).post(PATH).then().statusCode(422).body("field", is("status"));
    }

    @Test
    void onlyAnOwnerEntersAndCorrects() {
        as("chen.trader").body(patent(Exchange.YUEXIU)).post(PATH).then().statusCode(403);
        as("lin.approver").body(patent(Exchange.YUEXIU)).post(PATH).then().statusCode(403);
        as("gz.reviewer1").body(patent(Exchange.YUEXIU)).post(PATH).then().statusCode(403);
        Map<String, Object> asset = patent(Exchange.YUEXIU);
        String id = enter("lin.trader", asset);
        as("chen.trader")
                .header("If-Match", "\"v1\"")
                .body(asset)
                .put(PATH + "/" + id)
                .then()
                .statusCode(403);
        as("lin.trader").body(asset).put(PATH + "/" + id).then().statusCode(428);
        as("lin.trader")
                .header("If-Match", "\"v7\"")
                .body(asset)
                .put(PATH + "/" + id)
                .then()
                .statusCode(412);
        asset.put("referencesCited", 8);
        as("lin.trader")
                .header("If-Match", "\"v1\"")
                .body(asset)
                .put(PATH + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"v2\"")
                .body("referencesCited", is(8));
    }

    @Test
    void anAssetUnderReviewStandsStill() {
        Map<String, Object> asset = patent(Exchange.YUEXIU);
        String id = enter("lin.trader", asset);
        String offer = Exchange.draft("lin.trader", Exchange.offer("GZ", id));
        as("lin.trader")
                .header("If-Match", "\"v1\"")
                .body(asset)
                .put(PATH + "/" + id)
                .then()
                .statusCode(200);
        Exchange.act("lin.trader", offer, "submission").then().statusCode(200);
        as("lin.trader")
                .header("If-Match", "\"v2\"")
                .body(asset)
                .put(PATH + "/" + id)
                .then()
                .statusCode(409)
                .body("type", is("/problems/asset-in-listing"))
                .body("listing", is(offer));
        as("gz.reviewer1")
                .body(Map.of("reasons", "the extract is unreadable"))
                .post("/api/v1/listings/" + offer + "/rejection")
                .then()
                .statusCode(200);
        as("lin.trader")
                .header("If-Match", "\"v2\"")
                .body(asset)
                .put(PATH + "/" + id)
                .then()
                .statusCode(200);
    }

    @Test
    void aCorrectedOwnerIsANewLinkOfTheChain() {
        Map<String, Object> asset = patent(Exchange.YUEXIU);
        String id = enter("lin.trader", asset);
        asset.put(
                "owners",
                List.of(
                        Map.of("participant", Exchange.YUEXIU.toString(), "basisPoints", 6_000),
                        Map.of("participant", Exchange.LINGNAN.toString(), "basisPoints", 4_000)));
        as("lin.trader")
                .header("If-Match", "\"v1\"")
                .body(asset)
                .put(PATH + "/" + id)
                .then()
                .statusCode(200);
        as("lin.trader")
                .get(PATH + "/" + id + "/title")
                .then()
                .body("items.sequence", contains(1, 2))
                .body("items[1].owners.basisPoints", contains(6_000, 4_000));
    }

    @Test
    void assetsAreFoundByWordTypeAndOwnerAndComeInPages() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Map<String, Object> asset = patent(Exchange.BROKER);
            asset.put("title", Map.of("zh", "水下推进器之" + i, "en", "Underwater_thruster 100% model" + i));
            ids.add(enter("broker.trader", asset));
        }
        as("he.jing").get(PATH + "?q=水下推进&limit=100").then().body("items", hasSize(5));
        as("he.jing").get(PATH + "?q=UNDERWATER_THRUSTER MODEL3").then().body("items.id", contains(ids.get(3)));
        as("he.jing").queryParam("q", "100% model2").get(PATH).then().body("items.id", contains(ids.get(2)));
        as("he.jing").queryParam("q", "underwat%thrust_r").get(PATH).then().body("items", hasSize(0));
        as("he.jing")
                .get(PATH + "?owner=" + Exchange.BROKER + "&type=INVENTION&limit=100")
                .then()
                .body("items.id", hasItem(ids.getFirst()))
                .body("items.owners.flatten().participant", everyItem(is(Exchange.BROKER.toString())));
        as("he.jing")
                .get(PATH + "?owner=" + Exchange.BROKER + "&type=SOFTWARE")
                .then()
                .body("items", hasSize(0));
        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            var page = as("he.jing")
                    .get(PATH + "?q=水下推进&limit=2&cursor=" + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.id"));
            cursor = page.getString("next");
        }
        assertThat(seen).containsExactlyElementsOf(ids.reversed());
        as("he.jing").queryParam("cursor", "**").get(PATH).then().statusCode(400);
        as("he.jing").get(PATH + "?limit=101").then().statusCode(422);
        as("he.jing").get(PATH + "?type=PLANT").then().statusCode(400);
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        for (String path : List.of("", "/title", "/grants")) {
            as("lin.trader")
                    .get(PATH + "/" + new AssetId(Ids.next()) + path)
                    .then()
                    .statusCode(404);
        }
        as("lin.trader").get(PATH + "/not-an-id").then().statusCode(404).body("status", not(nullValue()));
    }

    @Test
    void whatTheOfficePublishesIsKeptAndShown() {
        Map<String, Object> asset = patent(Exchange.YUEXIU);
        asset.put("publicationNumber", "CN 1" + serial() + " B");
        asset.put("cpc", List.of("B25J 17/00", "Y02P90/02"));
        asset.put("annuitiesPaidUntil", "2027-05-06");
        asset.put(
                "bibliography",
                Map.of(
                        "titles",
                        Map.of("zh", "一种机器人关节", "en", "A robot's joint", "de", "Robotergelenk"),
                        "abstracts",
                        Map.of("en", "A joint with two axes."),
                        "claims",
                        List.of("1. A joint.", "2. The joint of claim 1."),
                        "priorities",
                        List.of(Map.of("office", "JP", "number", "2020-123456", "date", "2020-07-01")),
                        "inventors",
                        List.of("何静"),
                        "familyId",
                        "19768124",
                        "family",
                        List.of(
                                Map.of("office", "CN", "number", "112345678", "kind", "B"),
                                Map.of("office", "EP", "number", "3782854", "kind", "A1"))));
        try (TestBroker broker = TestBroker.open("listing")) {
            String id = enter("lin.trader", asset);
            AssetChanged told =
                    broker.await(AssetChanged.class, each -> each.subject().equals(id));
            assertThat(told.cpc()).containsExactly("B25J17/00", "Y02P90/02");
            assertThat(told.claimCount()).isEqualTo(2);
            assertThat(told.familySize()).isEqualTo(2);
            assertThat(told.annuitiesPaidUntil()).isEqualTo("2027-05-06");
            as("chen.trader")
                    .get(PATH + "/" + id)
                    .then()
                    .body("applicationNumber", is("CN" + told.number().substring(2)))
                    .body("publicationNumber", is(publication(asset)))
                    .body("cpc", contains("B25J17/00", "Y02P90/02"))
                    .body("claimCount", is(2))
                    .body("familyId", is("19768124"))
                    .body("familySize", is(2))
                    .body("annuitiesPaidUntil", is("2027-05-06"))
                    .body("encumbrances", hasSize(0));
            as("chen.trader")
                    .get(PATH + "/" + id + "/bibliography")
                    .then()
                    .statusCode(200)
                    .body("titles.de", is("Robotergelenk"))
                    .body("abstracts.en", is("A joint with two axes."))
                    .body("claims", hasSize(2))
                    .body("priorities[0].number", is("2020-123456"))
                    .body("priorities[0].date", is("2020-07-01"))
                    .body("inventors", contains("何静"))
                    .body("family.office", contains("CN", "EP"));
            // a caller that does not know of it leaves it as it is
            asset.keySet().removeAll(List.of("bibliography", "publicationNumber"));
            as("lin.trader")
                    .header("If-Match", "\"v1\"")
                    .body(asset)
                    .put(PATH + "/" + id)
                    .then()
                    .statusCode(200)
                    .body("publicationNumber", notNullValue());
            as("chen.trader").get(PATH + "/" + id + "/bibliography").then().body("claims", hasSize(2));
        }
        String without = enter("lin.trader", patent(Exchange.YUEXIU));
        as("chen.trader")
                .get(PATH + "/" + without + "/bibliography")
                .then()
                .statusCode(200)
                .body("claims", hasSize(0));
    }

    private static String publication(Map<String, Object> asset) {
        return asset.get("publicationNumber").toString().replace(" ", "");
    }

    /** Eight digits that no other test has. */
    private static String serial() {
        return Exchange.patentNumber().substring(4);
    }

    @Test
    void anApplicationThatIsGrantedStaysTheSameAsset() {
        String digits = serial().substring(2);
        Map<String, Object> pending = patent(Exchange.YUEXIU);
        pending.put("office", "US");
        pending.put("number", "17/" + digits);
        pending.put("status", "PENDING");
        pending.remove("granted");
        pending.put("publicationNumber", "US2022/0" + digits + "A1");
        String id = enter("lin.trader", pending);
        as("chen.trader")
                .get(PATH + "/" + id)
                .then()
                .body("number", is("US17/" + digits))
                .body("applicationNumber", is("US17/" + digits))
                .body("status", is("PENDING"));
        Map<String, Object> granted = patent(Exchange.PENGCHENG);
        granted.put("office", "US");
        granted.put("number", "US 11," + digits.substring(0, 3) + "," + digits.substring(3) + " B2");
        for (Map<String, String> other :
                List.of(Map.of("applicationNumber", "US17" + digits), Map.of("publicationNumber", "20220" + digits))) {
            granted.keySet().removeAll(List.of("applicationNumber", "publicationNumber"));
            granted.putAll(other);
            as("chen.trader")
                    .body(granted)
                    .post(PATH)
                    .then()
                    .statusCode(409)
                    .body("type", is("/problems/asset-exists"))
                    .body("asset", is(id));
        }
        granted.keySet().removeAll(List.of("applicationNumber", "publicationNumber"));
        granted.put("owners", pending.get("owners"));
        as("lin.trader")
                .header("If-Match", "\"v1\"")
                .body(granted)
                .put(PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("number", is("US11" + digits))
                .body("applicationNumber", is("US17/" + digits))
                .body("publicationNumber", is("US20220" + digits + "A1"))
                .body("status", is("IN_FORCE"));
        Map<String, Object> again = patent(Exchange.PENGCHENG);
        again.put("office", "US");
        again.put("number", "US17" + digits);
        again.put("status", "PENDING");
        again.remove("granted");
        as("chen.trader").body(again).post(PATH).then().statusCode(409).body("asset", is(id));
    }

    @Test
    void anyOfficeOfTheStandardMayBeTheOneOfRecord() {
        Map<String, Object> asset = patent(Exchange.YUEXIU);
        String number = "7" + serial().substring(2);
        asset.put("office", "JP");
        asset.put("number", "特許第" + number + "号");
        String id = enter("lin.trader", asset);
        as("chen.trader").get(PATH + "/" + id).then().body("number", is("JP" + number));
        asset.put("number", "JP" + number + "B2");
        as("lin.trader").body(asset).post(PATH).then().statusCode(409).body("asset", is(id));
    }

    @Test
    void aBibliographyThatBreaksARuleIsRefusedWithItsField() {
        Map<String, Object> asset = patent(Exchange.YUEXIU);
        asset.put("bibliography", Map.of("priorities", List.of(Map.of("office", "XX", "number", "1"))));
        as("lin.trader").body(asset).post(PATH).then().statusCode(422).body("field", is("bibliography.priorities"));
        asset.put("bibliography", Map.of("priorities", List.of(Map.of("office", "JP"))));
        as("lin.trader")
                .body(asset)
                .post(PATH)
                .then()
                .statusCode(422)
                .body("field", is("bibliography.priorities.number"));
        asset.put("bibliography", Map.of("claims", "one"));
        as("lin.trader").body(asset).post(PATH).then().statusCode(400);
    }
}

package org.ipmarket.listing.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.ipmarket.listing.Exchange.announce;
import static org.ipmarket.listing.Exchange.as;
import static org.ipmarket.listing.Exchange.draft;
import static org.ipmarket.listing.Exchange.enter;
import static org.ipmarket.listing.Exchange.money;
import static org.ipmarket.listing.Exchange.offer;
import static org.ipmarket.listing.Exchange.patent;
import static org.ipmarket.listing.Exchange.software;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.ipmarket.listing.Exchange;
import org.ipmarket.listing.RealParts;
import org.ipmarket.listing.Rows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Searching as callers do. */
@QuarkusTest
@RealParts
class SearchIT {
    private static final String LISTINGS = "/api/v1/listings";
    private static final String ASSETS = "/api/v1/assets";

    @Inject
    Rows rows;

    @BeforeEach
    void open() {
        Exchange.open();
    }

    private static ValidatableResponse find(String path, String q) {
        return as("uni.trader").queryParam("q", q).get(path).then().statusCode(200);
    }

    private static Map<String, Object> titled(Map<String, Object> thing, String zh, String en) {
        thing.put("title", Map.of("zh", zh, "en", en));
        return thing;
    }

    @Test
    void aRightIsFoundByAnyWritingOfItsNumber() {
        Map<String, Object> asset = patent(Exchange.YUEXIU);
        String digits = (String) asset.get("number");
        String id = enter("lin.trader", asset);
        String number = Exchange.get("lin.trader", "/assets/" + id).getString("number");
        String listing = announce("lin.trader", offer("GZ", id));
        String groups = digits.substring(0, 4) + " " + digits.charAt(4) + " " + digits.substring(5);
        for (String written : List.of(
                digits,
                number,
                "CN" + digits,
                "cn" + number.substring(2),
                "ZL " + groups,
                groups,
                "ＺＬ" + digits,
                "ZL-" + digits)) {
            find(ASSETS, written).body("items.id", contains(id));
            find(LISTINGS, written).body("items.id", contains(listing));
        }
        find(ASSETS, digits.substring(0, 11)).body("items.id", hasItem(id));
        String other = digits.substring(0, 11) + (digits.charAt(11) == '0' ? "1" : "0");
        find(ASSETS, "CN" + other).body("items.id", not(hasItem(id)));
        String work = enter("he.jing", software(Exchange.HE_JING));
        String registration = Exchange.get("he.jing", "/assets/" + work).getString("number");
        find(ASSETS, registration.toLowerCase()).body("items.id", contains(work));
    }

    @Test
    void wordsAreFoundInsideLongerTitlesAndInWhateverWriting() {
        String asset = enter(
                "lin.trader",
                titled(patent(Exchange.YUEXIU), "基于鲲鹏算力的谐波齿轮减速装置", "Harmonic gear reducers for kunpenglike robots"));
        String listing = announce("lin.trader", titled(offer("GZ", asset), "鲸落计划一号", "Whalefall package"));
        for (String q : List.of(
                "鲲鹏",
                "鲲鹏 齿轮",
                "谐波齿轮减速",
                "鲲",
                "置 鲲鹏",
                "KUNPENGLIKE robot",
                "ｋｕｎｐｅｎｇｌｉｋｅ",
                "the kunpenglike reducer",
                "鲸落")) {
            find(LISTINGS, q).body("items.id", contains(listing));
        }
        for (String q : List.of("鲲鹏 水泵", "鹏鲲", "鲲鹏 -齿轮", "鲲鹏 -harmonic", "kunpenglike pump")) {
            find(LISTINGS, q).body("items.id", not(hasItem(listing)));
        }
        find(LISTINGS, "鲲鹏 -水泵").body("items.id", contains(listing));
        find(ASSETS, "鲲鹏").body("items.id", contains(asset));
        find(ASSETS, "鲸落").body("items", hasSize(0));
        find(ASSETS, "鲲鹏 " + "越秀机器人").body("items.id", contains(asset));
        find(LISTINGS, "鲲鹏 越秀").body("items.id", contains(listing));
    }

    @Test
    void titlesComeFirstThenTheNewest() {
        String inTheOwner = enter("lin.trader", titled(patent(Exchange.YUEXIU), "狻猊第一", "Suanni one"));
        String first = announce("lin.trader", offer("GZ", inTheOwner));
        String second = announce(
                "lin.trader", titled(offer("GZ", enter("lin.trader", patent(Exchange.YUEXIU))), "越秀狻猊", "Suanni two"));
        String third = announce(
                "lin.trader",
                offer("GZ", enter("lin.trader", titled(patent(Exchange.YUEXIU), "狻猊第三", "Suanni three"))));
        find(LISTINGS, "狻猊").body("items.id", contains(third, second, first));
        find(LISTINGS, "狻猊 越秀").body("items.id", contains(second, third, first));
    }

    @Test
    void whatFollowsAChangeIsFoundAtOnce() {
        Map<String, Object> terms = titled(patent(Exchange.YUEXIU), "饕餮之旧", "Taotie old");
        String asset = enter("lin.trader", terms);
        String listing = draft("lin.trader", offer("GZ", asset));
        as("lin.trader")
                .header("If-Match", "\"v1\"")
                .body(titled(terms, "貔貅之新", "Pixiu new"))
                .put(ASSETS + "/" + asset)
                .then()
                .statusCode(200);
        as("lin.trader").queryParam("q", "貔貅").get(LISTINGS).then().body("items.id", contains(listing));
        as("lin.trader").queryParam("q", "饕餮").get(LISTINGS).then().body("items", hasSize(0));
        as("lin.trader").queryParam("q", "貔貅").get(ASSETS).then().body("items.id", contains(asset));
        as("lin.trader").queryParam("q", "饕餮").get(ASSETS).then().body("items", hasSize(0));
    }

    @Test
    void textsWrittenByOthersBecomeSearchable() {
        String asset = enter("lin.trader", titled(patent(Exchange.YUEXIU), "嘲风甲", "Chaofeng"));
        String listing = announce("lin.trader", offer("GZ", asset));
        rows.run("update asset set title = cast(? as jsonb) where id = cast(? as uuid)", "{\"zh\": \"螭吻乙\"}", asset);
        rows.run(
                "update participant set name = cast(? as jsonb) where id = ?",
                "{\"zh\": \"越秀蒲牢公司\"}",
                Exchange.YUEXIU.value());
        try {
            Awaitility.await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
                find(LISTINGS, "螭吻 蒲牢").body("items.id", contains(listing));
                find(ASSETS, "螭吻 蒲牢").body("items.id", contains(asset));
            });
            find(LISTINGS, "嘲风").body("items", hasSize(0));
        } finally {
            rows.run(
                    "update participant set name = cast(? as jsonb) where id = ?",
                    "{\"zh\": \"越秀机器人\"}",
                    Exchange.YUEXIU.value());
        }
    }

    @Test
    void whatIsNotAnnouncedIsNeitherFoundNorCountedByOthers() {
        String listing = draft(
                "lin.trader", titled(offer("GZ", enter("lin.trader", patent(Exchange.YUEXIU))), "狴犴秘密", "Bian secret"));
        for (String person : List.of("lin.trader", "lin.approver", "gz.reviewer1", "gz.manager")) {
            as(person)
                    .queryParam("q", "狴犴")
                    .queryParam("facets", true)
                    .get(LISTINGS)
                    .then()
                    .body("items.id", contains(listing))
                    .body("total.count", is(1))
                    .body("facets.state.value", contains("DRAFT"));
        }
        for (String person : List.of("chen.trader", "sz.reviewer1", "regulator")) {
            as(person)
                    .queryParam("q", "狴犴")
                    .queryParam("facets", true)
                    .get(LISTINGS)
                    .then()
                    .body("items", hasSize(0))
                    .body("total.count", is(0))
                    .body("facets.state", hasSize(0));
        }
    }

    @Test
    void facetsTellWhatThereIsAndEachIsAFilter() {
        Map<String, Object> pump = titled(patent(Exchange.YUEXIU), "睚眦泵", "Yazi pump");
        pump.put("ipc", List.of("F04B9/02", "B25J17/00"));
        Map<String, Object> cheap = offer("GZ", enter("lin.trader", pump));
        cheap.put("startPrice", money("9999.99"));
        String one = announce("lin.trader", cheap);
        Map<String, Object> works = offer("SICE", enter("he.jing", titled(software(Exchange.HE_JING), "睚眦软件", "Yazi")));
        works.put("right", "EXCLUSIVE_LICENCE");
        works.put("startPrice", money("10000.00"));
        String other = announce("he.jing", works);
        as("uni.trader")
                .queryParam("q", "睚眦")
                .queryParam("facets", true)
                .queryParam("limit", 1)
                .get(LISTINGS)
                .then()
                .statusCode(200)
                .header("Link", org.hamcrest.Matchers.containsString("rel=\"next\""))
                .body("items", hasSize(1))
                .body("total.count", is(2))
                .body("total.more", is(false))
                .body("facets.kind.value", containsInAnyOrder("PATENT", "COPYRIGHT"))
                .body("facets.right.value", containsInAnyOrder("ASSIGNMENT", "EXCLUSIVE_LICENCE"))
                .body("facets.centre.value", containsInAnyOrder("GZ", "SICE"))
                .body("facets.method.value", contains("ENGLISH"))
                .body("facets.method.count", contains(2))
                .body("facets.state.value", contains("ANNOUNCED"))
                .body("facets.ipcSection.value", contains("B", "F"))
                .body("facets.ipcClass.value", contains("B25", "F04"))
                .body("facets.priceBand.value", containsInAnyOrder("..10000.00", "10000.00..100000.00"));
        for (String filter : List.of(
                "kind=PATENT",
                "right=ASSIGNMENT",
                "centre=GZ",
                "ipc=B",
                "ipc=f04",
                "ipc=B25J",
                "ipc=B25J 17",
                "ipc=B25J17/00",
                "maxPrice=9999.99",
                "maxPrice=9999.99&currency=CNY")) {
            as("uni.trader").get(LISTINGS + "?q=睚眦&" + filter).then().body("items.id", contains(one));
        }
        for (String filter : List.of("kind=COPYRIGHT", "centre=SICE", "minPrice=10000")) {
            as("uni.trader").get(LISTINGS + "?q=睚眦&" + filter).then().body("items.id", contains(other));
        }
        for (String filter : List.of("ipc=B25J1", "ipc=B25J17/02", "ipc=A", "currency=HKD", "state=SOLD")) {
            as("uni.trader")
                    .get(LISTINGS + "?q=睚眦&" + filter)
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(0));
        }
        as("uni.trader").get(LISTINGS + "?q=睚眦&sort=PRICE").then().body("items.id", contains(one, other));
        as("uni.trader").get(LISTINGS + "?q=睚眦&sort=PRICE_DESCENDING").then().body("items.id", contains(other, one));
        as("uni.trader").get(LISTINGS + "?q=睚眦&sort=CLOSING").then().body("items.id", contains(one, other));
        as("uni.trader").get(LISTINGS + "?q=睚眦&sort=NEWEST").then().body("items.id", contains(other, one));
        as("uni.trader")
                .get(ASSETS + "?q=睚眦&ipc=F&office=CN&status=IN_FORCE")
                .then()
                .body("items", hasSize(1));
        as("uni.trader").get(ASSETS + "?q=睚眦&ipc=G06").then().body("items", hasSize(0));
    }

    @Test
    void aCentreShowsWhatItHasChosen() {
        String listing = announce(
                "lin.trader", titled(offer("GZ", enter("lin.trader", patent(Exchange.YUEXIU))), "蚣蝮石", "Gongfu"));
        as("uni.trader").get(LISTINGS + "?q=蚣蝮&shownAt=SZ").then().body("items.id", contains(listing));
        rows.run(
                "update centre set shows = cast(? as jsonb) where code = 'DG'",
                "{\"policy\": \"OWN\", \"centres\": [], \"kinds\": []}");
        try {
            as("uni.trader").get(LISTINGS + "?q=蚣蝮&shownAt=DG").then().body("items", hasSize(0));
            as("uni.trader").get(LISTINGS + "?q=蚣蝮&shownAt=GZ").then().body("items.id", contains(listing));
        } finally {
            rows.run(
                    "update centre set shows = cast(? as jsonb) where code = 'DG'",
                    "{\"policy\": \"ALL\", \"centres\": [], \"kinds\": []}");
        }
        refused("shownAt=NONE", "shownAt");
    }

    @Test
    void aQueryIsNeverAnInstruction() {
        String listing = announce(
                "lin.trader", titled(offer("GZ", enter("lin.trader", patent(Exchange.YUEXIU))), "负屃", "Fuxi stone"));
        for (String q : List.of(
                "'",
                "''",
                "\"",
                "\\",
                "%",
                "_",
                "&",
                "|",
                "!",
                "!负屃",
                ":*",
                "a:*",
                "<->",
                "()",
                "') or true --",
                "'; drop table offer; --",
                "\u0000",
                "负屃' | '机器",
                "负屃 | zzzqqq",
                "{}",
                "$1",
                "?",
                "\uD800",
                "-",
                "- -",
                "(((((",
                "#cn",
                "@b",
                "^")) {
            as("uni.trader")
                    .queryParam("q", q)
                    .queryParam("facets", true)
                    .get(LISTINGS)
                    .then()
                    .statusCode(org.hamcrest.Matchers.anyOf(is(200), is(400)));
            as("uni.trader")
                    .queryParam("q", q)
                    .get(ASSETS)
                    .then()
                    .statusCode(org.hamcrest.Matchers.anyOf(is(200), is(400)));
        }
        find(LISTINGS, "负屃 | zzzqqq").body("items", hasSize(0));
        find(LISTINGS, "zzz%").body("items", hasSize(0));
        find(LISTINGS, "负屃").body("items.id", contains(listing));
        refused("q=" + "x".repeat(201), "q");
        refused("ipc=XYZ", "ipc");
        refused("minPrice=-1", "minPrice");
        refused("maxPrice=1.234", "maxPrice");
        refused("currency=XXX", "currency");
    }

    private static void refused(String query, String field) {
        as("uni.trader").get(LISTINGS + "?" + query).then().statusCode(422).body("field", is(field));
    }

    @Test
    void aCursorBelongsToItsSearch() {
        for (int i = 0; i < 3; i++) {
            announce("lin.trader", titled(offer("GZ", enter("lin.trader", patent(Exchange.YUEXIU))), "赑屃" + i, "Bixi"));
        }
        String next = as("uni.trader")
                .get(LISTINGS + "?q=赑屃&limit=1")
                .then()
                .extract()
                .path("next");
        as("uni.trader")
                .get(LISTINGS + "?q=赑屃&limit=2&cursor=" + next)
                .then()
                .body("items", hasSize(2))
                .body("next", nullValue());
        for (String other : List.of("q=赑屃&sort=PRICE", "q=赑屃&centre=GZ", "q=机器人", "sort=NEWEST")) {
            as("uni.trader")
                    .get(LISTINGS + "?" + other + "&cursor=" + next)
                    .then()
                    .statusCode(422)
                    .body("type", is("/problems/cursor-of-another-search"));
        }
        as("uni.trader").get(LISTINGS + "?cursor=YWJj").then().statusCode(400);
    }

    @Test
    void theIndexHoldsEachListingOnceWithItsOwnTerms() {
        announce("lin.trader", offer("GZ", enter("lin.trader", patent(Exchange.YUEXIU))));
        assertThat(rows.count("select count(*) from offer o where not exists (select 1 from listing_search s"
                        + " join listing_terms t using (offer, revision) where s.offer = o.id and s.state = o.state)"))
                .isZero();
        assertThat(rows.count(
                        "select count(*) from (select offer from listing_terms group by offer having count(*) > 1) x"))
                .isZero();
        assertThat(rows.count(
                        "select count(*) from listing_search s, lateral (values (properties), (classification)) number (code)"
                                + " where not exists (select 1 from listing_facet f where f.code = number.code)"))
                .isZero();
    }
}

package org.ipmarket.listing.desk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.ipmarket.listing.Exchange.act;
import static org.ipmarket.listing.Exchange.announce;
import static org.ipmarket.listing.Exchange.as;
import static org.ipmarket.listing.Exchange.enter;
import static org.ipmarket.listing.Exchange.offer;
import static org.ipmarket.listing.Exchange.patent;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.ipmarket.chassis.test.Tokens;
import org.ipmarket.listing.Exchange;
import org.ipmarket.listing.RealParts;
import org.ipmarket.listing.Rows;
import org.ipmarket.listing.notice.NoticeDocument;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.event.LotResumed;
import org.ipmarket.messages.event.LotSuspended;
import org.ipmarket.messages.id.LotId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class NoticeIT {
    private static final String PATH = "/api/v1/announcements";

    @Inject
    LotNews lots;

    @Inject
    TradeNews trades;

    @Inject
    Rows rows;

    private String asset;

    @BeforeEach
    void open() {
        Exchange.open();
        asset = enter("lin.trader", patent(Exchange.YUEXIU));
    }

    @Test
    void theAnnouncementIsADocumentThatStands() throws Exception {
        String number = number(announce("lin.trader", described()));
        String json = plain("chen.trader")
                .accept("application/json")
                .get(PATH + "/" + number)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        String hash = io.restassured.path.json.JsonPath.from(json).getString("sha256");
        String document = json.substring(json.indexOf("\"document\":") + 11, json.length() - 1);
        NoticeDocument read = EventJson.read(document.getBytes(StandardCharsets.UTF_8), NoticeDocument.class);
        assertThat(EventJson.hash(read)).isEqualTo(hash);
        assertThat(read.number()).isEqualTo(number);
        assertThat(read.terms().right()).isEqualTo(Right.ASSIGNMENT);
        assertThat(read.terms().assets()).singleElement().satisfies(each -> {
            assertThat(each.id()).hasToString(asset);
            assertThat(each.burdens()).isEmpty();
        });
        assertThat(read.terms().description().zh()).isEqualTo("两条产线试用");
        assertThat(document).doesNotContain("越秀");
        for (String sql :
                List.of("update notice set document = '{}' where number = ?", "delete from notice where number = ?")) {
            assertThatThrownBy(() -> rows.run(sql, number)).rootCause().hasMessageContaining("is published");
        }
    }

    @Test
    void thePageSpeaksTheReadersLanguage() {
        String number = number(announce("lin.trader", described()));
        plain("chen.trader")
                .accept("text/html")
                .get(PATH + "/" + number)
                .then()
                .statusCode(200)
                .header("Content-Type", containsString("text/html"))
                .header("Content-Language", is("zh-CN"))
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(containsString("信息披露公告"))
                .body(containsString(number))
                .body(containsString("越秀机器人"))
                .body(containsString("人民币壹拾贰万伍仟元整"));
        plain("chen.trader")
                .accept("text/html")
                .header("Accept-Language", "en-GB,en;q=0.9,zh;q=0.5")
                .get(PATH + "/" + number)
                .then()
                .header("Content-Language", is("en"))
                .body(containsString("Disclosure notice"));
        plain("chen.trader")
                .header("Accept-Language", "en")
                .get(PATH + "/" + number + "?lang=zh-CN")
                .then()
                .header("Content-Type", containsString("text/html"))
                .body(containsString("信息披露公告"));
        plain("chen.trader")
                .accept("text/html")
                .get(PATH + "/" + number + "?lang=fr")
                .then()
                .statusCode(400);
        plain("chen.trader").get(PATH + "/GZ-T2026-99999").then().statusCode(404);
        given().get(PATH + "/" + number).then().statusCode(401);
    }

    @Test
    void thePdfSaysTheSame() throws Exception {
        String number = number(announce("lin.trader", described()));
        for (int i = 0; i < 2; i++) {
            byte[] pdf = plain("chen.trader")
                    .get(PATH + "/" + number + "/notice.pdf")
                    .then()
                    .statusCode(200)
                    .header("Content-Type", is("application/pdf"))
                    .header("Content-Disposition", is("inline; filename=\"" + number + ".pdf\""))
                    .extract()
                    .asByteArray();
            try (PDDocument document = Loader.loadPDF(pdf)) {
                assertThat(new PDFTextStripper().getText(document)).contains(number, "信息披露公告", "越秀机器人", "人民币壹拾贰万伍仟元整");
            }
        }
    }

    @Test
    void aSellerWhoAsksStaysUnnamed() {
        Map<String, Object> terms = described();
        terms.put("sellerUnnamed", true);
        String number = number(announce("lin.trader", terms));
        plain("chen.trader")
                .accept("text/html")
                .get(PATH + "/" + number)
                .then()
                .body(containsString("拍卖法》第二十一条"))
                .body(not(containsString("越秀机器人")))
                .body(not(containsString(Exchange.YUEXIU.toString())));
    }

    @Test
    void whatBecomesOfItIsAnnouncedUnderNumbersOfItsOwn() {
        String offer = announce("lin.trader", described());
        Lot lot = Lot.of(offer, asset, Exchange.YUEXIU, Exchange.PENGCHENG, Right.ASSIGNMENT);
        hear(() -> lots.closed(lot.sold()));
        hear(() -> lots.awarded(lot.awarded()));
        hear(() -> trades.recorded(lot.recorded()));
        hear(() -> trades.completed(lot.completed()));
        List<NoticeDocument.News> news = news(offer);
        assertThat(news).extracting(NoticeDocument.News::outcome).containsExactly("SOLD", "COMPLETED");
        assertThat(news.getFirst().price()).isEqualTo(Lot.PRICE);
        assertThat(news.getFirst().bidders()).isEqualTo(2);
        String result = kinds(offer, "RESULT").getFirst();
        plain("broker.trader")
                .accept("text/html")
                .get(PATH + "/" + result)
                .then()
                .statusCode(200)
                .body(containsString("结果公告"))
                .body(containsString("人民币壹拾叁万元整"))
                .body(containsString(number(offer)))
                .body(not(containsString("鹏城")));
        assertThat(rows.count(
                        "select count(*) from notice where offer = ?::uuid and document like '%' || ? || '%'",
                        offer, Exchange.PENGCHENG.toString()))
                .isZero();
    }

    @Test
    void anUnsoldAndACancelledOneTooAndADefault() {
        String unsold = announce("lin.trader", described());
        hear(() -> lots.closed(Lot.of(unsold, asset, Exchange.YUEXIU, Exchange.PENGCHENG, Right.ASSIGNMENT)
                .unsold()));
        assertThat(news(unsold)).extracting(NoticeDocument.News::outcome).containsExactly("UNSOLD");

        String cancelled = announce("lin.trader", described());
        hear(() -> lots.cancelled(Lot.of(cancelled, asset, Exchange.YUEXIU, Exchange.PENGCHENG, Right.ASSIGNMENT)
                .cancelled()));
        assertThat(news(cancelled)).extracting(NoticeDocument.News::outcome).containsExactly("CANCELLED");

        String defaulted = announce("lin.trader", described());
        Lot lot = Lot.of(defaulted, asset, Exchange.YUEXIU, Exchange.PENGCHENG, Right.ASSIGNMENT);
        hear(() -> lots.closed(lot.sold()));
        hear(() -> lots.awarded(lot.awarded()));
        hear(() -> trades.defaulted(lot.defaulted()));
        assertThat(news(defaulted)).extracting(NoticeDocument.News::outcome).containsExactly("SOLD", "DEFAULTED");
    }

    @Test
    void aWithdrawalIsAnnouncedWithItsFee() {
        String offer = announce("lin.trader", described());
        act("lin.trader", offer, "withdrawal").then().statusCode(422);
        as("lin.trader")
                .body(Map.of("reason", "计划有变"))
                .post("/api/v1/listings/" + offer + "/withdrawal")
                .then()
                .statusCode(202)
                .body("withdrawalFee.amount", is("0.00"))
                .body("withdrawalFeeDue.amount", is("0.00"));
        assertThat(kinds(offer, "WITHDRAWAL")).isEmpty();
        hear(() -> lots.cancelled(Lot.of(offer, asset, Exchange.YUEXIU, Exchange.PENGCHENG, Right.ASSIGNMENT)
                .cancelled()));
        assertThat(kinds(offer, "WITHDRAWAL")).hasSize(1);
        assertThat(news(offer)).singleElement().satisfies(news -> {
            assertThat(news.outcome()).isEqualTo("WITHDRAWN");
            assertThat(news.reason()).isEqualTo("计划有变");
            assertThat(news.fee().isZero()).isTrue();
        });
    }

    @Test
    void theFeeIsTheCentresOnTheDayOfTheAnnouncementAndOwedByTheSellerAlone() {
        rule("FS", "WITHDRAWAL_FEE_RATE", 200);
        String bySeller = announce("lin.trader", offer("FS", asset));
        String byCentre = announce("lin.trader", offer("FS", enter("lin.trader", patent(Exchange.YUEXIU))));
        rule("FS", "WITHDRAWAL_FEE_RATE", null);
        withdraw("lin.trader", bySeller)
                .statusCode(202)
                .body("withdrawalFee.amount", is("2500.00"))
                .body("withdrawalFeeDue.amount", is("2500.00"));
        withdraw("fs.manager", byCentre)
                .statusCode(202)
                .body("withdrawalFee.amount", is("2500.00"))
                .body("withdrawalFeeDue", nullValue());
        hear(() -> lots.cancelled(Lot.of(bySeller, asset, Exchange.YUEXIU, Exchange.PENGCHENG, Right.ASSIGNMENT)
                .cancelled()));
        assertThat(news(bySeller)).singleElement().satisfies(news -> assertThat(news.fee())
                .isEqualTo(Money.cny(250_000)));
        plain("chen.trader")
                .accept("text/html")
                .get(PATH + "/" + kinds(bySeller, "WITHDRAWAL").getFirst())
                .then()
                .body(containsString("人民币贰仟伍佰元整"));
    }

    @Test
    void aRelistingIsAnnouncedForAsLongAsTheCentreSays() {
        String unsold = announce("lin.trader", offer("FS", asset));
        hear(() -> lots.closed(Lot.of(unsold, asset, Exchange.YUEXIU, Exchange.PENGCHENG, Right.ASSIGNMENT)
                .unsold()));
        Map<String, Object> again = offer("FS", asset);
        again.put("relists", unsold);
        rule("FS", "RELISTING_NOTICE", "PT2H");
        String relisted = announce("lin.trader", again);
        rule("FS", "RELISTING_NOTICE", null);
        assertThat(notice(relisted)).isEqualTo(Duration.ofHours(2));
        assertThat(notice(unsold)).isLessThan(Duration.ofMinutes(2));
    }

    private static Duration notice(String offer) {
        JsonPath shown = Exchange.get("lin.trader", "/listings/" + offer);
        return Duration.between(
                Instant.parse(shown.getString("announcedAt")), Instant.parse(shown.getString("opensAt")));
    }

    private static void rule(String centre, String code, Object value) {
        String path = "/api/v1/centres/" + centre + "/rules";
        Map<String, Object> rule = new HashMap<>();
        rule.put("code", code);
        rule.put("value", value);
        as(centre.toLowerCase() + ".manager")
                .header(
                        "If-Match",
                        as(centre.toLowerCase() + ".manager").get(path).header("ETag"))
                .body(Map.of("rules", List.of(rule), "reason", "a trial"))
                .put(path)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse withdraw(String person, String offer) {
        return as(person)
                .body(Map.of("reason", "计划有变"))
                .post("/api/v1/listings/" + offer + "/withdrawal")
                .then();
    }

    @Test
    void aHaltAndItsEndAreAnnouncedToo() {
        String offer = announce("lin.trader", described());
        LotId lot = LotId.fromString(offer);
        hear(() -> lots.suspended(new LotSuspended(lot, Mode.TEST, Lot.GZ, "SEIZED", Lot.NOW)));
        hear(() ->
                lots.resumed(new LotResumed(lot, Mode.TEST, Lot.GZ, Lot.NOW.plusSeconds(90), Lot.NOW.plusSeconds(60))));
        assertThat(kinds(offer, "SUSPENSION")).hasSize(1);
        assertThat(news(offer)).extracting(NoticeDocument.News::outcome).containsExactly("SUSPENDED", "RESUMED");
        assertThat(news(offer).getLast().lostTime()).isEqualTo(Duration.ofMinutes(1));
        plain("chen.trader")
                .accept("text/html")
                .get(PATH + "/" + kinds(offer, "RESUMPTION").getFirst())
                .then()
                .statusCode(200)
                .body(containsString("恢复公告"))
                .body(containsString("1分钟"));
    }

    @Test
    void aRefusedWithdrawalCostsNothing() {
        String offer = announce("lin.trader", described());
        as("lin.trader")
                .body(Map.of("reason", "计划有变"))
                .post("/api/v1/listings/" + offer + "/withdrawal")
                .then()
                .statusCode(202);
        hear(() -> lots.withdrawalRefused(Lot.of(offer, asset, Exchange.YUEXIU, Exchange.PENGCHENG, Right.ASSIGNMENT)
                .refused()));
        as("lin.trader").get("/api/v1/listings/" + offer).then().body("withdrawalFeeDue", nullValue());
        assertThat(kinds(offer, "WITHDRAWAL")).isEmpty();
    }

    @Test
    void noticesAreFoundByCentreKindAndState() {
        String offer = announce("lin.trader", described());
        hear(() -> lots.closed(Lot.of(offer, asset, Exchange.YUEXIU, Exchange.PENGCHENG, Right.ASSIGNMENT)
                .unsold()));
        String number = number(offer);
        plain("chen.trader")
                .get(PATH + "?centre=GZ&kind=DISCLOSURE&state=UNSOLD&limit=100")
                .then()
                .statusCode(200)
                .body("items.number", hasItem(number))
                .body("items.centre", everyItem(is("GZ")))
                .body("items.kind", everyItem(is("DISCLOSURE")));
        plain("chen.trader").get(PATH + "?centre=SZ&limit=100").then().body("items.number", not(hasItem(number)));
        plain("chen.trader").get(PATH + "?kind=NEWS").then().statusCode(400);
        String next =
                plain("chen.trader").get(PATH + "?limit=1").then().extract().path("next");
        plain("chen.trader").get(PATH + "?limit=1&cursor=" + next).then().statusCode(200);
    }

    private Map<String, Object> described() {
        Map<String, Object> terms = offer("GZ", asset);
        terms.put("description", Map.of("zh", "两条产线试用"));
        return terms;
    }

    private List<NoticeDocument.News> news(String offer) {
        return rows
                .texts("select document from notice where offer = ?::uuid and kind <> 'DISCLOSURE' order by id", offer)
                .stream()
                .map(text -> EventJson.read(text.getBytes(StandardCharsets.UTF_8), NoticeDocument.class))
                .map(NoticeDocument::news)
                .toList();
    }

    private List<String> kinds(String offer, String kind) {
        return rows.texts("select number from notice where offer = ?::uuid and kind = ? order by id", offer, kind);
    }

    private static String number(String offer) {
        return Exchange.get("lin.trader", "/listings/" + offer).getString("noticeNumber");
    }

    private static RequestSpecification plain(String person) {
        return given().auth().oauth2(Tokens.of(person));
    }

    private static void hear(Runnable news) {
        QuarkusTransaction.requiringNew().run(news);
    }
}

package org.ipmarket.listing.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.ipmarket.listing.Exchange.as;
import static org.ipmarket.listing.Exchange.enter;
import static org.ipmarket.listing.Exchange.patent;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.ipmarket.chassis.test.Tokens;
import org.ipmarket.listing.Exchange;
import org.ipmarket.listing.RealParts;
import org.ipmarket.listing.Rows;
import org.ipmarket.messages.MarketClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class EvidenceIT {
    private static final String PATH = "/api/v1/evidence";
    private static final String TODAY = LocalDate.now(MarketClock.ZONE).toString();
    private static final int LARGEST = 20 * 1024 * 1024;

    @Inject
    Rows rows;

    private String asset;

    @BeforeEach
    void open() {
        Exchange.open();
        asset = enter("lin.trader", patent(Exchange.YUEXIU));
    }

    @Test
    void aFileComesBackByteForByteWithItsHash() throws Exception {
        byte[] file = pdf(1_000_000);
        String hash = hash(file);
        String id = upload("lin.trader", "application/pdf", "登记簿副本.pdf", file)
                .then()
                .statusCode(201)
                .body("sha256", is(hash))
                .body("size", is(file.length))
                .body("mediaType", is("application/pdf"))
                .body("state", is("UPLOADED"))
                .body("subject", is("asset"))
                .body("subjectId", is(asset))
                .body("participant", is(Exchange.YUEXIU.toString()))
                .body("retainedUntil", is(LocalDate.parse(TODAY).plusYears(5).toString()))
                .extract()
                .path("id");
        Response content = plain("lin.approver").get(PATH + "/" + id + "/content");
        content.then()
                .statusCode(200)
                .header("Content-Type", is("application/pdf"))
                .header("ETag", is("\"" + hash + "\""))
                .header("X-Content-Type-Options", is("nosniff"))
                .header("Content-Disposition", containsString("attachment; filename=\"_____.pdf\""))
                .header(
                        "Content-Disposition",
                        containsString("filename*=UTF-8''%E7%99%BB%E8%AE%B0%E7%B0%BF%E5%89%AF%E6%9C%AC.pdf"));
        assertThat(content.asByteArray()).isEqualTo(file);
        plain("lin.trader")
                .header("If-None-Match", "\"" + hash + "\"")
                .get(PATH + "/" + id + "/content")
                .then()
                .statusCode(304);
    }

    @Test
    void onlyThoseConcernedKnowOfIt() {
        String id = upload("lin.trader", "application/pdf", "a.pdf", pdf(100)).path("id");
        for (String person : List.of("lin.approver", "gz.reviewer1", "gz.recordal1", "gz.finance1", "regulator")) {
            plain(person).get(PATH + "/" + id).then().statusCode(200);
            plain(person).get(PATH + "/" + id + "/content").then().statusCode(200);
            list(person).then().statusCode(200).body("items.id", hasItem(id));
        }
        for (String person : List.of("chen.trader", "sz.reviewer1", "broker.trader")) {
            plain(person).get(PATH + "/" + id).then().statusCode(404);
            plain(person).get(PATH + "/" + id + "/content").then().statusCode(404);
            list(person).then().statusCode(404);
            upload(person, "application/pdf", "a.pdf", pdf(100)).then().statusCode(403);
            judge(person, id, "review", "ACCEPTED").then().statusCode(404);
        }
        given().get(PATH + "/" + id + "/content").then().statusCode(401);
        judge("gz.finance1", id, "review", "ACCEPTED").then().statusCode(403);
        judge("lin.trader", id, "review", "ACCEPTED").then().statusCode(403);
    }

    @Test
    void oneLooksAndASecondChecks() {
        String id = upload("lin.trader", "application/pdf", "a.pdf", pdf(100)).path("id");
        judge("gz.reviewer2", id, "check", "ACCEPTED").then().statusCode(409).body("state", is("UPLOADED"));
        judge("gz.reviewer1", id, "review", "ACCEPTED")
                .then()
                .statusCode(200)
                .body("state", is("REVIEWED"))
                .body("review.by", is("gz.reviewer1"))
                .body("check", nullValue());
        judge("gz.reviewer1", id, "check", "ACCEPTED")
                .then()
                .statusCode(403)
                .body("type", is("/problems/second-person-needed"));
        judge("gz.recordal1", id, "check", "ACCEPTED")
                .then()
                .statusCode(200)
                .body("state", is("CHECKED"))
                .body("check.by", is("gz.recordal1"))
                .body("check.asOf", is(TODAY));
        judge("gz.recordal1", id, "check", "REFUSED").then().statusCode(409);
        assertThat(rows.count("select count(*) from audit_entry where aggregate = 'evidence' and subject = ?", id))
                .isEqualTo(3);
    }

    @Test
    void whoBroughtItDoesNotCheckItAndARefusalGivesReasons() {
        String id = upload("gz.reviewer2", "application/pdf", "a.pdf", pdf(100))
                .then()
                .body("centre", is("GZ"))
                .extract()
                .path("id");
        judge("gz.reviewer1", id, "review", "ACCEPTED").then().statusCode(200);
        judge("gz.reviewer2", id, "check", "ACCEPTED").then().statusCode(403);
        as("gz.manager")
                .body(Map.of("verdict", "REFUSED", "asOf", TODAY))
                .post(PATH + "/" + id + "/check")
                .then()
                .statusCode(422)
                .body("field", is("remarks"));
        judge("gz.manager", id, "check", "REFUSED").then().statusCode(200).body("state", is("REFUSED"));
    }

    @Test
    void aVerdictOnAnotherDayIsRefused() {
        String id = upload("lin.trader", "application/pdf", "a.pdf", pdf(100)).path("id");
        as("gz.reviewer1")
                .body(Map.of("verdict", "ACCEPTED", "asOf", "2020-01-01"))
                .post(PATH + "/" + id + "/review")
                .then()
                .statusCode(422)
                .body("field", is("asOf"));
    }

    @Test
    void theBytesHaveTheLastWordOnTheType() {
        byte[] script = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);
        upload("lin.trader", "application/pdf", "a.pdf", script)
                .then()
                .statusCode(422)
                .body("type", is("/problems/evidence-type"))
                .body("detail", containsString("text/html"));
        upload("lin.trader", "image/png", "a.png", pdf(100)).then().statusCode(422);
        upload("lin.trader", "text/html", "a.html", script)
                .then()
                .statusCode(422)
                .body("accepted", hasItem("application/pdf"));
        upload("lin.trader", "application/pdf", "a.pdf", new byte[0]).then().statusCode(422);
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 'I', 'H', 'D', 'R'};
        upload("lin.trader", "image/png", "a.png", png).then().statusCode(201);
        byte[] jpeg = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 0x10, 'J', 'F', 'I', 'F', 0};
        upload("lin.trader", "image/jpeg; charset=binary", "a.jpg", jpeg).then().statusCode(201);
        upload("lin.trader", "image/tiff", "a.tif", new byte[] {'I', 'I', 0x2a, 0, 8, 0, 0, 0})
                .then()
                .statusCode(201);
    }

    @Test
    void theLargestFileIsTakenAndOneByteMoreIsNot() {
        byte[] largest = pdf(LARGEST);
        String id = upload("lin.trader", "application/pdf", "a.pdf", largest)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(plain("lin.trader").get(PATH + "/" + id + "/content").asByteArray())
                .isEqualTo(largest);
        upload("lin.trader", "application/pdf", "a.pdf", pdf(LARGEST + 1))
                .then()
                .statusCode(413)
                .body("most", is(LARGEST));
    }

    @Test
    void theSameBytesAreKeptOnceWhoeverBringsThem() throws Exception {
        byte[] file = pdf(600_000);
        String other = enter("lin.trader", patent(Exchange.YUEXIU));
        CyclicBarrier start = new CyclicBarrier(8);
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Future<Response>> answers = IntStream.range(0, 8)
                    .mapToObj(i -> pool.submit((Callable<Response>) () -> {
                        start.await();
                        return upload("lin.trader", i % 2 == 0 ? asset : other, "application/pdf", "a.pdf", file);
                    }))
                    .toList();
            for (Future<Response> answer : answers) {
                assertThat(answer.get().statusCode()).isIn(200, 201);
            }
        }
        assertThat(rows.count("select count(*) from evidence where sha256 = ?", hash(file)))
                .isEqualTo(2);
        assertThat(rows.count("select count(*) from evidence_content where sha256 = ?", hash(file)))
                .isEqualTo(1);
        assertThat(rows.count("select sum(length(bytes)) from evidence_piece where sha256 = ?", hash(file)))
                .isEqualTo(file.length);
    }

    @Test
    void nothingIsRewrittenOrDeletedBeforeItsTime() throws Exception {
        byte[] file = pdf(100);
        String id = upload("lin.trader", "application/pdf", "a.pdf", file).path("id");
        for (String sql : List.of(
                "update evidence_piece set bytes = '\\x00' where sha256 = ?",
                "delete from evidence_piece where sha256 = ?",
                "update evidence_content set media_type = 'text/html' where sha256 = ?",
                "update evidence set as_of = '2020-01-01' where sha256 = ?",
                "delete from evidence where sha256 = ?")) {
            assertThatThrownBy(() -> rows.run(sql, hash(file)))
                    .as(sql)
                    .rootCause()
                    .hasMessageContaining("evidence");
        }
        plain("lin.trader").get(PATH + "/" + id + "/content").then().statusCode(200);
    }

    @Test
    void whatIsNotUnderstoodIsSaid() {
        refused("subject=planet&id=" + asset + "&kind=CONSENT&asOf=" + TODAY + "&fileName=a.pdf", 400);
        refused("subject=asset&id=7&kind=CONSENT&asOf=" + TODAY + "&fileName=a.pdf", 400);
        refused("subject=asset&id=" + asset + "&kind=LETTER&asOf=" + TODAY + "&fileName=a.pdf", 400);
        refused("subject=asset&id=" + asset + "&kind=CONSENT&asOf=yesterday&fileName=a.pdf", 400);
        refused("subject=asset&id=" + asset + "&kind=CONSENT&asOf=" + TODAY, 422);
        String unknown = UUID.randomUUID().toString();
        refused("subject=asset&id=" + unknown + "&kind=CONSENT&asOf=" + TODAY + "&fileName=a.pdf", 404);
        plain("lin.trader").get(PATH + "/" + UUID.randomUUID()).then().statusCode(404);
        plain("lin.trader").get(PATH + "/7").then().statusCode(404);
    }

    @Test
    void listsGoOnByCursor() {
        for (int i = 0; i < 3; i++) {
            upload("lin.trader", "application/pdf", "a.pdf", pdf(100)).then().statusCode(201);
        }
        String next = list("gz.reviewer1", "&limit=2")
                .then()
                .body("items", hasSize(2))
                .body("next", notNullValue())
                .extract()
                .path("next");
        list("gz.reviewer1", "&limit=2&cursor=" + next)
                .then()
                .body("items", hasSize(1))
                .body("next", nullValue());
    }

    private static void refused(String query, int status) {
        plain("lin.trader")
                .contentType("application/pdf")
                .body(pdf(100))
                .post(PATH + "?" + query)
                .then()
                .statusCode(status);
    }

    private Response upload(String person, String type, String name, byte[] bytes) {
        return upload(person, asset, type, name, bytes);
    }

    private static Response upload(String person, String asset, String type, String name, byte[] bytes) {
        return plain(person)
                .contentType(type)
                .queryParam("subject", "asset")
                .queryParam("id", asset)
                .queryParam("kind", "REGISTER_COPY")
                .queryParam("asOf", TODAY)
                .queryParam("fileName", name)
                .body(bytes)
                .post(PATH);
    }

    private Response list(String person) {
        return list(person, "");
    }

    private Response list(String person, String more) {
        return plain(person).get(PATH + "?subject=asset&id=" + asset + more);
    }

    private static Response judge(String person, String id, String what, String verdict) {
        return as(person)
                .body(Map.of("verdict", verdict, "asOf", TODAY, "remarks", "read in full"))
                .post(PATH + "/" + id + "/" + what);
    }

    private static RequestSpecification plain(String person) {
        return given().auth().oauth2(Tokens.of(person));
    }

    /** Bytes that no other file has, with the head of a PDF. */
    private static byte[] pdf(int size) {
        byte[] bytes = new byte[size];
        new SecureRandom().nextBytes(bytes);
        byte[] head = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(head, 0, bytes, 0, head.length);
        return bytes;
    }

    private static String hash(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}

package org.ipmarket.listing.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ipmarket.listing.Exchange;
import org.ipmarket.listing.RealParts;
import org.ipmarket.listing.Rows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files go in through the door and are worked on behind it. */
@QuarkusTest
@RealParts
class ImportIT {
    private static final String XML = "application/xml";
    private static final String CSV = "text/csv";
    private static final Set<String> ENDED = Set.of("DONE", "REFUSED", "CANCELLED", "FAILED");

    @Inject
    Rows rows;

    @Inject
    ImportWorker worker;

    @BeforeEach
    void begin() {
        Exchange.open();
        worker.begin();
    }

    @AfterEach
    void end() throws InterruptedException {
        worker.end();
    }

    private static JsonPath done(String person, String id) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> ENDED.contains(Files.get(person, id).getString("state")));
        return Files.get(person, id);
    }

    private static JsonPath imported(String file, String contentType) {
        String id = Files.send("lin.trader", Files.resource(file), contentType, "KEEP_GOOD");
        JsonPath ended = done("lin.trader", id);
        assertThat(ended.getString("state")).as(ended.prettify()).isEqualTo("DONE");
        assertThat(ended.getLong("bytes.read")).isEqualTo(ended.getLong("bytes.total"));
        return ended;
    }

    private JsonPath asset(String importId, int record) {
        Object asset = Files.records("lin.trader", importId).get(record - 1).get("asset");
        return Exchange.get("lin.trader", "/assets/" + asset);
    }

    @Test
    void everyFormatEntersAndTheSecondTimeChangesNothing() {
        for (Map.Entry<String, String> file : Map.of(
                        "red-book-week.xml", XML,
                        "ep-grant.xml", XML,
                        "st96.xml", "application/octet-stream",
                        "rights.csv", CSV)
                .entrySet()) {
            JsonPath first = imported(file.getKey(), file.getValue());
            int good = first.getInt("records.read") - first.getInt("records.refused");
            assertThat(good)
                    .as(file.getKey() + Files.records("lin.trader", first.getString("id")))
                    .isEqualTo(
                            file.getKey().equals("red-book-week.xml")
                                    ? 3
                                    : file.getKey().equals("rights.csv") ? 2 : 1);
            long events = rows.count("select count(*) from outbox_event");
            long versions = rows.count("select sum(version) from asset");
            JsonPath second = imported(file.getKey(), file.getValue());
            assertThat(second.getInt("records.created")).isZero();
            assertThat(second.getInt("records.updated")).isZero();
            assertThat(second.getInt("records.same")).isEqualTo(good);
            assertThat(second.getInt("records.refused")).isEqualTo(first.getInt("records.refused"));
            assertThat(rows.count("select count(*) from outbox_event")).isEqualTo(events);
            assertThat(rows.count("select sum(version) from asset")).isEqualTo(versions);
        }
    }

    @Test
    void aRightStandsWithAllThatItsRecordSays() {
        JsonPath ended = imported("red-book-week.xml", XML);
        JsonPath asset = asset(ended.getString("id"), 1);
        assertThat(asset.getString("type")).isEqualTo("INVENTION");
        assertThat(asset.getString("number")).isEqualTo("US10500001");
        assertThat(asset.getString("title.en")).isEqualTo("Query of a large table & its index");
        assertThat(asset.getString("status")).isEqualTo("IN_FORCE");
        assertThat(asset.getString("statusAsOf")).isEqualTo("2020-01-07");
        assertThat(asset.getString("filed")).isEqualTo("2018-02-20");
        assertThat(asset.getString("granted")).isEqualTo("2020-01-07");
        assertThat(asset.getString("expires")).isEqualTo("2035-07-20");
        assertThat(asset.getList("ipc")).isEqualTo(List.of("G06F16/2458"));
        assertThat(asset.getInt("referencesCited")).isEqualTo(2);
        assertThat(asset.getString("owners[0].participant")).isEqualTo(Exchange.YUEXIU.toString());
        assertThat(asset.getInt("owners[0].basisPoints")).isEqualTo(10_000);
        assertThat(Exchange.get("lin.trader", "/assets/" + asset.getString("id") + "/title")
                        .getList("items.basis"))
                .isEqualTo(List.of("REGISTERED"));
        assertThat(rows.count(
                        "select count(*) from asset_bibliography where asset = ?::uuid"
                                + " and document -> 'applicants' = '[\"Holding Corp.\"]'",
                        asset.getString("id")))
                .isEqualTo(1);
        assertThat(rows.count(
                        "select count(*) from outbox_event where type = 'asset.changed.v1' and subject = ?",
                        asset.getString("id")))
                .isEqualTo(1);
    }

    @Test
    void legalEventsFindTheirRightAndComeOnce() {
        imported("ep-grant.xml", XML);
        JsonPath first = imported("ops.xml", XML);
        assertThat(first.getInt("records.refused"))
                .as("" + Files.records("lin.trader", first.getString("id")))
                .isZero();
        String asset = Files.records("lin.trader", first.getString("id"))
                .get(1)
                .get("asset")
                .toString();
        assertThat(rows.count(
                        "select count(*) from legal_event where asset = ?::uuid and code = 'PG25' and source = 'INPADOC'",
                        asset))
                .isEqualTo(1);
        JsonPath second = imported("ops.xml", XML);
        assertThat(second.getInt("records.same")).isEqualTo(2);
        assertThat(rows.count("select count(*) from legal_event where asset = ?::uuid", asset))
                .isEqualTo(1);
    }

    /** Skipped where the reference data is absent. Of the family and the Japanese record only those with a title, or of a right entered before, go in. */
    @Test
    void documentsOfTheOfficesEnterOnce() throws IOException {
        Path folder = Path.of("../../../shared/data/patents");
        assumeTrue(java.nio.file.Files.exists(folder), () -> "skipped: no reference data at " + folder);
        Map<String, Integer> good = new LinkedHashMap<>();
        good.put("uspto/xml2004__US06970935.xml", 1);
        good.put("uspto/xml2006__US07272630B2.xml", 1);
        good.put("uspto/xml2014__US08926509.xml", 1);
        good.put("uspto/xmlApp2004__US20050004437A1.xml", 1);
        good.put("epo/application__v1-5-A1.xml", 1);
        good.put("epo/application__v1-5-1-A1-2.xml", 0);
        good.put("epo/grant__v1-2-B1.xml", 1);
        good.put("epo/grant__v1-4-B1.xml", 1);
        good.put("epo/grant__v1-5-1-B1.xml", 1);
        good.put("epo/grant__v1-5-B2.xml", 1);
        good.put("epo-ops/epo__ops__published__test__biblio_example_3.xml", 1);
        good.put("epo-ops/epo__ops__published__test__biblio_example_2.xml", 0);
        for (Map.Entry<String, Integer> file : good.entrySet()) {
            byte[] bytes = java.nio.file.Files.readAllBytes(folder.resolve(file.getKey()));
            String first = Files.send("lin.trader", bytes, XML, "KEEP_GOOD");
            assertThat(done("lin.trader", first).getInt("records.created"))
                    .as(file.getKey() + Files.records("lin.trader", first))
                    .isEqualTo(file.getValue());
            String again = Files.send("lin.trader", bytes, XML, "KEEP_GOOD");
            assertThat(done("lin.trader", again).getInt("records.same"))
                    .as(file.getKey() + Files.records("lin.trader", again))
                    .isEqualTo(file.getValue());
        }
    }

    @Test
    void theReportTellsWhyARecordWasRefused() {
        JsonPath ended = imported("rights.csv", CSV);
        String id = ended.getString("id");
        assertThat(ended.getInt("records.refused")).isEqualTo(1);
        Exchange.as("lin.trader")
                .get("/api/v1/asset-imports/" + id + "/records?outcome=REFUSED")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .body("items[0].record", equalTo(3))
                .body("items[0].number", equalTo("ZL201720000001.5"))
                .body("items[0].reason", equalTo("filed is no day of the calendar: 2017-01-32"));
    }

    @Test
    void reportsArePaged() {
        String id = Files.send("lin.trader", Files.csv(Files.rows(25)), CSV, "KEEP_GOOD");
        assertThat(done("lin.trader", id).getInt("records.created")).isEqualTo(25);
        JsonPath first = Exchange.get("lin.trader", "/asset-imports/" + id + "/records?limit=20");
        assertThat(first.getList("items")).hasSize(20);
        JsonPath second = Exchange.get(
                "lin.trader", "/asset-imports/" + id + "/records?limit=20&cursor=" + first.getString("next"));
        assertThat(second.getList("items.record", Integer.class)).containsExactly(21, 22, 23, 24, 25);
        assertThat(second.getString("next")).isNull();
    }

    @Test
    void oneBadRecordRefusesAFileThatIsKeptWholeOrNotAtAll() {
        List<String> all = new java.util.ArrayList<>(Files.rows(3));
        all.add(Files.row("123", "不是号码"));
        long assets = rows.count("select count(*) from asset");
        long events = rows.count("select count(*) from outbox_event where type = 'asset.changed.v1'");
        String id = Files.send("lin.trader", Files.csv(all), CSV, "ALL_OR_NOTHING");
        JsonPath ended = done("lin.trader", id);
        assertThat(ended.getString("state")).isEqualTo("REFUSED");
        assertThat(ended.getString("problem")).isEqualTo("1 records were refused");
        assertThat(ended.getInt("records.created")).isZero();
        assertThat(rows.count("select count(*) from asset")).isEqualTo(assets);
        assertThat(rows.count("select count(*) from outbox_event where type = 'asset.changed.v1'"))
                .isEqualTo(events);
        assertThat(Files.records("lin.trader", id))
                .extracting(record -> record.get("outcome"))
                .containsExactly("NOT_KEPT", "NOT_KEPT", "NOT_KEPT", "REFUSED");
    }

    @Test
    void aGoodFileIsKeptWhole() {
        String id = Files.send("lin.trader", Files.csv(Files.rows(7)), CSV, "ALL_OR_NOTHING");
        JsonPath ended = done("lin.trader", id);
        assertThat(ended.getString("state")).isEqualTo("DONE");
        assertThat(ended.getInt("records.created")).isEqualTo(7);
        assertThat(rows.count("select count(*) from asset_import_chunk where import = ?::uuid", id))
                .isZero();
    }

    @Test
    void anothersRightIsNotTouched() {
        List<String> one = Files.rows(1);
        done("lin.trader", Files.send("lin.trader", Files.csv(one), CSV, "KEEP_GOOD"));
        String id = Files.send("chen.trader", Files.csv(one), CSV, "KEEP_GOOD");
        assertThat(done("chen.trader", id).getInt("records.refused")).isEqualTo(1);
        assertThat(Files.records("chen.trader", id).getFirst().get("reason").toString())
                .startsWith("stands on the register already, and ");
    }

    @Test
    void aTitleThatWasTradedDoesNotComeBack() {
        List<String> one = Files.rows(1);
        String first = Files.send("lin.trader", Files.csv(one), CSV, "KEEP_GOOD");
        done("lin.trader", first);
        String asset =
                Files.records("lin.trader", first).getFirst().get("asset").toString();
        String owners = "[{\"participant\": \"" + Exchange.PENGCHENG + "\", \"basisPoints\": 10000}]";
        rows.run("update asset set owners = ?::jsonb where id = ?::uuid", owners, asset);
        String again = Files.send("lin.trader", Files.csv(one), CSV, "KEEP_GOOD");
        assertThat(done("lin.trader", again).getInt("records.refused")).isEqualTo(1);
        assertThat(Exchange.get("lin.trader", "/assets/" + asset).getString("owners[0].participant"))
                .isEqualTo(Exchange.PENGCHENG.toString());
    }

    @Test
    void aRightInAnOpenListingIsNotChanged() {
        String number = Exchange.patentNumber();
        String first = Files.send("lin.trader", Files.csv(List.of(Files.row(number, "旧名"))), CSV, "KEEP_GOOD");
        done("lin.trader", first);
        String asset =
                Files.records("lin.trader", first).getFirst().get("asset").toString();
        String offer = Exchange.draft("lin.trader", Exchange.offer("GZ", asset));
        Exchange.act("lin.trader", offer, "submission").then().statusCode(200);
        String same = Files.send("lin.trader", Files.csv(List.of(Files.row(number, "旧名"))), CSV, "KEEP_GOOD");
        assertThat(done("lin.trader", same).getInt("records.same")).isEqualTo(1);
        String changed = Files.send("lin.trader", Files.csv(List.of(Files.row(number, "新名"))), CSV, "KEEP_GOOD");
        assertThat(done("lin.trader", changed).getInt("records.refused")).isEqualTo(1);
        assertThat(Files.records("lin.trader", changed).getFirst().get("reason").toString())
                .startsWith("stands in the open listing " + offer);
    }

    @Test
    void aFileComesInAForm() {
        String id = Exchange.as("lin.trader")
                .contentType("multipart/form-data")
                .queryParams(Map.of("registeredAt", "GZ", "keeping", "KEEP_GOOD", "demonstration", true))
                .multiPart("file", "rights.csv", Files.csv(Files.rows(2)), CSV)
                .post("/api/v1/asset-imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        assertThat(done("lin.trader", id).getInt("records.created")).isEqualTo(2);
    }

    @Test
    void aFileThatIsNoneIsRefusedWithItsReason() {
        String id = Files.send("lin.trader", "%PDF-1.7 no rights".getBytes(), "application/octet-stream", "KEEP_GOOD");
        JsonPath ended = done("lin.trader", id);
        assertThat(ended.getInt("records.refused")).isEqualTo(1);
        assertThat(Files.records("lin.trader", id).getFirst().get("reason").toString())
                .startsWith("no column is named '%PDF-1.7 no rights'");
    }

    @Test
    void badQuestionsArePreciselyRefused() {
        byte[] file = Files.csv(Files.rows(1));
        Map<String, Object> good = Map.of("registeredAt", "GZ", "keeping", "KEEP_GOOD");
        Files.post("lin.trader", file, CSV, without(good, "keeping"))
                .statusCode(422)
                .body("field", equalTo("keeping"));
        Files.post("lin.trader", file, CSV, without(good, "registeredAt"))
                .statusCode(422)
                .body("field", equalTo("registeredAt"));
        Files.post("lin.trader", file, CSV, with(good, "registeredAt", "XX"))
                .statusCode(422)
                .body("type", containsString("unknown-centre"));
        Files.post("lin.trader", file, CSV, with(good, "keeping", "SOME")).statusCode(400);
        Files.post("lin.trader", file, CSV, with(good, "format", "WORD")).statusCode(400);
        Files.post("lin.trader", file, "application/pdf", good).statusCode(415);
        Files.post("lin.trader", new byte[0], CSV, good).statusCode(400);
        Files.post("lin.approver", file, CSV, good).statusCode(403);
        Files.post("gz.reviewer1", file, CSV, good).statusCode(403);
    }

    private static Map<String, Object> with(Map<String, Object> asked, String name, Object value) {
        Map<String, Object> all = new HashMap<>(asked);
        all.put(name, value);
        return all;
    }

    private static Map<String, Object> without(Map<String, Object> asked, String name) {
        Map<String, Object> all = new HashMap<>(asked);
        all.remove(name);
        return all;
    }

    @Test
    void whoMaySeeItAndWhoMayNot() {
        String id = Files.send("lin.trader", Files.csv(Files.rows(1)), CSV, "KEEP_GOOD");
        done("lin.trader", id);
        for (String sees : List.of("lin.approver", "gz.manager", "gz.reviewer1", "admin", "regulator")) {
            Exchange.as(sees).get("/api/v1/asset-imports/" + id).then().statusCode(200);
        }
        for (String not : List.of("chen.trader", "sz.manager")) {
            Exchange.as(not).get("/api/v1/asset-imports/" + id).then().statusCode(404);
            Exchange.as(not)
                    .get("/api/v1/asset-imports/" + id + "/records")
                    .then()
                    .statusCode(404);
        }
        assertThat(Exchange.get("lin.trader", "/asset-imports?limit=100").getList("items.id"))
                .contains(id);
        assertThat(Exchange.get("gz.manager", "/asset-imports?limit=100").getList("items.id"))
                .contains(id);
        assertThat(Exchange.get("chen.trader", "/asset-imports?limit=100").getList("items.id"))
                .doesNotContain(id);
        Exchange.as("lin.trader")
                .post("/api/v1/asset-imports/" + id + "/cancellation")
                .then()
                .statusCode(409)
                .body("state", equalTo("DONE"));
    }

    @Test
    void aManagerActsForAFirmOfItsCentre() {
        String id = Exchange.as("gz.manager")
                .header("On-Behalf-Of", Exchange.YUEXIU.toString())
                .contentType(CSV)
                .queryParams(Map.of("registeredAt", "GZ", "keeping", "KEEP_GOOD", "demonstration", true))
                .body(Files.csv(Files.rows(1)))
                .post("/api/v1/asset-imports")
                .then()
                .statusCode(202)
                .body("owner", equalTo(Exchange.YUEXIU.toString()))
                .extract()
                .path("id");
        assertThat(done("lin.trader", id).getInt("records.created")).isEqualTo(1);
        Exchange.as("sz.manager")
                .header("On-Behalf-Of", Exchange.YUEXIU.toString())
                .contentType(CSV)
                .queryParams(Map.of("registeredAt", "GZ", "keeping", "KEEP_GOOD"))
                .body(Files.csv(Files.rows(1)))
                .post("/api/v1/asset-imports")
                .then()
                .statusCode(403);
    }
}

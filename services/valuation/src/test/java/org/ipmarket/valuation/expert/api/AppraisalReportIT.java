package org.ipmarket.valuation.expert.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.ipmarket.valuation.expert.api.Panel.as;
import static org.ipmarket.valuation.expert.api.Panel.post;
import static org.ipmarket.valuation.expert.api.Panel.refused;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.valuation.TestAssets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statutory appraisal reports over the API: stated, uploaded, checked by another person, kept for 30 years. */
@QuarkusTest
@TestProfile(MovedDays.class)
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "valuation"))
class AppraisalReportIT {
    private static final String PATH = "/api/v1/appraisal-reports";

    private final AgroalDataSource dataSource;
    private final MarketClock clock;
    private AssetChanged asset;
    private LocalDate today;

    AppraisalReportIT(AgroalDataSource dataSource, MarketClock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    @BeforeEach
    void valued() {
        asset = TestAssets.invention().build();
        Panel.tell(asset);
        today = clock.today();
    }

    @AfterEach
    void now() {
        MovedClock.ahead(Duration.ZERO);
    }

    private String stated() {
        return """
                {"centre":"GZ","asset":"%s","number":"粤评报字〔%s〕","institution":"广东某某资产评估有限公司","creditCode":"91440101MA59ABCD1X",
                 "baseDate":"%s","reportDate":"%s","filingNumber":"粤资评备2026-0456",
                 "signers":[{"name":"张伟","licence":"44010001"},{"name":"李强","licence":"44010002"}],
                 "conclusion":{"amount":"910000.00","currency":"CNY"}}""".formatted(asset.asset(), UUID.randomUUID(), today.minusDays(60), today.minusDays(10));
    }

    private String entered() {
        return PATH + "/"
                + post("lin.trader", PATH, stated()).statusCode(201).extract().path("id");
    }

    private static ValidatableResponse upload(String person, String path, byte[] bytes) {
        return as(person)
                .contentType("application/pdf")
                .body(bytes)
                .put(path + "/content?fileName=report.pdf")
                .then();
    }

    @Test
    void oneIsStatedUploadedCheckedAndKept() throws Exception {
        String path = entered();
        byte[] pdf = pdf(2, false);
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pdf));
        upload("lin.trader", path, pdf)
                .statusCode(200)
                .body("state", equalTo("UPLOADED"))
                .body("pages", equalTo(2))
                .body("sha256", equalTo(hash))
                .body("retainedUntil", equalTo(today.plusYears(30).toString()));
        assertThat(as("gz.reviewer1").get(path + "/content").asByteArray()).isEqualTo(pdf);
        refused(upload("lin.trader", path, pdf), 409, "appraisal-report-state").body("state", equalTo("UPLOADED"));
        refused(post("gz.reviewer1", path + "/check", "{\"accepted\":false}"), 422, "reason-missing");
        post("gz.reviewer1", path + "/check", "{\"accepted\":true}")
                .statusCode(200)
                .body("state", equalTo("ACCEPTED"))
                .body("checkedBy", equalTo("gz.reviewer1"))
                .body("stated.signers.licence", contains("44010001", "44010002"));
        refused(as("gz.manager").delete(path).then(), 409, "retained")
                .body("retainedUntil", equalTo(today.plusYears(30).toString()))
                .body("detail", containsString("Asset Appraisal Law"));
        MovedClock.ahead(Duration.ofDays(365 * 29));
        refused(as("gz.manager").delete(path).then(), 409, "retained");
        MovedClock.ahead(Duration.ZERO);
        theDatabaseKeepsItToo();
        as("lin.trader").get(PATH + "?asset=" + asset.asset()).then().body("items.state", contains("ACCEPTED"));
    }

    private void theDatabaseKeepsItToo() throws Exception {
        try (Connection connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate("delete from appraisal_report where state = 'ACCEPTED'"))
                    .hasMessageContaining("is kept until");
            assertThatThrownBy(() -> statement.executeUpdate(
                            "update appraisal_report set retained_until = current_date where state = 'ACCEPTED'"))
                    .hasMessageContaining("is not rewritten");
            for (String set : List.of("file_name = 'x'", "entered_subject = 'x'", "pages = 9", "participant = null")) {
                assertThatThrownBy(() -> statement.executeUpdate(
                                "update appraisal_report set " + set + " where state = 'ACCEPTED'"))
                        .hasMessageContaining("is not rewritten");
            }
            assertThatThrownBy(() -> statement.executeUpdate("delete from evidence_piece"))
                    .hasMessageContaining("are not rewritten");
            for (String table : List.of("appraisal_report", "evidence_content, appraisal_report", "evidence_piece")) {
                assertThatThrownBy(() -> statement.executeUpdate("truncate " + table + " cascade"))
                        .hasMessageContaining("is not emptied");
            }
            statement.executeUpdate("insert into evidence_content values (repeat('7', 64), 'application/pdf', 1, now())"
                    + " on conflict do nothing");
            assertThatThrownBy(() -> statement.executeUpdate(
                            "insert into appraisal_report (id, mode, centre, asset, stated, number, institution, state,"
                                    + " sha256, entered_by, entered_subject, entered_at, uploaded_at, retained_until)"
                                    + " values (gen_random_uuid(), 'test', 'GZ', gen_random_uuid(), '{}', 'n', 'i', 'UPLOADED',"
                                    + " repeat('7', 64), 'a', 'a', now(), now(), current_date + interval '29 years')"))
                    .hasMessageContaining("appraisal_report_kept_for_30_years");
        }
    }

    @Test
    void whoStatedItDoesNotCheckIt() throws Exception {
        String path = PATH + "/"
                + post("gz.reviewer1", PATH, stated()).statusCode(201).extract().path("id");
        upload("gz.reviewer1", path, pdf(1, false)).statusCode(200);
        refused(post("gz.reviewer1", path + "/check", "{\"accepted\":true}"), 403, "same-person");
        refused(post("sz.reviewer1", path + "/check", "{\"accepted\":true}"), 404, "not-found");
        post("gz.reviewer2", path + "/check", "{\"accepted\":false,\"remarks\":\"The seal is missing.\"}")
                .statusCode(200)
                .body("state", equalTo("REFUSED"));
    }

    @Test
    void whoUploadedItDoesNotCheckItEither() throws Exception {
        String path = PATH + "/"
                + post("gz.reviewer1", PATH, stated()).statusCode(201).extract().path("id");
        upload("gz.reviewer2", path, pdf(1, false)).statusCode(200);
        refused(post("gz.reviewer2", path + "/check", "{\"accepted\":true}"), 403, "same-person");
        refused(post("gz.reviewer1", path + "/check", "{\"accepted\":true}"), 403, "same-person");
        post("gz.manager", path + "/check", "{\"accepted\":true}").statusCode(200);
        try (Connection connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate(
                            "update appraisal_report set checked_subject = uploaded_subject where id = '"
                                    + path.substring(path.lastIndexOf('/') + 1) + "'"))
                    .hasMessageContaining("appraisal_report_not_checked_by_who_uploaded");
        }
    }

    @Test
    void itIsOfAnOwnersAssetAndForACentreThatThereIs() {
        refused(post("chen.trader", PATH, stated()), 403, "not-owner");
        refused(post("lin.trader", PATH, stated().replace("\"GZ\"", "\"XX\"")), 422, "unknown-centre")
                .body("field", equalTo("centre"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"licence\":\"44010002\" | \"licence\":\"44010001\" | two-signers",
                "\"filingNumber\":\"粤资评备2026-0456\" | \"filingNumber\":\"\" | field-missing",
                "91440101MA59ABCD1X | 91440101 | malformed-credit-code",
                ",{\"name\":\"李强\",\"licence\":\"44010002\"} | '' | two-signers"
            })
    void whatIsNotInOrderIsRefused(String part, String instead, String slug) {
        refused(post("lin.trader", PATH, stated().replace(part, instead)), 422, slug);
    }

    @Test
    void datesThatCannotBeAreRefused() {
        String future = stated().replace(
                        today.minusDays(10).toString(), today.plusDays(1).toString());
        refused(post("lin.trader", PATH, future), 422, "date-in-future").body("field", equalTo("reportDate"));
        String old = stated().replace(
                        today.minusDays(60).toString(), today.minusDays(400).toString());
        refused(post("lin.trader", PATH, old), 422, "base-date-too-old");
    }

    @Test
    void aFileThatCannotBeReadIsRefused() throws Exception {
        String path = entered();
        refused(upload("lin.trader", path, "%PDF-1.7 and nothing".getBytes()), 422, "unreadable-pdf");
        refused(upload("lin.trader", path, "a text".getBytes()), 422, "evidence-type");
        refused(upload("lin.trader", path, pdf(1, true)), 422, "unreadable-pdf");
        refused(upload("lin.trader", path, pdf(1, false, -1)), 422, "unreadable-pdf");
        upload("lin.trader", path, new byte[300 * 1024]).statusCode(413);
        as("lin.trader").get(path).then().body("state", equalTo("ENTERED")).body("sha256", nullValue());
        as("lin.trader").get(path + "/content").then().statusCode(404);
        upload("chen.trader", path, pdf(1, false)).statusCode(404);
        as("gz.manager").delete(path).then().statusCode(204);
        as("lin.trader").get(path).then().statusCode(404);
    }

    @Test
    void theSameReportIsThereOnce() throws Exception {
        String body = stated();
        String first = PATH + "/"
                + post("lin.trader", PATH, body).statusCode(201).extract().path("id");
        String second = PATH + "/"
                + post("gz.reviewer1", PATH, body).statusCode(201).extract().path("id");
        upload("gz.reviewer1", second, pdf(1, false)).statusCode(200);
        refused(post("lin.trader", PATH, body), 409, "report-exists");
        refused(upload("lin.trader", first, pdf(2, false)), 409, "report-exists");
        as("lin.trader").get(first).then().body("state", equalTo("ENTERED"));
        post("gz.manager", second + "/check", "{\"accepted\":false,\"remarks\":\"The seal is missing.\"}")
                .statusCode(200);
        upload("lin.trader", first, pdf(2, false)).statusCode(200);
    }

    @Test
    void othersDoNotSeeIt() {
        String path = entered();
        for (String person : List.of("chen.trader", "sz.manager", "appraiser")) {
            as(person).get(path).then().statusCode(404);
        }
        as("chen.trader")
                .get(PATH + "?asset=" + asset.asset())
                .then()
                .statusCode(200)
                .body("items", empty());
        as("regulator").get(path).then().statusCode(200);
        refused(as("appraiser").get(PATH).then(), 403, "forbidden");
    }

    private static byte[] pdf(int pages, boolean locked) throws IOException {
        return pdf(pages, locked, pages);
    }

    /** @param told how many pages its catalogue says that it has */
    private static byte[] pdf(int pages, boolean locked, int told) throws IOException {
        try (PDDocument document = new PDDocument()) {
            for (int i = 0; i < pages; i++) {
                document.addPage(new PDPage());
            }
            document.getPages().getCOSObject().setInt(COSName.COUNT, told);
            if (locked) {
                document.protect(new StandardProtectionPolicy("owner", "secret", new AccessPermission()));
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }
}

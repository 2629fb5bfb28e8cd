package org.ipmarket.valuation.expert.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.ipmarket.valuation.expert.api.Panel.OPINIONS;
import static org.ipmarket.valuation.expert.api.Panel.REVIEW;
import static org.ipmarket.valuation.expert.api.Panel.as;
import static org.ipmarket.valuation.expert.api.Panel.ask;
import static org.ipmarket.valuation.expert.api.Panel.post;
import static org.ipmarket.valuation.expert.api.Panel.refused;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.chassis.test.TestBroker;
import org.ipmarket.chassis.test.TestMarket;
import org.ipmarket.local.keycloak.AdminApi;
import org.ipmarket.local.keycloak.LiveLogins;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.event.ValuationCompleted;
import org.ipmarket.valuation.TestAssets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Value opinions that experts sign and seal on paper: in the live market, which has no provider of electronic signatures, and beside one. */
@QuarkusTest
@TestProfile(MovedDays.class)
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "valuation"))
class SealedOpinionIT {
    private static final String CLIENT = "01900000-0000-7000-8000-000000000002";
    private static final String MANAGER = "live.gz.manager";
    private static final String REVIEWER = "live.gz.reviewer";
    private static final String FIRST = "live.gz.zhang";
    private static final String SECOND = "live.gz.li";
    private static final int LARGEST = 512 * 1024;

    private final AgroalDataSource dataSource;
    private Map<String, String> experts;
    private AssetChanged asset;

    SealedOpinionIT(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The experts are the centre's own staff: one of them may confirm scans, if not under an opinion that he signs. */
    @BeforeEach
    void liveMarket() {
        new LiveLogins(AdminApi.of(TestMarket.settings()))
                .person("live.admin", null, "market-admin")
                .person("live.regulator", null, "regulator")
                .person("live.sz.manager", "SZ", "manager")
                .person(MANAGER, "GZ", "manager")
                .person(REVIEWER, "GZ", "reviewer")
                .person(FIRST, "GZ", "appraiser")
                .person(SECOND, "GZ", "appraiser", "reviewer")
                .make();
        asset = TestAssets.invention()
                .mode(Mode.LIVE)
                .claimCount(9)
                .familySize(4)
                .build();
        try (TestBroker broker = TestBroker.open("valuation")) {
            broker.publish(Panel.centre(Mode.LIVE));
            String nothing = ask(TestAssets.invention().build(), "");
            await().atMost(Duration.ofSeconds(15))
                    .until(() -> requested(nothing).extract().statusCode() == 404);
            broker.publish(asset);
            broker.await(ValuationCompleted.class, each -> each.asset().equals(asset.asset()));
        }
        Panel.expert(MANAGER, FIRST, "张明远", "Zhang Mingyuan", "44010123", null);
        Panel.expert(MANAGER, SECOND, "李思齐", "Li Siqi", "44010456", null);
        experts = Panel.known(MANAGER);
    }

    private static ValidatableResponse requested(String body) {
        return as("live.admin")
                .header("On-Behalf-Of", CLIENT)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(body)
                .post(OPINIONS)
                .then();
    }

    /** An opinion of the live market that the first expert has reviewed. */
    private String reviewed() {
        String path = OPINIONS + "/"
                + requested(ask(asset, "")).statusCode(201).extract().path("id");
        post(
                        MANAGER,
                        path + "/assignment",
                        "{\"first\":\"" + experts.get(FIRST) + "\",\"second\":\"" + experts.get(SECOND) + "\"}")
                .statusCode(200);
        post(FIRST, path + "/review", REVIEW).statusCode(200);
        return path;
    }

    @Test
    void whatBothHaveSignedAndSealedIsGivenOut() throws Exception {
        String path = reviewed();
        refused(post(FIRST, path + "/signatures", "{}"), 409, "no-electronic-signature")
                .body("accepted", equalTo("SEALED_SCAN"));
        Copy copy = copy(FIRST, path);
        byte[] report = pdf(path + "/report.pdf?lang=zh-CN&copy=signed");
        assertThat(sha256(report)).isEqualTo(copy.report);
        assertThat(pages(copy.pdf)).as("one page for both signatures").isEqualTo(pages(report) + 1);
        assertThat(text("signing-copy", copy.pdf))
                .contains("签署页", "Pageforthesignatures", copy.report, "张明远", "LiSiqi", "44010123", "盖章");
        String first = uploaded(FIRST, path, copy);
        check(REVIEWER, path, first, true).statusCode(200).body("state", equalTo("SIGNED"));
        as(MANAGER).get(path).then().body("state", equalTo("SIGNED")).body("signatures.ordinal", contains(1));
        refused(post(MANAGER, path + "/issue", "{}"), 409, "opinion-state").body("state", equalTo("SIGNED"));
        assertThat(copy(SECOND, path).report).isEqualTo(copy.report);
        String second = uploaded(SECOND, path, copy);
        check(REVIEWER, path, second, true).statusCode(200);
        post(MANAGER, path + "/issue", "{}").statusCode(200).body("state", equalTo("ISSUED"));
        onRecord(path, copy);
        String scan = sha256(copy.pdf);
        assertThat(text("sealed-zh", pdf(path + "/report.pdf?lang=zh-CN")))
                .contains("纸质签名并盖章", scan, copy.report)
                .doesNotContain("电子签名");
        assertThat(text("sealed-en", pdf(path + "/report.pdf?lang=en")))
                .contains("Signedandsealedonpaper", "eachinthemannerstated", scan, copy.report)
                .doesNotContain("electronically");
    }

    private static void onRecord(String path, Copy copy) {
        as(MANAGER)
                .get(path)
                .then()
                .body("signatures.manner", contains("SEALED_SCAN", "SEALED_SCAN"))
                .body("signatures.signedBy", contains(FIRST, SECOND))
                .body("signatures.confirmedBy", contains(REVIEWER, REVIEWER))
                .body("signatures.paperSha256", contains(copy.report, copy.report))
                .body("signatures.scanSha256", contains(sha256(copy.pdf), sha256(copy.pdf)))
                .body("signatures.signedAt", not(contains(nullValue())));
        as("live.admin")
                .get(OPINIONS + "?state=ISSUED&limit=1")
                .then()
                .body("items[0].signatures.manner", contains("SEALED_SCAN", "SEALED_SCAN"));
    }

    @Test
    void whatWasRefusedIsUploadedAnew() {
        String path = reviewed();
        Copy copy = copy(FIRST, path);
        String blurred = uploaded(FIRST, path, copy);
        refused(scan(FIRST, path, copy.report, copy.pdf), 409, "signature-under-way");
        refused(post(FIRST, path + "/review", REVIEW), 409, "signature-under-way");
        check(REVIEWER, path, blurred, false, null).statusCode(422);
        check(REVIEWER, path, blurred, false, "The seal cannot be read.")
                .statusCode(200)
                .body("state", equalTo("REFUSED"))
                .body("reason", equalTo("The seal cannot be read."))
                .body("checkedBy", equalTo(REVIEWER))
                .body("signedAt", nullValue());
        as(MANAGER).get(path).then().body("state", equalTo("REVIEWED")).body("signatures", empty());
        refused(check(REVIEWER, path, blurred, true), 409, "signature-state")
                .body("state", equalTo("REFUSED"))
                .body("accepted", empty());
        String clear = uploaded(FIRST, path, copy);
        check(MANAGER, path, clear, true).statusCode(200).body("state", equalTo("SIGNED"));
        as(MANAGER).get(path + "/signatures").then().body("items.state", containsInAnyOrder("REFUSED", "SIGNED"));
    }

    @Test
    void whoSignsTheOpinionDoesNotConfirm() {
        String path = reviewed();
        Copy copy = copy(FIRST, path);
        String first = uploaded(FIRST, path, copy);
        refused(check(FIRST, path, first, true), 403, "forbidden");
        refused(check(SECOND, path, first, true), 403, "same-person");
        refused(check(SECOND, path, first, false, "I say so."), 403, "same-person");
        check(REVIEWER, path, first, true).statusCode(200);
        String second = uploaded(SECOND, path, copy);
        refused(check(SECOND, path, second, true), 403, "same-person");
    }

    @Test
    void whoMayNotIsRefused() {
        String path = reviewed();
        for (String person : List.of("live.sz.manager", "gz.reviewer1")) {
            as(person).get(path + "/signing-copy.pdf").then().statusCode(404);
        }
        refused(as(SECOND).get(path + "/signing-copy.pdf").then(), 403, "not-named");
        Copy copy = copy(FIRST, path);
        as("live.regulator").get(path + "/signing-copy.pdf").then().statusCode(200);
        refused(scan(SECOND, path, copy.report, copy.pdf), 403, "not-named");
        refused(scan(MANAGER, path, copy.report, copy.pdf), 403, "not-named");
        refused(scan("live.sz.manager", path, copy.report, copy.pdf), 404, "not-found");
        String signature = uploaded(FIRST, path, copy);
        refused(check("live.sz.manager", path, signature, true), 404, "not-found");
        refused(check("live.regulator", path, signature, true), 403, "forbidden");
        refused(check(REVIEWER, path, UUID.randomUUID().toString(), true), 404, "not-found");
        String file = path + "/signatures/" + signature + "/scan";
        for (String person : List.of(FIRST, SECOND, MANAGER, REVIEWER, "live.regulator", "live.admin")) {
            assertThat(as(person).get(file).then().statusCode(200).extract().asByteArray())
                    .isEqualTo(copy.pdf);
        }
        for (String person : List.of("live.sz.manager", "gz.reviewer1")) {
            as(person).get(file).then().statusCode(404);
        }
        post(MANAGER, path + "/withdrawal", "{\"reason\":\"Asked for by mistake.\"}")
                .statusCode(200);
        refused(as(FIRST).get(file).then(), 409, "opinion-state").body("state", equalTo("WITHDRAWN"));
        as(REVIEWER).get(file).then().statusCode(200);
        as(REVIEWER).get(path + "/signatures").then().body("items.state", contains("REFUSED"));
        refused(check(REVIEWER, path, signature, true), 409, "signature-state");
    }

    @Test
    void aScanIsAPdfOfTheReportThatIsSigned() {
        String path = reviewed();
        String other = "0".repeat(64);
        refused(scan(FIRST, path, other, new byte[] {1}), 409, "no-signing-copy");
        Copy copy = copy(FIRST, path);
        refused(scan(FIRST, path, other, copy.pdf), 422, "document-differs")
                .body("field", equalTo("report"))
                .body("accepted", equalTo(copy.report));
        refused(scan(FIRST, path, "none", copy.pdf), 400, "malformed-hash");
        refused(scan(FIRST, path, copy.report, "no PDF".getBytes()), 422, "evidence-type")
                .body("accepted", contains("application/pdf"));
        refused(scan(FIRST, path, copy.report, "%PDF-1.7 damaged".getBytes()), 422, "unreadable-pdf");
        as(FIRST)
                .contentType("image/png")
                .body(copy.pdf)
                .post(path + "/signatures/scan?report=" + copy.report)
                .then()
                .statusCode(415);
        refused(scan(FIRST, path, copy.report, padded(copy.pdf, LARGEST + 1)), 413, "evidence-too-large")
                .body("most", equalTo(LARGEST));
        refused(scan(FIRST, path, copy.report, padded(copy.pdf, 2 * LARGEST)), 413, "body-too-large");
        as(MANAGER).get(path + "/signatures").then().body("items", empty());
        uploaded(FIRST, path, copy);
        post(MANAGER, path + "/recusal", "{\"reason\":\"Named anew.\"}").statusCode(200);
        as(MANAGER).get(path + "/signatures").then().body("items.state", contains("REFUSED"));
        refused(scan(FIRST, path, copy.report, copy.pdf), 404, "not-found");
    }

    @Test
    void aNewerVersionOfTheAssetStopsTheConfirmation() {
        String path = reviewed();
        String first = uploaded(FIRST, path, copy(FIRST, path));
        AssetChanged newer = TestAssets.invention()
                .mode(Mode.LIVE)
                .asset(asset.asset())
                .version(2)
                .build();
        try (TestBroker broker = TestBroker.open("valuation")) {
            broker.publish(newer);
            broker.await(
                    ValuationCompleted.class, each -> each.asset().equals(asset.asset()) && each.assetVersion() == 2);
        }
        refused(check(REVIEWER, path, first, true), 409, "estimate-superseded");
        check(REVIEWER, path, first, false, "The estimate is superseded.")
                .statusCode(200)
                .body("state", equalTo("REFUSED"));
    }

    @Test
    void oneSignsElectronicallyAndTheOtherOnPaper() throws Exception {
        Map<String, String> panel = Panel.experts();
        asset = TestAssets.invention().claimCount(9).familySize(4).build();
        Panel.tell(asset);
        String path = Panel.opinion("chen.trader", asset);
        Panel.assign(path, panel.get("appraiser"), panel.get("appraiser2")).statusCode(200);
        post("appraiser", path + "/review", REVIEW).statusCode(200);
        String report = post("appraiser", path + "/signatures", "{}")
                .statusCode(201)
                .body("manner", equalTo("ELECTRONIC"))
                .extract()
                .path("paperSha256");
        Copy copy = copy("appraiser2", path);
        assertThat(copy.report).isEqualTo(report);
        String second = uploaded("appraiser2", path, copy);
        refused(post("appraiser2", path + "/signatures", "{}"), 409, "signature-under-way");
        check("gz.reviewer1", path, second, true).statusCode(200);
        post("gz.manager", path + "/issue", "{}").statusCode(200);
        as("chen.trader").get(path).then().body("signatures.manner", contains("ELECTRONIC", "SEALED_SCAN"));
        as("chen.trader")
                .get(path + "/signatures/" + second + "/scan")
                .then()
                .statusCode(200)
                .contentType("application/pdf");
        byte[] issued = as("chen.trader").get(path + "/report.pdf?lang=zh-CN").asByteArray();
        assertThat(text("mixed", issued)).contains("电子签名", "SIM-", "纸质签名并盖章");
    }

    @Test
    void signaturesAndTheirScansAreNotRewritten() throws Exception {
        String path = reviewed();
        Copy copy = copy(FIRST, path);
        check(REVIEWER, path, uploaded(FIRST, path, copy), true).statusCode(200);
        String scan = " where sha256 = '" + sha256(copy.pdf) + "'";
        String signature = " where scan_sha256 = '" + sha256(copy.pdf) + "'";
        for (String rewriting : List.of(
                "update opinion_signature set signed_at = now()" + signature,
                "update opinion_signature set checked_by = 'another'" + signature,
                "delete from opinion_signature" + signature,
                "truncate opinion_signature",
                "delete from evidence_piece" + scan,
                "update evidence_piece set bytes = ''" + scan)) {
            try (Connection connection = dataSource.getConnection();
                    var statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.executeUpdate(rewriting))
                        .as(rewriting)
                        .hasMessageMatching("(?s).*(not rewritten|not struck out|not emptied|not deleted).*");
            }
        }
    }

    /** @param report hash that the copy's last page names */
    private record Copy(byte[] pdf, String report) {}

    private static Copy copy(String person, String path) {
        Response answer = as(person).get(path + "/signing-copy.pdf");
        answer.then().statusCode(200).contentType("application/pdf");
        return new Copy(answer.asByteArray(), answer.header("Report-Sha256"));
    }

    private static String uploaded(String person, String path, Copy copy) {
        return scan(person, path, copy.report, copy.pdf)
                .statusCode(201)
                .body("manner", equalTo("SEALED_SCAN"))
                .body("state", equalTo("UPLOADED"))
                .body("signedBy", equalTo(person))
                .body("paperSha256", equalTo(copy.report))
                .body("scanSha256", equalTo(sha256(copy.pdf)))
                .body("signedAt", nullValue())
                .extract()
                .path("id");
    }

    private static ValidatableResponse scan(String person, String path, String report, byte[] bytes) {
        RequestSpecification request = as(person).contentType("application/pdf").body(bytes);
        return request.post(path + "/signatures/scan?report=" + report).then();
    }

    private static ValidatableResponse check(String person, String path, String signature, boolean accepted) {
        return check(person, path, signature, accepted, null);
    }

    private static ValidatableResponse check(
            String person, String path, String signature, boolean accepted, String reason) {
        String why = reason == null ? "" : ",\"reason\":\"" + reason + "\"";
        return post(person, path + "/signatures/" + signature + "/check", "{\"accepted\":" + accepted + why + "}");
    }

    /** The same file, longer: what follows the end of a PDF is no part of it. */
    private static byte[] padded(byte[] pdf, int length) {
        byte[] longer = new byte[length];
        System.arraycopy(pdf, 0, longer, 0, Math.min(pdf.length, length));
        return longer;
    }

    private static byte[] pdf(String path) {
        return as("live.admin").get(path).then().statusCode(200).extract().asByteArray();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int pages(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        }
    }

    /** Without spaces. With {@code -Dpictures=folder} the PDF is written there, too. */
    private static String text(String name, byte[] pdf) throws IOException {
        String folder = System.getProperty("pictures");
        if (folder != null) {
            Files.createDirectories(Path.of(folder));
            Files.write(Path.of(folder, name + ".pdf"), pdf);
        }
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", "");
        }
    }
}

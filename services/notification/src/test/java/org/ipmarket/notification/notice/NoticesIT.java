package org.ipmarket.notification.notice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.chassis.test.TestBroker;
import org.ipmarket.chassis.test.TestMarket;
import org.ipmarket.local.keycloak.AdminApi;
import org.ipmarket.local.keycloak.LiveLogins;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.notification.notice.desk.MakeNotices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notices from the event to the reader: on the site, and by mail through a real SMTP server. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "notification"))
@QuarkusTestResource(MailServer.class)
class NoticesIT {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String MAIL = "mei@buyer.example.org";
    private static final ParticipantId BUYER = ParticipantId.fromString("0190aaaa-0000-7000-8000-000000000001");
    private static final ParticipantId RIVAL = ParticipantId.fromString("0190aaaa-0000-7000-8000-000000000002");
    private static final ParticipantId LIN = ParticipantId.fromString("01900000-0000-7000-8000-000000000001");

    @Inject
    MakeNotices makeNotices;

    @Inject
    AgroalDataSource dataSource;

    private final Inbox mei = new Inbox("live.mei");
    private final Inbox rival = new Inbox("live.rival");
    private GreenMail server;
    private TestBroker broker;

    @BeforeAll
    static void liveLogins() {
        new LiveLogins(AdminApi.of(TestMarket.settings()))
                .member("live.mei", BUYER.toString(), "trader")
                .member("live.rival", RIVAL.toString(), "trader")
                .person("live.sz.manager", "SZ", "manager")
                .person("live.fs.manager", "FS", "manager")
                .make();
    }

    @BeforeEach
    void open() {
        broker = TestBroker.open("notification");
        startServer();
    }

    @AfterEach
    void close() {
        broker.close();
        server.stop();
    }

    private void startServer() {
        int port = ConfigProvider.getConfig().getValue("ipmarket.notices.mail.smtp.port", Integer.class);
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    @Test
    void whoIsOutbidReadsItOnceInItsLanguageAndCanProveTheMail() throws Exception {
        confirmed("zh");
        LotId lot = Events.lot();
        broker.publish(Events.announced(lot, Mode.LIVE, Events.now().minusSeconds(60)));
        var id = broker.publish(Events.outbid(lot, Mode.LIVE, 87_000_000, BUYER));
        broker.publish(Events.outbid(lot, Mode.LIVE, 87_000_000, BUYER), id);

        Map<String, Object> notice = mei.notice(lot, "OUTBID");
        MimeMessage mail = onlyMail("您的出价已被超过：一种晶圆搬运机械手");

        assertThat(notice)
                .containsEntry("title", "您的出价已被超过：一种晶圆搬运机械手")
                .containsEntry("language", "zh")
                .containsEntry("obligatory", false)
                .doesNotContainKey("readAt");
        assertThat((String) notice.get("text")).contains("870,000.00 元");
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly(MAIL);
        assertThat(text(mail)).contains("870,000.00 元", "退订");
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        mei.ask()
                .get("/api/v1/notices/" + notice.get("id") + "?lang=en")
                .then()
                .statusCode(200)
                .body("title", equalTo("You have been outbid: Robot hand for carrying wafers"));

        Map<String, Object> delivery = mei.delivery(notice, "SENT");
        assertThat(delivery).containsEntry("channel", "MAIL").containsEntry("own", true);
        assertThat(delivery).containsEntry("address", "m***@buyer.example.org");
        assertThat(attempts(delivery)).hasSize(1);
        assertThat(attempts(delivery).getFirst())
                .containsEntry("outcome", "ACCEPTED")
                .containsEntry("messageId", mail.getMessageID())
                .hasEntrySatisfying(
                        "answer", answer -> assertThat((String) answer).startsWith("250"));
        assertThat(mail.getMessageID()).isEqualTo("<" + delivery.get("id") + "@market.example.org>");

        anEventLater();
        assertThat(mei.notices(lot, "OUTBID")).as("told twice, read once").hasSize(1);
        assertThat(mails("您的出价已被超过：一种晶圆搬运机械手")).hasSize(1);
    }

    @Test
    void nobodyReadsAnothersAndWhatIsReadIsRead() {
        LotId lot = Events.lot();
        broker.publish(Events.awarded(lot, Mode.LIVE, BUYER));
        Map<String, Object> notice = mei.notice(lot, "WON");
        String path = "/api/v1/notices/" + notice.get("id");

        assertThat(rival.notices(lot, "WON")).isEmpty();
        for (Inbox other : List.of(rival, new Inbox("lin.trader"))) {
            other.ask().get(path).then().statusCode(404);
            other.ask().get(path + "/deliveries").then().statusCode(404);
            other.ask().post(path + "/reading").then().statusCode(404);
        }
        given().get(path).then().statusCode(401);
        new Inbox("live.sz.manager").ask().get("/api/v1/notices").then().statusCode(403);

        int unread = mei.ask().get("/api/v1/notices/unread").then().extract().path("unread");
        Instant readAt = Instant.parse(mei.ask()
                .post(path + "/reading")
                .then()
                .statusCode(200)
                .extract()
                .path("readAt"));
        mei.ask().post(path + "/reading").then().statusCode(200).body("readAt", equalTo(readAt.toString()));
        String tag = mei.ask()
                .get(path + "?lang=zh")
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        mei.ask().header("If-None-Match", tag).get(path + "?lang=zh").then().statusCode(304);
        mei.ask().header("If-None-Match", tag).get(path + "?lang=en").then().statusCode(200);
        mei.ask().get("/api/v1/notices/unread").then().body("unread", equalTo(unread - 1));
        LotId next = Events.lot();
        broker.publish(Events.awarded(next, Mode.LIVE, BUYER));
        Map<String, Object> newest = mei.notice(next, "WON");
        mei.ask()
                .body(Map.of("upTo", newest.get("id")))
                .post("/api/v1/notices/reading")
                .then()
                .statusCode(200)
                .body("unread", equalTo(0));
        mei.ask().get("/api/v1/notices?unread=true").then().body("items.size()", equalTo(0));
        Response first = mei.ask().get("/api/v1/notices?limit=1");
        first.then().statusCode(200).body("items[0].id", equalTo(newest.get("id")));
        mei.ask()
                .get("/api/v1/notices?limit=1&cursor=" + first.path("next"))
                .then()
                .body("items[0].id", not(equalTo(newest.get("id"))));
    }

    @Test
    void oneClickStopsMailsOfOneKindAndNoneThatIsObligatory() throws Exception {
        confirmed("en");
        LotId lot = Events.lot();
        broker.publish(Events.held(lot, Mode.LIVE, BUYER));
        MimeMessage mail = onlyMail("Deposit received: lot " + lot);
        String link = mail.getHeader("List-Unsubscribe")[0].replaceAll("[<>]", "");
        String path = URI.create(link).getPath();

        given().get(path).then().statusCode(200).contentType("text/html").body(containsString("Deposit received"));
        given().contentType("application/x-www-form-urlencoded")
                .post(path)
                .then()
                .statusCode(422);
        assertThat(unsubscribed()).as("nothing is done by looking").isEmpty();
        given().contentType("application/x-www-form-urlencoded")
                .formParam("List-Unsubscribe", "One-Click")
                .post(path.replace("DEPOSIT_RECEIVED", "OUTBID"))
                .then()
                .statusCode(404);
        given().multiPart("List-Unsubscribe", "One-Click").post(path).then().statusCode(200);
        given().contentType("application/x-www-form-urlencoded")
                .formParam("List-Unsubscribe", "One-Click")
                .post(path)
                .then()
                .statusCode(200)
                .body(containsString("No more mails of the kind"));
        assertThat(unsubscribed()).containsExactly("DEPOSIT_RECEIVED");

        LotId next = Events.lot();
        broker.publish(Events.held(next, Mode.LIVE, BUYER));
        broker.publish(Events.suspended(next, Mode.LIVE));
        MimeMessage obligatory = onlyMail("Bidding is suspended: lot " + next);
        assertThat(obligatory.getHeader("List-Unsubscribe")).isNull();
        assertThat(text(obligatory)).contains("cannot be unsubscribed from");
        assertThat(mails("Deposit received: lot " + next)).isEmpty();
        assertThat(mei.delivery(mei.notice(next, "DEPOSIT_RECEIVED"), "SKIPPED"))
                .containsEntry("reason", "UNSUBSCRIBED");
    }

    @Test
    void whatAServerThatIsDownDoesNotTakeIsTriedAgainUnderTheSameId() throws Exception {
        confirmed("zh");
        server.stop();
        LotId lot = Events.lot();
        broker.publish(Events.awarded(lot, Mode.LIVE, BUYER));
        Map<String, Object> notice = mei.notice(lot, "WON");
        await().atMost(SOON)
                .until(() -> attempts(mei.deliveries(notice).getFirst()).size() >= 2);
        startServer();
        Map<String, Object> delivery = mei.delivery(notice, "SENT");

        List<Map<String, Object>> attempts = attempts(delivery);
        assertThat(attempts.getFirst()).containsEntry("outcome", "UNREACHABLE");
        assertThat((String) attempts.getFirst().get("answer")).isNotBlank();
        assertThat(attempts.getLast()).containsEntry("outcome", "ACCEPTED");
        assertThat(attempts).extracting(attempt -> attempt.get("number")).doesNotHaveDuplicates();
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(server.getReceivedMessages()[0].getMessageID())
                .isEqualTo("<" + delivery.get("id") + "@market.example.org>");

        new Inbox("live.sz.manager")
                .ask()
                .get("/api/v1/notices/sent?lot=" + lot + "&participant=" + BUYER)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .body("items[0].kind", equalTo("WON"))
                .body("items[0].deliveries[0].state", equalTo("SENT"))
                .body("items[0].deliveries[0].own", equalTo(false))
                .body("items[0].deliveries[0].attempts.outcome", hasItems("UNREACHABLE", "ACCEPTED"));
        Inbox stranger = new Inbox("live.fs.manager");
        stranger.ask().get("/api/v1/notices/sent?lot=" + lot).then().body("items.size()", equalTo(0));
        stranger.ask()
                .get("/api/v1/notices/" + notice.get("id") + "/deliveries")
                .then()
                .statusCode(404);
        mei.ask().get("/api/v1/notices/sent").then().statusCode(403);
    }

    @Test
    void aBiddingWarIsOneMailAndTheLastWord() throws Exception {
        confirmed("en");
        LotId lot = Events.lot();
        broker.publish(Events.outbid(lot, Mode.LIVE, 100_000, BUYER));
        onlyMail("You have been outbid: lot " + lot);
        Map<String, Object> first = mei.notice(lot, "OUTBID");
        mei.delivery(first, "SENT");
        sql(
                "update notice_delivery set created_at = created_at - interval '1 hour' where notice = ?::uuid",
                first.get("id")); // it counts from when it was sent, however long it had waited
        broker.publish(Events.outbid(lot, Mode.LIVE, 200_000, BUYER));
        broker.publish(Events.outbid(lot, Mode.LIVE, 300_000, BUYER));

        await().atMost(SOON)
                .until(() -> mei.notice(lot, "OUTBID").get("text").toString().contains("CNY 3,000.00"));
        assertThat(mei.notices(lot, "OUTBID")).as("only how it stands").hasSize(1);
        Map<String, Object> waiting = mei.delivery(mei.notice(lot, "OUTBID"), "PENDING");
        assertThat(Instant.parse((String) waiting.get("nextAttemptAt")))
                .isAfter(Instant.now().plusSeconds(60));
        assertThat(mails("You have been outbid: lot " + lot)).hasSize(1);
    }

    @Test
    void whatWaitsForAServerIsLookedAtAgainBeforeItGoes() throws Exception {
        confirmed("en");
        server.stop();
        LotId lot = Events.lot();
        broker.publish(Events.outbid(lot, Mode.LIVE, 100_000, BUYER));
        broker.publish(Events.held(lot, Mode.LIVE, BUYER));
        broker.publish(Events.awarded(lot, Mode.LIVE, BUYER));
        Map<String, Object> outbid = tried(lot, "OUTBID");
        Map<String, Object> deposit = tried(lot, "DEPOSIT_RECEIVED");
        Map<String, Object> won = tried(lot, "WON");

        broker.publish(Events.outbid(lot, Mode.LIVE, 200_000, BUYER));
        mei.delivery(outbid, "SUPERSEDED");
        sql(
                "update notice_person set without_kinds = '{DEPOSIT_RECEIVED}' where participant = ?::uuid",
                BUYER.toString());
        assertThat(mei.delivery(deposit, "SKIPPED")).containsEntry("reason", "UNSUBSCRIBED");
        sql("update notice set facts = '{}' where id = ?::uuid", won.get("id"));
        sql("update notice_delivery set title = null where notice = ?::uuid", won.get("id"));
        await("what cannot be written is tried and fails")
                .atMost(SOON)
                .until(() -> attempts(mei.deliveries(won).getFirst()).stream()
                        .anyMatch(attempt -> "UNREACHABLE".equals(attempt.get("outcome"))
                                && attempt.get("answer").toString().contains("within the market")));
        sql("delete from notice where lot = ?::uuid", lot.toString()); // nothing of it for a later test's server
    }

    @Test
    void aNoticeThatCannotBeMadeKeepsNoMailBack() throws Exception {
        confirmed("en");
        LotId lot = Events.lot();
        sql(
                "insert into notice_due (kind, lot, mode, centre, due_at, until)"
                        + " values ('OF_A_LATER_VERSION', ?::uuid, 'live', 'GZ', now() - interval '1 hour', now())",
                lot.toString());
        try {
            broker.publish(Events.awarded(lot, Mode.LIVE, BUYER));
            mei.delivery(mei.notice(lot, "WON"), "SENT");
        } finally {
            sql("delete from notice_due where lot = ?::uuid", lot.toString());
        }
    }

    @Test
    void nobodyIsToldThatASuspendedLotOpensSoonUntilItGoesOn() throws Exception {
        LotId lot = Events.lot();
        broker.publish(Events.held(lot, Mode.LIVE, RIVAL));
        broker.publish(Events.announced(lot, Mode.LIVE, Events.now().plusSeconds(7200)));
        broker.publish(Events.suspended(lot, Mode.LIVE));
        rival.notice(lot, "LOT_SUSPENDED");
        sql("update notice_due set due_at = now() - interval '1 minute' where lot = ?::uuid", lot.toString());
        makeNotices.ofWhatIsDue();
        assertThat(rival.notices(lot, "OPENING_SOON")).isEmpty();

        broker.publish(Events.resumed(lot, Mode.LIVE));
        rival.notice(lot, "OPENING_SOON");
    }

    @Test
    void biddersAreToldOnceThatALotOpensSoonHoweverManyLook() throws Exception {
        LotId lot = Events.lot();
        broker.publish(Events.held(lot, Mode.LIVE, BUYER));
        broker.publish(Events.held(lot, Mode.LIVE, RIVAL));
        mei.notice(lot, "DEPOSIT_RECEIVED");
        CountDownLatch together = new CountDownLatch(1);
        try (var lookers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                lookers.execute(() -> {
                    for (int look = 0; look < 20; look++) {
                        makeNotices.ofWhatIsDue();
                    }
                    together.countDown();
                });
            }
            broker.publish(Events.announced(lot, Mode.LIVE, Events.now().plusSeconds(1800)));
            together.await();
        }

        mei.ask()
                .get("/api/v1/notices/" + mei.notice(lot, "OPENING_SOON").get("id") + "?lang=zh")
                .then()
                .body("title", equalTo("即将开始竞价：一种晶圆搬运机械手"));
        rival.notice(lot, "OPENING_SOON");
        for (int look = 0; look < 5; look++) {
            makeNotices.ofWhatIsDue();
        }
        assertThat(mei.notices(lot, "OPENING_SOON")).hasSize(1);
    }

    @Test
    void whoHasGivenNoAddressIsToldOnTheSiteAlone() {
        LotId lot = Events.lot();
        broker.publish(Events.awarded(lot, Mode.LIVE, RIVAL));

        assertThat(rival.delivery(rival.notice(lot, "WON"), "SKIPPED")).containsEntry("reason", "NO_ADDRESS");
    }

    @Test
    void aRehearsalsMailsLieInTheFolder() throws Exception {
        Inbox lin = new Inbox("lin.trader");
        lin.prefer("zh", "lin@example.org", Set.of());

        Map<String, Object> notice = lin.ask()
                .get("/api/v1/notices?kind=ADDRESS_CONFIRMATION")
                .then()
                .statusCode(200)
                .extract()
                .path("items[0]");
        Map<String, Object> delivery = lin.delivery(notice, "SENT");
        Path file = Path.of("target/mail", delivery.get("id") + ".eml");
        try (var in = Files.newInputStream(file)) {
            MimeMessage mail = new MimeMessage(jakarta.mail.Session.getInstance(new java.util.Properties()), in);
            assertThat(mail.getSubject()).isEqualTo("【演练】请确认您的邮箱");
            assertThat(text(mail)).contains("lin@example.org", "/api/v1/notices/confirmations/");
        }
        assertThat(attempts(delivery).getFirst()).containsEntry("answer", "written to " + file.getFileName());
        assertThat(server.getReceivedMessages())
                .as("nothing of it leaves the market")
                .isEmpty();
        assertThat(notice.get("text").toString())
                .as("the link is in the mail alone")
                .doesNotContain("confirmations");
        new Inbox("lin.approver")
                .ask()
                .get("/api/v1/notices/" + notice.get("id"))
                .then()
                .statusCode(404);

        LotId lot = Events.lot();
        broker.publish(Events.awarded(lot, Mode.TEST, LIN));
        assertThat(lin.delivery(lin.notice(lot, "WON"), "SKIPPED")).containsEntry("reason", "ADDRESS_NOT_CONFIRMED");
    }

    @Test
    void preferencesSayWhatCannotBe() throws Exception {
        Inbox chen = new Inbox("chen.trader");
        chen.ask()
                .get("/api/v1/notices/preferences")
                .then()
                .statusCode(200)
                .header("ETag", "\"v0\"")
                .body("language", equalTo("zh"))
                .body("channels", equalTo(List.of("MAIL")))
                .body("available.findAll { it.configured }.channel", equalTo(List.of("MAIL")));
        chen.put("\"v0\"", Map.of("language", "en", "unsubscribed", List.of("PAYMENT_DUE")))
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/notice-obligatory"))
                .body("kind", equalTo("PAYMENT_DUE"))
                .body("source", containsString("PIPL 13"));
        chen.put("\"v0\"", Map.of("language", "en", "channels", List.of("SMS")))
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/channel-not-configured"))
                .body("configured", equalTo(List.of("MAIL")));
        chen.put("\"v0\"", Map.of("language", "fr")).then().statusCode(422).body("field", equalTo("language"));
        for (String bad : List.of("no address", "A <a@example.org>", "a@b, c@d", "a@example.org\r\nBcc: x@y")) {
            chen.put("\"v0\"", Map.of("language", "en", "mail", bad))
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/mail-malformed"));
        }
        chen.put("\"v0\"", Map.of("language", "en", "unsubscribed", List.of("OUTBID")))
                .then()
                .statusCode(200)
                .header("ETag", "\"v1\"")
                .body("unsubscribed", equalTo(List.of("OUTBID")));
        chen.put("\"v0\"", Map.of("language", "zh")).then().statusCode(412);
        for (int address = 1; address <= 5; address++) {
            chen.put(chen.etag(), Map.of("language", "en", "mail", "c" + address + "@example.org"))
                    .then()
                    .statusCode(200);
        }
        chen.put(chen.etag(), Map.of("language", "en", "mail", "c6@example.org"))
                .then()
                .statusCode(429);
        theLastAddressIsAskedAgain(chen);
        new Inbox("gz.manager").ask().get("/api/v1/notices/preferences").then().statusCode(403);
        chen.ask()
                .get("/api/v1/notices/kinds")
                .then()
                .statusCode(200)
                .body("items.findAll { it.obligatory }.kind", hasItems("WON", "PAYMENT_DUE", "REFUND", "LOT_SUSPENDED"))
                .body("items.findAll { !it.obligatory }.kind", hasItem("OUTBID"));
    }

    /** Where no link has gone there, as soon as it may; whatever else is said meanwhile. */
    private void theLastAddressIsAskedAgain(Inbox chen) throws SQLException {
        Map<String, Object> same = Map.of("language", "zh", "mail", "c5@example.org");
        sql(
                "update notice_delivery set state = 'FAILED', lease = null, lease_until = null where address = ?",
                "c5@example.org");
        chen.put(chen.etag(), same).then().statusCode(200).body("language", equalTo("zh"));
        assertThat(asked(chen)).isEqualTo(5);
        sql("update notice set made_at = made_at - interval '25 hours' where kind = 'ADDRESS_CONFIRMATION'");
        chen.put(chen.etag(), same).then().statusCode(200);
        assertThat(asked(chen)).isEqualTo(6);
        chen.put(chen.etag(), same).then().statusCode(200);
        assertThat(asked(chen)).as("the link that was sent is good").isEqualTo(6);
    }

    private static int asked(Inbox person) {
        return person.ask().get("/api/v1/notices?kind=ADDRESS_CONFIRMATION").path("items.size()");
    }

    /** Mei has the address, whatever an earlier test did. */
    private void confirmed(String language) throws Exception {
        if (mei.ask().get("/api/v1/notices/preferences").path("mailConfirmed")) {
            mei.prefer(language, MAIL, Set.of());
            return;
        }
        mei.prefer(language, MAIL, Set.of());
        MimeMessage mail = await().atMost(SOON)
                .until(this::received, all -> !all.isEmpty())
                .getFirst();
        String link = Stream.of(text(mail).split("\\s|："))
                .filter(word -> word.contains("/confirmations/"))
                .findFirst()
                .orElseThrow();
        String path = URI.create(link.substring(link.indexOf("http"))).getPath();
        given().get(path).then().statusCode(200).body(containsString(MAIL));
        assertThat((boolean) mei.ask().get("/api/v1/notices/preferences").path("mailConfirmed"))
                .as("nothing is done by looking")
                .isFalse();
        given().post(path).then().statusCode(200);
        given().post(path.substring(0, path.length() - 2)).then().statusCode(404);
        assertThat((boolean) mei.ask().get("/api/v1/notices/preferences").path("mailConfirmed"))
                .isTrue();
        server.purgeEmailFromAllMailboxes();
    }

    /** Mei's notice, once a server that is down has not taken its mail. */
    private Map<String, Object> tried(LotId lot, String kind) {
        Map<String, Object> notice = mei.notice(lot, kind);
        await().atMost(SOON)
                .until(() -> !attempts(mei.deliveries(notice).getFirst()).isEmpty());
        return notice;
    }

    /** What no call of the API makes happen. */
    private void sql(String statement, Object... values) throws SQLException {
        try (var connection = dataSource.getConnection();
                var update = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            update.executeUpdate();
        }
    }

    private List<String> unsubscribed() {
        return mei.ask().get("/api/v1/notices/preferences").path("unsubscribed");
    }

    /** What was published before has been taken by then. */
    private void anEventLater() {
        LotId marker = Events.lot();
        broker.publish(Events.awarded(marker, Mode.LIVE, RIVAL));
        rival.notice(marker, "WON");
    }

    private List<MimeMessage> received() {
        return List.of(server.getReceivedMessages());
    }

    private List<MimeMessage> mails(String subject) {
        return received().stream().filter(mail -> subject.equals(subject(mail))).toList();
    }

    private MimeMessage onlyMail(String subject) {
        return await().atMost(SOON)
                .until(() -> mails(subject), found -> found.size() == 1)
                .getFirst();
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(MimeMessage mail) throws Exception {
        return (String) ((Multipart) mail.getContent()).getBodyPart(0).getContent();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> attempts(Map<String, Object> delivery) {
        return (List<Map<String, Object>>) delivery.get("attempts");
    }
}

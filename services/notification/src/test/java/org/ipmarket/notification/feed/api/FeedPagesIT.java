package org.ipmarket.notification.feed.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.ipmarket.notification.feed.api.FeedApi.get;
import static org.ipmarket.notification.feed.api.FeedApi.gz;
import static org.ipmarket.notification.feed.api.FeedApi.ids;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.chassis.test.TestBroker;
import org.ipmarket.chassis.test.Tokens;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.notification.feed.desk.PurgeFeed;
import org.ipmarket.notification.feed.desk.Waiters;
import org.ipmarket.notification.feed.rule.Cursor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages, filters, waiting, what is refused, and what is kept no longer. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "notification"))
class FeedPagesIT {
    @Inject
    AgroalDataSource dataSource;

    @Inject
    PurgeFeed purgeFeed;

    @Inject
    Waiters waiters;

    private TestBroker broker;
    private String before;

    @BeforeEach
    void open() {
        broker = TestBroker.open("notification");
        before = FeedApi.latest();
    }

    @AfterEach
    void close() {
        broker.close();
    }

    private String open(LotId lot) {
        return broker.publish(FeedApi.opened(lot, Mode.TEST)).toString();
    }

    @Test
    void pagesFollowOneAnotherToTheEndAndAnEmptyOneLeadsOn() {
        List<String> told =
                IntStream.range(0, 7).mapToObj(i -> open(FeedApi.lot())).toList();
        await().until(() -> ids(gz(), before, "").size() == 7);

        List<String> read = new ArrayList<>();
        String cursor = before;
        boolean more = true;
        while (more) {
            ValidatableResponse page = get(gz(), "?limit=3&after=" + cursor).statusCode(200);
            read.addAll(page.extract().path("items.id"));
            cursor = page.extract().path("next");
            more = page.extract().path("more");
            page.header("Link", equalTo("</api/v1/feed?limit=3&after=" + cursor + ">; rel=\"next\""));
            page.header("Cache-Control", "no-store");
        }
        assertThat(read).isEqualTo(told);
        get(gz(), "?after=" + cursor)
                .body("items.size()", equalTo(0))
                .body("next", equalTo(cursor))
                .body("more", equalTo(false));
        assertThat(cursor).isEqualTo(FeedApi.latest());
    }

    @Test
    void theCursorOfAnEventLeadsOnFromIt() {
        String first = open(FeedApi.lot());
        String second = open(FeedApi.lot());
        await().until(() -> ids(gz(), before, "").contains(second));
        String behindFirst = (String) FeedApi.items(gz(), before, "").getFirst().get("cursor");
        assertThat(ids(gz(), before, "")).containsExactly(first, second);
        assertThat(ids(gz(), behindFirst, "")).containsExactly(second);
    }

    @Test
    void anEventIsACloudEvent() {
        LotId lot = FeedApi.lot();
        String id = open(lot);
        await().until(() -> ids(gz(), before, "").contains(id));
        get(gz(), "?after=" + before)
                .body("items[0].specversion", equalTo("1.0"))
                .body("items[0].id", equalTo(id))
                .body("items[0].source", equalTo("/bidding"))
                .body("items[0].type", equalTo("lot.opened.v1"))
                .body("items[0].subject", equalTo(lot.toString()))
                .body("items[0].datacontenttype", equalTo("application/json"))
                .body("items[0].mode", equalTo("test"))
                .body("items[0].visibility", equalTo("PUBLIC"))
                .body("items[0].data.lot", equalTo(lot.toString()));
        given().auth()
                .oauth2(gz())
                .accept("application/cloudevents-batch+json")
                .get("/api/v1/feed?after=" + before)
                .then()
                .statusCode(200)
                .contentType("application/cloudevents-batch+json")
                .header("Link", containsString("after=" + FeedApi.latest()))
                .body("size()", equalTo(1))
                .body("[0].id", equalTo(id));
    }

    @Test
    void filtersChooseAndTheCursorPassesWhatTheyLeaveOut() throws Exception {
        OfferAnnounced offer = EventJson.read(
                Files.readAllBytes(Path.of("../messages/src/test/resources/examples/offer.announced.json")),
                OfferAnnounced.class);
        LotId lot = new LotId(offer.offer().value());
        String asset = offer.assets().getFirst().asset().toString();
        boolean test = offer.mode() == Mode.TEST;
        String announced = broker.publish(offer).toString();
        String opened = open(lot);
        String closed =
                broker.publish(FeedApi.closed(lot, new DepositId(Ids.next()))).toString();
        String other = open(FeedApi.lot());
        await().until(() -> ids(gz(), before, "").contains(other));

        assertThat(ids(gz(), before, "&type=lot.opened")).containsExactly(opened, other);
        assertThat(ids(gz(), before, "&type=lot.opened.v1,lot.closed")).containsExactly(opened, closed, other);
        assertThat(ids(gz(), before, "&type=lot.opened&type=lot.closed")).containsExactly(opened, closed, other);
        assertThat(ids(gz(), before, "&asset=" + asset))
                .as("of the lot that sells it")
                .isEqualTo(test ? List.of(announced, opened, closed) : List.of(opened, closed));
        assertThat(ids(gz(), before, "&asset=" + asset + "&type=lot.closed")).containsExactly(closed);
        assertThat(ids(gz(), before, "&centre=GZ&type=lot.closed")).containsExactly(closed);
        get(gz(), "?centre=DG&after=" + before)
                .body("items.size()", equalTo(0))
                .body("next", equalTo(FeedApi.latest()))
                .body("more", equalTo(false));
    }

    @Test
    void aPageWaitsForWhatItWantsAndComesAtOnceThen() throws Exception {
        try (ExecutorService hands = Executors.newSingleThreadExecutor()) {
            long began = System.nanoTime();
            Future<List<String>> waiting = hands.submit(() -> ids(gz(), before, "&wait=PT20S&type=lot.closed"));
            await().until(() -> waiters.count() == 1);
            open(FeedApi.lot());
            String closed = broker.publish(FeedApi.closed(FeedApi.lot(), new DepositId(Ids.next())))
                    .toString();
            assertThat(waiting.get()).containsExactly(closed);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        }
        String end = FeedApi.latest();
        long began = System.nanoTime();
        get(gz(), "?wait=PT1S&after=" + end).body("items.size()", equalTo(0)).body("next", equalTo(end));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(4));
        assertThat(waiters.count()).isZero();
    }

    @Test
    void soManyWaitAndNoMore() {
        try (ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Integer>> waiting = IntStream.range(0, 16)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> get(gz(), "?wait=PT6S&after=" + before)
                                    .extract()
                                    .statusCode(),
                            hands))
                    .toList();
            await().until(() -> waiters.count() == 16);
            get(gz(), "?wait=PT6S&after=" + before)
                    .statusCode(503)
                    .header("Retry-After", "5")
                    .body("type", equalTo("/problems/too-many-waiters"));
            get(gz(), "?after=" + before).statusCode(200);
            get(Tokens.client("centre-sz"), "?wait=PT0.1S&after=" + before).statusCode(200);
            open(FeedApi.lot());
            assertThat(waiting).allSatisfy(one -> assertThat(one.join()).isEqualTo(200));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "after=garbage,            400, malformed-cursor,   after",
        "after=AAAAAAAAAAAAAAAA,   400, malformed-cursor,   after",
        "limit=0,                  422, limit-out-of-range, limit",
        "limit=201,                422, limit-out-of-range, limit",
        "type=lot.vanished,        400, unknown-value,      type",
        "type=participant.changed, 400, unknown-value,      type",
        "centre=no centre,         400, malformed-value,    centre",
        "asset=17,                 400, malformed-value,    asset",
        "wait=soon,                400, malformed-duration, wait",
        "wait=PT31S,               422, wait-out-of-range,  wait",
        "wait=PT-1S,               422, wait-out-of-range,  wait",
    })
    void whatCannotBeAskedIsRefusedByName(String query, int status, String type, String field) {
        get(gz(), "?" + query)
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + type))
                .body("field", equalTo(field));
    }

    @Test
    void aCursorThatTheFeedHasNotReachedIsNotOfThisFeed() {
        get(gz(), "?after=" + Cursor.text(1_000_000_000_000L))
                .statusCode(400)
                .body("type", equalTo("/problems/malformed-cursor"));
    }

    @Test
    void nobodyReadsWithoutAToken() {
        given().get("/api/v1/feed").then().statusCode(401);
    }

    @Test
    void whoAsksForNothingInParticularGetsAPage() {
        given().auth()
                .oauth2(gz())
                .get("/api/v1/feed?limit=1")
                .then()
                .statusCode(200)
                .body("next", notNullValue());
        given().auth()
                .oauth2(gz())
                .accept("text/html, */*;q=0.1")
                .get("/api/v1/feed?limit=1")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("next", notNullValue());
    }

    @Test
    void theOldestGoAndTheirCursorsAreToldWhereToBegin() throws Exception {
        List<String> told =
                IntStream.range(0, 4).mapToObj(i -> open(FeedApi.lot())).toList();
        await().until(() -> ids(gz(), before, "").size() == 4);
        List<Map<String, Object>> items = FeedApi.items(gz(), before, "");
        long second = position(items.get(1));
        execute("update feed_event set recorded_at = recorded_at - interval '91 days' where position <= " + second);

        assertThat(purgeFeed.purge()).isGreaterThanOrEqualTo(2);
        assertThat(purgeFeed.purge()).isZero();

        String oldest = get(gz(), "?after=" + before)
                .statusCode(410)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/cursor-expired"))
                .body("field", equalTo("after"))
                .body("retention", equalTo("P90D"))
                .extract()
                .path("oldest");
        assertThat(ids(gz(), oldest, "")).isEqualTo(told.subList(2, 4));
        assertThat(oldest)
                .as("nothing behind it is gone")
                .isEqualTo(items.get(1).get("cursor"));
        List<String> fromTheOldest = get(gz(), "").statusCode(200).extract().path("items.id");
        assertThat(fromTheOldest).isEqualTo(told.subList(2, 4));
        assertThat(ids(gz(), (String) items.get(2).get("cursor"), "")).isEqualTo(told.subList(3, 4));
    }

    private static long position(Map<String, Object> event) {
        return Cursor.parse((String) event.get("cursor")).orElseThrow().position();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

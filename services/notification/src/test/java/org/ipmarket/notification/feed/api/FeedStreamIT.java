package org.ipmarket.notification.feed.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ipmarket.notification.feed.api.FeedApi.gz;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.chassis.test.TestBroker;
import org.ipmarket.messages.Mode;
import org.ipmarket.notification.feed.desk.Waiters;
import org.ipmarket.notification.feed.rule.Cursor;
import org.junit.jupiter.api.Test;

/** The feed as server-sent events. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "notification"))
class FeedStreamIT {
    @Inject
    AgroalDataSource dataSource;

    @Inject
    Waiters waiters;

    /** An open stream, line by line. */
    private static final class Stream implements AutoCloseable {
        private final Socket socket = new Socket("localhost", RestAssured.port);
        private final BufferedReader lines;

        Stream(String query, String lastEvent) throws IOException {
            socket.setSoTimeout(10_000);
            String request =
                    "GET /api/v1/feed" + query + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n"
                            + (lastEvent == null ? "" : "Last-Event-ID: " + lastEvent + "\r\n")
                            + "Authorization: Bearer " + gz() + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        }

        String until(String beginning) throws IOException {
            String line = lines.readLine();
            while (line != null && !line.startsWith(beginning)) {
                line = lines.readLine();
            }
            return line;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @Test
    void eventsComeWithTheirCursorsAndAReaderGoesOnWhereItWas() throws Exception {
        String before = FeedApi.latest();
        try (TestBroker broker = TestBroker.open("notification")) {
            String last;
            try (Stream stream = new Stream("?after=" + before, null)) {
                assertThat(stream.until("HTTP/1.1")).contains("200");
                assertThat(stream.until("id:")).as("where it begins").isEqualTo("id:" + before);
                String first =
                        broker.publish(FeedApi.opened(FeedApi.lot(), Mode.TEST)).toString();
                assertThat(stream.until("event:")).isEqualTo("event:lot.opened.v1");
                assertThat(stream.until("data:")).contains("\"id\":\"" + first + "\"");
                assertThat(stream.until(":alive")).as("in silence").isNotNull();
                last = FeedApi.latest();
            }
            String second =
                    broker.publish(FeedApi.opened(FeedApi.lot(), Mode.TEST)).toString();
            try (Stream stream = new Stream("?after=" + before, last)) {
                assertThat(stream.until("data:")).contains("\"id\":\"" + second + "\"");
            }
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> waiters.count() == 0);
    }

    @Test
    void theReadersPlaceMovesOnPastWhatItDoesNotSee() throws Exception {
        String before = FeedApi.latest();
        try (TestBroker broker = TestBroker.open("notification");
                Stream stream = new Stream("?type=lot.closed&after=" + before, null)) {
            assertThat(stream.until("id:")).isEqualTo("id:" + before);
            broker.publish(FeedApi.opened(FeedApi.lot(), Mode.TEST));
            String id = stream.until("id:");
            while (id.equals("id:" + before)) {
                id = stream.until("id:");
            }
            assertThat(id).isEqualTo("id:" + FeedApi.latest());
        }
    }

    @Test
    void whatCannotBeAskedIsRefusedBeforeTheStreamBegins() throws Exception {
        try (Stream stream = new Stream("", "garbage")) {
            assertThat(stream.until("HTTP/1.1")).contains("400");
        }
        try (Stream stream = new Stream("", Cursor.text(1_000_000_000_000L))) {
            assertThat(stream.until("HTTP/1.1")).contains("400");
        }
    }

    /** 24 MB for a reader that takes nothing: no more of it is read than fits on the way, and in the end it is let go. */
    @Test
    void aReaderThatTakesNothingIsLetGo() throws Exception {
        String before = FeedApi.latest();
        long head = Cursor.parse(before).orElseThrow().position();
        execute(
                "insert into feed_event (position, event_id, type, source, subject, aggregate, mode, occurred_at, recorded_at,"
                        + " public_data) select " + head
                        + " + n, gen_random_uuid(), 'lot.opened.v1', '/bidding', 's', 'lot', 'test',"
                        + " now(), now(), '{\"text\":\"' || repeat('x', 2000) || '\"}' from generate_series(1, 12000) n");
        execute("update feed_head set position = position + 12000");
        try (Stream stream = new Stream("?after=" + before, null)) {
            assertThat(stream.until("HTTP/1.1")).contains("200");
            await().until(() -> waiters.count() == 1);
            await().atMost(Duration.ofSeconds(30)).until(() -> waiters.count() == 0);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

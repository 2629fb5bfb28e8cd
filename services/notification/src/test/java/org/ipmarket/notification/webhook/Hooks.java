package org.ipmarket.notification.webhook;

import io.agroal.api.AgroalDataSource;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.ipmarket.chassis.test.Tokens;
import org.ipmarket.messages.id.Ids;

/** What tests of webhooks do over and over: subscribe, let things happen, look. */
@ApplicationScoped
public class Hooks {
    private final AgroalDataSource dataSource;

    Hooks(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** An event that was put into the feed. */
    public record Fed(long position, UUID id, UUID subject) {}

    public static RequestSpecification as(String token) {
        return RestAssured.given().auth().oauth2(token).contentType("application/json");
    }

    public static RequestSpecification centre() {
        return as(Tokens.client("centre-gz"));
    }

    /** @param more beside the url, such as {@code scheme} */
    public static JsonPath subscribe(String url, Map<String, Object> more) {
        Map<String, Object> request = new HashMap<>(more);
        request.put("url", url);
        return centre().body(request)
                .post("/api/v1/webhooks")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    public static JsonPath read(String webhook) {
        return centre().get("/api/v1/webhooks/" + webhook)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public static JsonPath deliveries(String webhook, String query) {
        return centre().get("/api/v1/webhooks/" + webhook + "/deliveries?limit=100" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public static JsonPath delivery(String webhook, String delivery) {
        return centre().get("/api/v1/webhooks/" + webhook + "/deliveries/" + delivery)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The id of the delivery of an event. */
    public static String deliveryOf(String webhook, Fed fed) {
        await().until(() -> found(webhook, fed) != null);
        return found(webhook, fed);
    }

    private static String found(String webhook, Fed fed) {
        return deliveries(webhook, "").getString("items.find { it.event == '" + fed.id() + "' }?.id");
    }

    public static JsonPath post(String path, Object body, int status) {
        return centre().body(body)
                .post("/api/v1/webhooks/" + path)
                .then()
                .statusCode(status)
                .extract()
                .jsonPath();
    }

    public static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(150)).pollInterval(Duration.ofMillis(50));
    }

    /** Puts a public event of the test market about each subject into the feed, as one that was heard. */
    public List<Fed> happen(List<UUID> subjects) {
        return subjects.stream()
                .map(subject ->
                        happen("lot.opened.v1", "test", subject, "{\"lot\":\"" + subject + "\",\"名\":\"专利\"}", null))
                .toList();
    }

    /** Puts an event of centre FS into the feed. @param publicData or @param centreData is null */
    public Fed happen(String type, String mode, UUID subject, String publicData, String centreData) {
        String sql = "with head as (update feed_head set position = position + 1 returning position)"
                + " insert into feed_event (position, event_id, type, source, subject, aggregate, mode, occurred_at,"
                + " recorded_at, public_data, centre_data, centres)"
                + " select position, ?, ?, '/bidding', ?, 'lot', ?, clock_timestamp(), clock_timestamp(), ?, ?, '{FS}'"
                + " from head returning position";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            UUID id = Ids.next();
            insert.setObject(1, id);
            insert.setString(2, type);
            insert.setString(3, subject.toString());
            insert.setString(4, mode);
            insert.setString(5, publicData);
            insert.setString(6, centreData);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return new Fed(row.getLong(1), id, subject);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public Fed happen() {
        return happen(List.of(Ids.next())).getFirst();
    }

    public void sql(String statement) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(statement)) {
            update.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From now on the database refuses that. @param event such as {@code insert on webhook_delivery} @param when a row is refused */
    public void refuse(String event, String when) {
        sql("create or replace function refused() returns trigger language plpgsql as"
                + " 'begin raise exception ''refused by a test''; end'");
        sql("create trigger refused before " + event + " for each row when (" + when + ") execute function refused()");
    }

    public void refuseNothing() {
        sql("drop function if exists refused cascade");
    }

    /** The first column of the first row. */
    public String ask(String query) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query);
                ResultSet row = select.executeQuery()) {
            return row.next() ? row.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.ipmarket.chassis.idempotency;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.chassis.test.Tokens;
import org.junit.jupiter.api.Test;

/** A request repeated, at the same moment or later, has one effect and one answer. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "chassis"))
class IdempotencyIT {
    @Inject
    AgroalDataSource dataSource;

    @Test
    void aHundredAtOnceHaveOneEffectAndOneAnswer() throws Exception {
        String key = UUID.randomUUID().toString();
        String amount = amount();
        List<Response> answers;
        try (ExecutorService callers = Executors.newFixedThreadPool(100)) {
            List<Callable<Response>> calls = IntStream.range(0, 100)
                    .<Callable<Response>>mapToObj(i -> () -> post(key, amount))
                    .toList();
            answers = callers.invokeAll(calls).stream().map(IdempotencyIT::get).toList();
        }
        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(answers).extracting(answer -> answer.path("counted.amount")).containsOnly(amount);
        assertThat(answers.stream().filter(answer -> "true".equals(answer.header("Idempotency-Replayed"))))
                .hasSize(99);
        assertThat(effects(amount)).isEqualTo(1);
    }

    @Test
    void theSameKeyForAnotherRequestIsRefused() throws Exception {
        String key = UUID.randomUUID().toString();
        String first = amount();
        String other = amount();
        assertThat(post(key, first).statusCode()).isEqualTo(201);
        Response refused = post(key, other);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.<String>path("type")).isEqualTo("/problems/idempotency-key-reused");
        assertThat(effects(other)).isZero();
    }

    @Test
    void withoutAKeyNothingIsDone() throws Exception {
        String amount = amount();
        assertThat(request(amount).post("/api/v1/counted").statusCode()).isEqualTo(400);
        assertThat(effects(amount)).isZero();
    }

    @Test
    void aRefusalLeavesNoTraceAndIsJudgedAgain() throws Exception {
        String key = UUID.randomUUID().toString();
        long before = effects("0.00");
        assertThat(post(key, "0.00").statusCode()).isEqualTo(422);
        assertThat(post(key, "0.00").statusCode()).isEqualTo(422);
        assertThat(effects("0.00")).isEqualTo(before);
    }

    @Test
    void whoHasNoTokenIsRefused() {
        assertThat(given().contentType("application/json")
                        .body("{}")
                        .post("/api/v1/counted")
                        .statusCode())
                .isEqualTo(401);
    }

    private static String amount() {
        return "1" + Math.floorMod(UUID.randomUUID().hashCode(), 100_000_000) + ".00";
    }

    private static Response post(String key, String amount) {
        return request(amount).header("Idempotency-Key", key).post("/api/v1/counted");
    }

    private static RequestSpecification request(String amount) {
        return given().header("Authorization", "Bearer " + Tokens.of("lin.trader"))
                .contentType("application/json")
                .body("{\"amount\": {\"amount\": \"" + amount + "\", \"currency\": \"CNY\"}}");
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private long effects(String amount) throws Exception {
        String sql = "select count(*) from audit_entry where action = 'counted' and subject = ? and mode = 'test'"
                + " and username = 'lin.trader'";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, amount + " CNY");
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}

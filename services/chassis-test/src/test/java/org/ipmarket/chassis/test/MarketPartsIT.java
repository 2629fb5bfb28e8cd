package org.ipmarket.chassis.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.event.BidderLeft;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The set-up that all other integration tests stand on. */
class MarketPartsIT {
    private static Map<String, String> config;

    @BeforeAll
    static void up() {
        MarketParts parts = new MarketParts();
        parts.init(Map.of("service", "chassis"));
        config = parts.start();
    }

    @Test
    void theDatabaseIsTheServicesOwn() throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + config.get("ipmarket.postgres.port") + "/"
                + config.get("ipmarket.db.name");
        try (var connection = DriverManager.getConnection(
                        url, config.get("ipmarket.db.name"), config.get("ipmarket.db.password"));
                var statement = connection.createStatement()) {
            statement.execute("create table own (id int)");
        }
    }

    @Test
    void anEventReachesTheQueueAndIsHeard() {
        BidderLeft event = new BidderLeft(
                new LotId(Ids.next()),
                Mode.TEST,
                new CentreCode("GZ"),
                new DepositId(Ids.next()),
                new ParticipantId(Ids.next()),
                Instant.parse("2026-03-01T04:00:00Z"));
        try (TestBroker broker = TestBroker.open("chassis")) {
            UUID id = broker.publish(event);
            assertThat(broker.await(BidderLeft.class, event::equals)).isEqualTo(event);
            assertThat(broker.told().getFirst().headers())
                    .containsEntry("id", id.toString())
                    .containsEntry("source", "/bidding")
                    .containsEntry("mode", "test");
            assertThat(broker.waiting("chassis.inbox")).isGreaterThanOrEqualTo(1);
        }
    }

    @Test
    void aPersonsTokenSaysForWhomItActs() throws IOException {
        JsonNode claims = claims(Tokens.of("lin.trader"));
        assertThat(claims.get("iss").asText()).isEqualTo(config.get("ipmarket.issuer"));
        assertThat(claims.get("aud").asText()).isEqualTo("ipmarket-api");
        assertThat(claims.get("participant").asText()).isEqualTo("01900000-0000-7000-8000-000000000001");
        assertThat(claims.get("mode").asText()).isEqualTo("test");
        assertThat(claims.get("realm_access").get("roles").get(0).asText()).isEqualTo("trader");
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(300);
    }

    @Test
    void aCentresSoftwareHasItsCentre() throws IOException {
        JsonNode claims = claims(Tokens.client("centre-sice"));
        assertThat(claims.get("centre").asText()).isEqualTo("SICE");
        assertThat(claims.get("mode").asText()).isEqualTo("test");
        assertThat(claims.get("realm_access").get("roles").get(0).asText()).isEqualTo("centre-system");
    }

    private static JsonNode claims(String token) throws IOException {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }
}

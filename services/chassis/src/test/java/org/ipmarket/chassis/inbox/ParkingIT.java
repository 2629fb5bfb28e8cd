package org.ipmarket.chassis.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.Ids;
import org.junit.jupiter.api.Test;

/** The parking at its bounds. Each test takes back what it parked, so the running consumer never sees it. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "chassis"))
class ParkingIT {
    private static final int ROOMY = 10_000;
    private static final int FULL = 0;

    @Inject
    Parking parking;

    @Test
    void whatIsParkedStaysHoweverFullItIs() throws SQLException {
        takenBack(() -> {
            EventHeader known = header();
            assertThat(parking.park(known, "{}", "lot:1", ROOMY)).isTrue();
            assertThat(parking.park(known, "{}", "lot:2", FULL)).isTrue();
            assertThat(parking.park(header(), "{}", "lot:1", FULL)).isFalse();
            assertThat(waiting("lot:2", 10)).containsExactly(known.id());
        });
    }

    @Test
    void whoWaitsInVainGivesWayToWhoWasNotTried() throws SQLException {
        takenBack(() -> {
            EventHeader old = header();
            EventHeader recent = header();
            parking.park(old, "{}", "lot:1", ROOMY);
            parking.park(recent, "{}", "lot:1", ROOMY);
            assertThat(waiting("lot:1", 1)).containsExactly(old.id());
            parking.park(old, "{}", "lot:1", ROOMY);
            assertThat(waiting("lot:1", 1)).containsExactly(recent.id());
        });
    }

    private List<UUID> waiting(String key, int limit) throws SQLException {
        return parking.waiting(Set.of(key), limit).stream()
                .map(parked -> parked.header().id())
                .toList();
    }

    private interface Steps {
        void take() throws SQLException;
    }

    private static void takenBack(Steps steps) throws SQLException {
        QuarkusTransaction.begin();
        try {
            steps.take();
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private static EventHeader header() {
        return new EventHeader(
                Ids.next(),
                "bidder.left.v1",
                "/bidding",
                "x",
                Mode.TEST,
                null,
                Instant.parse("2026-03-01T04:00:00Z"),
                null);
    }
}

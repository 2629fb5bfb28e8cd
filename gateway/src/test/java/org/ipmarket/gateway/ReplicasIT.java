package org.ipmarket.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.chassis.test.Tokens;
import org.ipmarket.gateway.support.StandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A service of two replicas: one lot is asked of one of them, and of the other only while that one is not there. */
@QuarkusTest
@WithTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@WithTestResource(ReplicasIT.TwoReplicas.class)
class ReplicasIT {
    private static final StandIn ONE = StandIn.opened();
    private static final StandIn OTHER = StandIn.opened();
    private static final List<String> LOTS =
            IntStream.range(0, 24).mapToObj(i -> "lot-" + i).toList();

    public static final class TwoReplicas implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            return Map.of("ipmarket.bidding.url", ONE.url() + "," + OTHER.url());
        }

        @Override
        public void stop() {
            ONE.shut();
            OTHER.shut();
        }
    }

    @AfterEach
    void forget() {
        ONE.heard().clear();
        OTHER.heard().clear();
    }

    @Test
    void allThatIsAboutOneLotGoesToOneReplica() {
        for (String lot : LOTS) {
            bid(lot);
            bid(lot);
            asTrader().get("/api/v1/lots/" + lot).then().statusCode(200);
        }

        assertThat(lotsAt(ONE)).isNotEmpty().doesNotContainAnyElementsOf(lotsAt(OTHER));
        assertThat(lotsAt(OTHER)).isNotEmpty();
        assertThat(ONE.heard().size() + OTHER.heard().size()).isEqualTo(3 * LOTS.size());
    }

    @Test
    void aLotGoesToTheOtherReplicaWhileItsOwnIsGoneAndComesBack() {
        LOTS.forEach(ReplicasIT::bid);
        List<String> home = lotsAt(ONE);
        ONE.shut();
        try {
            LOTS.forEach(ReplicasIT::bid);
        } finally {
            ONE.open();
        }
        assertThat(lotsAt(OTHER)).containsAll(LOTS);

        forget();
        LOTS.forEach(ReplicasIT::bid);
        assertThat(lotsAt(ONE)).containsExactlyInAnyOrderElementsOf(home);
    }

    @Test
    void aRequestThatWasHandedOverIsNotSentToAnotherReplica() {
        asTrader().body("{}").post("/api/v1/lots/lot-1/hang-up").then().statusCode(502);

        assertThat(Stream.concat(ONE.heard().stream(), OTHER.heard().stream())).hasSize(1);
    }

    @Test
    void listsGoRound() {
        for (int i = 0; i < 4; i++) {
            asTrader().get("/api/v1/lots").then().statusCode(200);
        }
        assertThat(ONE.heard()).hasSize(2);
        assertThat(OTHER.heard()).hasSize(2);
    }

    private static void bid(String lot) {
        asTrader().body("{}").post("/api/v1/lots/" + lot + "/bids").then().statusCode(200);
    }

    private static List<String> lotsAt(StandIn replica) {
        return replica.heard().stream()
                .map(heard -> heard.uri().split("/")[4])
                .distinct()
                .toList();
    }

    private static RequestSpecification asTrader() {
        return given().header("Authorization", "Bearer " + Tokens.of("lin.trader"));
    }
}

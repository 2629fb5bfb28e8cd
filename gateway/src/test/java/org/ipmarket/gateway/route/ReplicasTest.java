package org.ipmarket.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReplicasTest {
    private static final int LOTS = 3_000;

    private final List<String> lots = IntStream.range(0, LOTS)
            .mapToObj(i -> new UUID(0x0190_0000_0000_7000L, i).toString())
            .toList();

    @Test
    void oneLotAlwaysGoesToTheSameReplicaInWhateverOrderTheyAreWritten() {
        Replicas replicas = replicas(1, 2, 3);
        Replicas otherDoor = replicas(3, 1, 2);

        for (String lot : lots) {
            assertThat(replicas.inOrderFor(lot))
                    .isEqualTo(replicas.inOrderFor(lot))
                    .isEqualTo(otherDoor.inOrderFor(lot))
                    .hasSize(3);
        }
    }

    @Test
    void everyReplicaGetsItsShare() {
        Replicas replicas = replicas(1, 2, 3);

        assertThat(Stream.of(1, 2, 3).map(port -> lots.stream()
                        .filter(lot -> replicas.inOrderFor(lot).getFirst().port() == port)
                        .count()))
                .allSatisfy(share -> assertThat(share).isCloseTo(LOTS / 3, withinPercentage(10)));
    }

    @Test
    void aReplicaThatIsLostMovesOnlyItsOwnLots() {
        Replicas all = replicas(1, 2, 3);
        Replicas left = replicas(1, 3);

        for (String lot : lots) {
            List<Origin> order = all.inOrderFor(lot);
            Origin next = order.getFirst().port() == 2 ? order.get(1) : order.getFirst();
            assertThat(left.inOrderFor(lot).getFirst()).isEqualTo(next);
        }
    }

    @Test
    void whatIsAboutNothingInParticularGoesRound() {
        Replicas replicas = replicas(1, 2);

        assertThat(Stream.generate(() -> replicas.inOrderFor(null).getFirst().port())
                        .limit(4))
                .containsExactly(1, 2, 1, 2);
    }

    @Test
    void refusesNoAddressAndOneTwice() {
        assertThatThrownBy(() -> replicas()).hasMessageContaining("bidding");
        assertThatThrownBy(() -> replicas(1, 1)).hasMessageContaining("bidding");
    }

    private static Replicas replicas(Integer... ports) {
        return Replicas.of(
                "bidding",
                Stream.of(ports)
                        .map(port -> URI.create("http://10.0.0.1:" + port))
                        .toList());
    }
}

package org.ipmarket.settlement.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.ipmarket.chassis.inbox.KnownStates;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.settlement.Scene;
import org.junit.jupiter.api.Test;

/**
 * Any sequence of deeds through the real use cases on the real database, with transactions that the database breaks off between any
 * two statements: what was promised of money holds after each.
 */
@QuarkusTest
@TestProfile(NothingByItself.class)
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "settlement"))
class AbortedSequencesIT {
    /** Of three hundred it is also asked that they reach every state; they take two to five minutes: {@code -Dsequences=300}. */
    private static final int SEQUENCES = Integer.getInteger("sequences", 40);

    private static final int WHOLE = 300;

    @Inject
    SaleDeeds deeds;

    @Inject
    BankDesk bankDesk;

    @Inject
    KnownStates knownStates;

    @Inject
    MoneyInvariants invariants;

    @Inject
    AgroalDataSource dataSource;

    @Test
    void everySequenceKeepsTheInvariants() throws Exception {
        AssetId asset = new AssetId(Ids.next());
        try (Scene scene = new Scene()) {
            scene.broker.publish(Scene.asset(asset, LegalStatus.IN_FORCE, 1));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> QuarkusTransaction.requiringNew().call(() -> knownStates
                            .find(AssetChanged.class, asset.toString())
                            .isPresent()));
            await().atMost(Duration.ofSeconds(20)).until(() -> scene.broker.waiting("settlement.inbox") == 0);
            try (Aborts aborts = new Aborts(dataSource)) {
                Set<String> reached = new HashSet<>();
                long start = System.nanoTime();
                for (int seed = 0; seed < SEQUENCES; seed++) {
                    Sequence sequence = new Sequence(seed, asset, deeds, aborts);
                    sequence.play();
                    aborts.disarm();
                    assertThat(invariants.brokenOf(sequence.lot))
                            .as(sequence.toString())
                            .isEmpty();
                    if (seed % 20 == 19) {
                        assertThat(invariants.broken()).as(sequence.toString()).isEmpty();
                    }
                    reached.addAll(states(sequence.lot));
                }
                System.out.printf(
                        "%d sequences with %d transactions broken off in %.1f s%n",
                        SEQUENCES, aborts.count(), (System.nanoTime() - start) / 1e9);
                assertThat(aborts.count()).as("transactions that broke off").isGreaterThan(SEQUENCES);
                if (SEQUENCES >= WHOLE) {
                    assertThat(reached)
                            .contains(
                                    "deposit RELEASED",
                                    "deposit APPLIED",
                                    "deposit FORFEITED",
                                    "deposit EXPIRED",
                                    "trade OPENED",
                                    "trade SIGNED",
                                    "trade FUNDED",
                                    "trade RECORDED",
                                    "trade DEFAULTED");
                }
            }
            // what could not be applied when its transaction broke off is applied in the end
            bankDesk.round();
            assertThat(stuck()).isZero();
            assertThat(invariants.broken()).isEmpty();
            invariants.faultsAreFound();
        }
    }

    private long stuck() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from bank_line where state = 'STUCK'")) {
            row.next();
            return row.getLong(1);
        }
    }

    private Set<String> states(LotId lot) {
        Set<String> states = new HashSet<>();
        deeds.depositsOf(lot).forEach(each -> states.add("deposit " + each.state()));
        deeds.tradesOf(lot).forEach(each -> each.history().forEach(step -> states.add("trade " + step.state())));
        return states;
    }
}

package org.ipmarket.bidding.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import org.ipmarket.bidding.Offers;
import org.ipmarket.bidding.People;
import org.ipmarket.bidding.Scene;
import org.ipmarket.bidding.lot.Bidders;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.id.LotId;
import org.junit.jupiter.api.Test;

/** Whatever the database thought of a table when a statement was planned: no bid reads a whole one. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "bidding"))
class PlansIT {
    private static final int BIDS = 100;

    @Inject
    Bidders bidders;

    @Inject
    Database database;

    @Test
    void bidsFindTheirRowsByKeys() {
        try (Scene scene = Scene.open()) {
            LotId lot = scene.openLot(Offers.by(People.UNI), People.LIN, People.CHEN);
            bidders.bid(lot, People.LIN, 100_000);
            long whole = counted("seq_scan");
            long byKey = counted("idx_scan");
            for (int i = 1; i <= BIDS; i++) {
                bidders.bid(lot, i % 2 == 0 ? People.LIN : People.CHEN, 100_000 + 1_000 * i);
            }
            await().atMost(Scene.SOON)
                    .untilAsserted(() -> assertThat(counted("idx_scan")).isGreaterThan(byKey + BIDS));
            assertThat(counted("seq_scan")).isEqualTo(whole);
        }
    }

    private long counted(String column) {
        return database.callInNew(connection -> {
            String sql = "select sum(" + column
                    + ") from pg_stat_user_tables where relname in ('lot', 'bidder', 'log_leaf')";
            try (PreparedStatement select = connection.prepareStatement(sql);
                    ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }
}

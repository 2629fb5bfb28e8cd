package org.ipmarket.bidding.lot;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.ipmarket.bidding.store.AwardTable;
import org.ipmarket.bidding.store.Database;
import org.ipmarket.bidding.store.LotTable;
import org.ipmarket.messages.event.TradeDefaulted;
import org.ipmarket.messages.id.LotId;

/**
 * A winner who did not pay may bid neither on the lot nor on what relists it (Auction Law 39). The lot stays closed; whoever waits as
 * runner-up is awarded it, or goes where the seller is in default.
 */
@ApplicationScoped
public class BanDefaulter {
    private final Database database;
    private final Admission admission;
    private final RunnersUp runnersUp;

    BanDefaulter(Database database, Admission admission, RunnersUp runnersUp) {
        this.database = database;
        this.admission = admission;
        this.runnersUp = runnersUp;
    }

    /**
     * In the present transaction. A seller's default bans nobody, and neither does that of a negotiated deal, whose trade names no lot of
     * bidding's: the lot of an award is there, for bidding made it.
     */
    public void ban(TradeDefaulted defaulted) {
        database.run(connection -> {
            if (LotTable.find(connection, defaulted.lot()).isEmpty()) {
                return;
            }
            if (defaulted.side() == TradeDefaulted.Side.BUYER) {
                banBuyer(connection, defaulted);
            }
            runnersUp.onDefault(connection, defaulted);
        });
    }

    private void banBuyer(Connection connection, TradeDefaulted defaulted) throws SQLException {
        AwardTable.ban(connection, defaulted.lot(), defaulted.buyer(), defaulted.trade(), defaulted.defaultedAt());
        for (UUID lot : LotTable.descendants(connection, defaulted.lot()).stream()
                .sorted()
                .toList()) {
            admission.reconsider(connection, new LotId(lot), defaulted.buyer());
        }
    }
}

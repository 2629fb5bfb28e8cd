package org.ipmarket.bidding.lot;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.ipmarket.auction.rules.Command;
import org.ipmarket.auction.rules.Decision;
import org.ipmarket.bidding.store.Database;
import org.ipmarket.chassis.inbox.PrerequisiteMissing;
import org.ipmarket.messages.event.LotCancelled;
import org.ipmarket.messages.event.LotSuspended;
import org.ipmarket.messages.event.OfferImpeded;
import org.ipmarket.messages.event.OfferImpedimentLifted;
import org.ipmarket.messages.id.LotId;

/**
 * What happens to a lot when something happens to a right in it: it is suspended (中止) until that has passed, or ended (终结). A lot that
 * has closed stays closed; its trade is settlement's.
 */
@ApplicationScoped
public class ImpedeLot {
    private final Database database;
    private final Lots lots;

    ImpedeLot(Database database, Lots lots) {
        this.database = database;
        this.lots = lots;
    }

    /** In the present transaction; a second impediment of a lot that is suspended changes nothing. */
    public void impede(OfferImpeded told) {
        database.run(connection -> {
            LockedLot lot = lock(connection, LotId.of(told.offer()));
            String reason = told.ground() + ": " + told.rule();
            switch (told.consequence()) {
                case SUSPEND -> {
                    lot.impeded(true);
                    if (lot.judge(new Command.Suspend(lot.now(), reason)).decision() instanceof Decision.Suspended) {
                        lot.tell(new LotSuspended(lot.id(), told.mode(), told.centre(), reason, lot.now()));
                    }
                }
                case END -> {
                    if (lot.judge(new Command.Cancel(reason)).decision() instanceof Decision.Cancelled) {
                        lot.tell(new LotCancelled(lot.id(), told.mode(), told.centre(), reason, lot.now()));
                    }
                }
            }
            lots.save(connection, lot);
        });
    }

    /** In the present transaction; a lot that an operator has suspended too waits for the operator. */
    public void lift(OfferImpedimentLifted told) {
        database.run(connection -> {
            LockedLot lot = lock(connection, LotId.of(told.offer()));
            lot.impeded(false);
            HaltLot.resume(lot);
            lots.save(connection, lot);
        });
    }

    private LockedLot lock(Connection connection, LotId id) throws SQLException {
        return lots.lock(connection, id).orElseThrow(() -> new PrerequisiteMissing("lot:" + id));
    }
}

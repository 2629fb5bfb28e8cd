package org.ipmarket.bidding.lot;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.Command;
import org.ipmarket.auction.rules.Concluded;
import org.ipmarket.auction.rules.Decision;
import org.ipmarket.auction.rules.RunnerUp;
import org.ipmarket.bidding.store.BidderRow;
import org.ipmarket.bidding.store.BidderRow.State;
import org.ipmarket.bidding.store.BidderTable;
import org.ipmarket.bidding.store.Database;
import org.ipmarket.messages.event.BidderLeft;
import org.ipmarket.messages.event.LotUnawarded;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.event.TradeDefaulted;
import org.ipmarket.messages.event.TradeFunded;
import org.ipmarket.messages.event.TradeUnwound;
import org.ipmarket.messages.id.AwardId;

/**
 * Where the announcement said so, the second best waits until the winner has paid (顺延): it is awarded the lot where the winner defaults,
 * and its deposit goes back where it does not, or where the runner-up may not bid any more.
 */
@ApplicationScoped
public class RunnersUp {
    private final Database database;
    private final Lots lots;

    RunnersUp(Database database, Lots lots) {
        this.database = database;
        this.lots = lots;
    }

    /** In the present transaction: the winner has paid, nobody needs to wait. A trade of no lot of ours changes nothing. */
    public void onPaid(TradeFunded funded) {
        if (funded.lot() != null) {
            database.run(connection -> {
                Optional<LockedLot> lot = lots.lock(connection, funded.lot());
                if (lot.isPresent()) {
                    letGo(connection, lot.get());
                    lots.save(connection, lot.get());
                }
            });
        }
    }

    /** In the present transaction: a side of the winner's trade has not done its part. Of a seller who did not, nobody buys. */
    void onDefault(Connection connection, TradeDefaulted defaulted) throws SQLException {
        LockedLot lot = lots.lock(connection, defaulted.lot()).orElseThrow();
        BidderRow waiting = waiting(connection, lot);
        if (waiting != null && waiting.state() == State.ADMITTED && defaulted.side() == TradeDefaulted.Side.BUYER) {
            if (!(lot.judge(new Command.AwardRunnerUp()).decision() instanceof Decision.RunnerUpAwarded)) {
                throw new IllegalStateException("lot " + defaulted.lot() + " has a runner-up, and none");
            }
        } else {
            letGo(connection, lot);
            tellUnawarded(lot, defaulted.award());
        }
        lots.save(connection, lot);
    }

    /**
     * In the present transaction: the winner's sale was undone, for what has happened to the right. Nobody else can have it, so nobody
     * takes the winner's place. A trade of no lot of ours changes nothing.
     */
    public void onUnwound(TradeUnwound unwound) {
        database.run(connection -> {
            Optional<LockedLot> lot = lots.lock(connection, unwound.lot());
            if (lot.isPresent()) {
                letGo(connection, lot.get());
                tellUnawarded(lot.get(), unwound.award());
                lots.save(connection, lot.get());
            }
        });
    }

    /** Who keeps the assets for a runner-up hears that none takes the lot. */
    private static void tellUnawarded(LockedLot lot, AwardId award) {
        OfferAnnounced offer = lot.terms().offer();
        if (offer.contest() != null && Boolean.TRUE.equals(offer.contest().runnerUp())) {
            lot.tell(new LotUnawarded(lot.id(), award, offer.mode(), offer.centre(), lot.now()));
        }
    }

    private static void letGo(Connection connection, LockedLot lot) throws SQLException {
        BidderRow waiting = waiting(connection, lot);
        if (waiting == null) {
            return;
        }
        leave(connection, lot, waiting);
        OfferAnnounced offer = lot.terms().offer();
        lot.tell(new BidderLeft(
                lot.id(), offer.mode(), offer.centre(), waiting.deposit(), waiting.participant(), lot.now()));
    }

    /** The runner-up leaves; its log says so. */
    static void leave(Connection connection, LockedLot lot, BidderRow waiting) throws SQLException {
        if (!(lot.judge(new Command.Leave(waiting.ref())).decision() instanceof Decision.Left)) {
            throw new IllegalStateException("the runner-up of lot " + lot.id() + " may always leave");
        }
        BidderTable.save(
                connection, waiting.become(State.LEFT, "The bidder has left the lot.", waiting.number(), lot.now()));
    }

    /** Who waits; null where nobody does. */
    static BidderRow waiting(Connection connection, LockedLot lot) throws SQLException {
        if (!(lot.state().course() instanceof Concluded(RunnerUp runnerUp)) || runnerUp == null) {
            return null;
        }
        BidderRef ref = runnerUp.bidder();
        return BidderTable.find(connection, lot.id(), ref).orElseThrow();
    }
}

package org.ipmarket.bidding.lot;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.ipmarket.auction.journal.LotJournal;
import org.ipmarket.auction.rules.Command;
import org.ipmarket.auction.rules.Decision;
import org.ipmarket.bidding.store.AwardTable;
import org.ipmarket.bidding.store.BidderRow;
import org.ipmarket.bidding.store.BidderRow.State;
import org.ipmarket.bidding.store.BidderTable;
import org.ipmarket.bidding.store.Database;
import org.ipmarket.chassis.inbox.PrerequisiteMissing;
import org.ipmarket.messages.event.BidderLeaveRefused;
import org.ipmarket.messages.event.BidderLeft;
import org.ipmarket.messages.event.DepositReleaseRequested;
import org.ipmarket.messages.event.OfferAnnounced;

/**
 * Answers a bidder who wants its deposit back. Decided under the lot's lock, as bids are: so a deposit never goes back
 * while its bid stands, and no bid is taken once it may go back.
 */
@ApplicationScoped
public class LeaveLot {
    private final Database database;
    private final Lots lots;

    LeaveLot(Database database, Lots lots) {
        this.database = database;
        this.lots = lots;
    }

    /** In the present transaction. */
    public void leave(DepositReleaseRequested request) {
        database.run(connection -> {
            LockedLot lot = lots.lock(connection, request.lot())
                    .orElseThrow(() -> new PrerequisiteMissing("lot:" + request.lot()));
            String refusal =
                    lot.phase().ended() ? afterTheEnd(connection, lot, request) : leave(connection, lot, request);
            OfferAnnounced offer = lot.terms().offer();
            lot.tell(
                    refusal == null
                            ? new BidderLeft(
                                    lot.id(),
                                    offer.mode(),
                                    offer.centre(),
                                    request.deposit(),
                                    request.participant(),
                                    lot.now())
                            : new BidderLeaveRefused(
                                    lot.id(),
                                    offer.mode(),
                                    offer.centre(),
                                    request.deposit(),
                                    request.participant(),
                                    refusal,
                                    lot.now()));
            lots.save(connection, lot);
        });
    }

    private static String afterTheEnd(Connection connection, LockedLot lot, DepositReleaseRequested request)
            throws SQLException {
        if (AwardTable.isWonWith(connection, request.lot(), request.deposit())) {
            return "The lot was won with this deposit.";
        }
        BidderRow waiting = RunnersUp.waiting(connection, lot);
        if (waiting != null && waiting.deposit().equals(request.deposit())) {
            RunnersUp.leave(connection, lot, waiting);
        }
        return null;
    }

    /** @return why it may not leave, or null */
    private static String leave(Connection connection, LockedLot lot, DepositReleaseRequested request)
            throws SQLException {
        Optional<BidderRow> bidder = BidderTable.find(connection, lot.id(), request.participant())
                .filter(row -> row.deposit().equals(request.deposit()));
        BidderRow row = bidder.orElseThrow(() -> new PrerequisiteMissing("deposit:" + request.deposit()));
        switch (row.state()) {
            case ADMITTED, BARRED -> {
                LotJournal.Judged judged = lot.judge(new Command.Leave(row.ref()));
                if (judged.decision() instanceof Decision.Refused) {
                    return "The bidder's bid stands.";
                }
                BidderTable.save(connection, left(row, lot));
                BidderTable.left(
                        connection,
                        lot.id(),
                        row.participant(),
                        judged.entry().leaf().sequence());
            }
            case WAITING -> BidderTable.save(connection, left(row, lot));
            case LEFT, REFUSED -> {
                // its deposit was free already; it is told again
            }
        }
        return null;
    }

    private static BidderRow left(BidderRow row, LockedLot lot) {
        return row.become(State.LEFT, "The bidder has left the lot.", row.number(), lot.now());
    }
}

package org.ipmarket.bidding.lot;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ipmarket.auction.rules.AmountOpening;
import org.ipmarket.auction.rules.AssetSeen;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.Command;
import org.ipmarket.auction.rules.Course;
import org.ipmarket.auction.rules.Decision;
import org.ipmarket.auction.rules.Due;
import org.ipmarket.auction.rules.Offer;
import org.ipmarket.auction.rules.Phase;
import org.ipmarket.bidding.BiddingConfig;
import org.ipmarket.bidding.store.BidTable;
import org.ipmarket.bidding.store.OutageTable;
import org.ipmarket.chassis.inbox.KnownStates;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.event.LotAdvanced;
import org.ipmarket.messages.event.LotOpened;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.event.OfferAnnounced.OfferedAsset;

/**
 * What the time asks of a lot: to make good an outage, to open, to close. Taken under its lock before anything else, so
 * that nothing is judged in a state that is over.
 */
@ApplicationScoped
class DueSteps {
    private final KnownStates knownStates;
    private final long outageMillis;

    DueSteps(KnownStates knownStates, BiddingConfig config) {
        this.knownStates = knownStates;
        this.outageMillis = config.clock().outageAfter().toMillis();
    }

    /** The database's clock; where no replica has beaten for too long, the outage is recorded first. */
    OutageTable.Now now(Connection connection) throws SQLException {
        return checked(connection, OutageTable.now(connection));
    }

    /** What was read of the clock, or where no replica has beaten for too long the same after the outage was recorded. */
    OutageTable.Now checked(Connection connection, OutageTable.Now now) throws SQLException {
        if (now.beatAt() != null && Duration.between(now.beatAt(), now.clock()).toMillis() > outageMillis) {
            OutageTable.beat(connection, outageMillis);
            return OutageTable.now(connection);
        }
        return now;
    }

    /** Whether {@link #take(Connection, LockedLot, long)} would do anything. */
    boolean areDue(LockedLot lot, long latestOutage) {
        return !lot.phase().ended() && (latestOutage > lot.appliedOutage() || lot.due() != Due.NOTHING);
    }

    void take(Connection connection, LockedLot lot, long latestOutage) throws SQLException {
        if (lot.phase().ended()) {
            return;
        }
        if (latestOutage > lot.appliedOutage()) {
            for (OutageTable.Outage outage : OutageTable.after(connection, lot.appliedOutage())) {
                if (lot.phase() == Phase.OPEN
                        && lot.judge(new Command.Suspend(outage.since(), "outage"))
                                        .decision()
                                instanceof Decision.Step) {
                    lot.judge(new Command.Resume());
                }
                lot.outageApplied(outage.id());
            }
        }
        take(connection, lot);
    }

    /** Takes what is due on it as it now stands, one step after another. What only its keepers can do is left to them. */
    void take(Connection connection, LockedLot lot) throws SQLException {
        for (Due due = lot.due(); due != Due.NOTHING && due != Due.UNSEAL; due = lot.due()) {
            switch (due) {
                case OPEN -> open(lot);
                case ADVANCE -> {
                    reveal(connection, lot);
                    advance(lot);
                }
                case CLOSE -> {
                    reveal(connection, lot);
                    close(connection, lot);
                }
                case NOTHING, UNSEAL -> throw new IllegalStateException("nothing to take: " + due);
            }
        }
    }

    /** What was hidden until now is shown. Bids judged in the present transaction are never among it: none comes when a step is due. */
    private static void reveal(Connection connection, LockedLot lot) throws SQLException {
        List<AmountOpening> amounts =
                BidTable.hidden(connection, lot.id(), lot.row().currency());
        if (!amounts.isEmpty()) {
            step(lot, new Command.Reveal(amounts));
            BidTable.reveal(connection, lot.id());
        }
    }

    private static void advance(LockedLot lot) {
        step(lot, new Command.Advance());
        tellAdvanced(lot);
    }

    /** Tells which stage, pause or turn has begun. */
    static void tellAdvanced(LockedLot lot) {
        OfferAnnounced offer = lot.terms().offer();
        Course course = lot.state().course();
        lot.tell(new LotAdvanced(
                lot.id(),
                offer.mode(),
                offer.centre(),
                course == null ? null : course.stage(),
                lot.state().endsAt(),
                lot.now()));
    }

    private void close(Connection connection, LockedLot lot) throws SQLException {
        List<Offer> offers = lot.rules().ranksOpenBids() ? bestOpenBids(connection, lot) : List.of();
        step(lot, new Command.Close(assetsSeen(lot.terms().offer()), lot.reserve(), offers));
    }

    /** With those judged in the present transaction, which are not stored yet: each is its bidder's best, since bids ascend. */
    private static List<Offer> bestOpenBids(Connection connection, LockedLot lot) throws SQLException {
        Map<BidderRef, Offer> best = new HashMap<>();
        for (Offer offer : BidTable.bestOpenBids(connection, lot.id(), lot.row().currency())) {
            best.put(offer.bidder(), offer);
        }
        for (PlacedBid bid : lot.bids()) {
            if (bid.leaf().accepted()) {
                BidderRef bidder = bid.leaf().bidder();
                best.put(
                        bidder,
                        new Offer(
                                bidder, bid.amount(), bid.priority(), bid.leaf().sequence()));
            }
        }
        return best.values().stream().sorted(Offer.BEST_FIRST).toList();
    }

    private static void step(LockedLot lot, Command command) {
        if (!(lot.judge(command).decision() instanceof Decision.Step)) {
            throw new IllegalStateException("lot " + lot.id() + ": " + command + " was due and is refused");
        }
    }

    private void open(LockedLot lot) {
        step(lot, new Command.Open());
        OfferAnnounced offer = lot.terms().offer();
        lot.tell(new LotOpened(
                lot.id(),
                offer.mode(),
                offer.centre(),
                lot.now(),
                lot.state().endsAt(),
                lot.terms().rules(),
                lot.terms().hashText()));
    }

    /** What is known of the offer's assets now; of one not heard of since, what was announced. */
    private List<AssetSeen> assetsSeen(OfferAnnounced offer) {
        List<AssetSeen> seen = new ArrayList<>();
        for (OfferedAsset offered : offer.assets()) {
            seen.add(knownStates
                    .find(AssetChanged.class, offered.asset().toString())
                    .map(asset -> new AssetSeen(
                            asset.asset(),
                            asset.version(),
                            asset.status(),
                            asset.owners().stream()
                                    .anyMatch(share -> share.participant().equals(offer.seller()))))
                    .orElseGet(() -> new AssetSeen(offered.asset(), offered.version(), null, true)));
        }
        return seen;
    }
}

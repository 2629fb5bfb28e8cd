package org.ipmarket.bidding.lot;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ipmarket.auction.rules.AssetSeen;
import org.ipmarket.auction.rules.Command;
import org.ipmarket.auction.rules.Decision;
import org.ipmarket.auction.rules.Phase;
import org.ipmarket.bidding.BiddingConfig;
import org.ipmarket.bidding.store.OutageTable;
import org.ipmarket.chassis.inbox.KnownStates;
import org.ipmarket.messages.event.AssetChanged;
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
        OutageTable.Now now = OutageTable.now(connection);
        if (now.beatAt() != null && Duration.between(now.beatAt(), now.clock()).toMillis() > outageMillis) {
            OutageTable.beat(connection, outageMillis);
            now = OutageTable.now(connection);
        }
        return now;
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
        if (lot.phase() == Phase.SCHEDULED
                && !lot.now().isBefore(lot.terms().contest().opensAt())) {
            open(lot);
        }
        if (lot.phase() == Phase.OPEN && !lot.now().isBefore(lot.state().endsAt())) {
            lot.judge(new Command.Close(assetsSeen(lot.terms().offer()), null));
        }
    }

    private void open(LockedLot lot) {
        lot.judge(new Command.Open());
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

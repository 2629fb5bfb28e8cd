package org.ipmarket.bidding.lot;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.auction.journal.Canonical;
import org.ipmarket.auction.journal.Leaf;
import org.ipmarket.auction.proof.TreeHead;
import org.ipmarket.auction.rules.Command;
import org.ipmarket.auction.rules.Decision;
import org.ipmarket.auction.rules.SealOpening;
import org.ipmarket.auction.sealing.LotKeys;
import org.ipmarket.auction.sealing.ReleasedKey;
import org.ipmarket.auction.sealing.Unsealing;
import org.ipmarket.auction.sealing.Unsealing.Standing;
import org.ipmarket.bidding.store.BidTable;
import org.ipmarket.bidding.store.BidTable.StandingSeal;
import org.ipmarket.bidding.store.Database;
import org.ipmarket.bidding.store.LogTable;
import org.ipmarket.bidding.store.LotRow;
import org.ipmarket.bidding.store.LotTable;
import org.ipmarket.bidding.store.LotTable.Awaits;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.id.LotId;

/** The steps of a lot for which its keepers are needed: publishing the keys to which offers are sealed, and opening the offers. */
@ApplicationScoped
public class SealedLots {
    private final Database database;
    private final Lots lots;
    private final DueSteps dueSteps;
    private final KnownTerms knownTerms;

    SealedLots(Database database, Lots lots, DueSteps dueSteps, KnownTerms knownTerms) {
        this.database = database;
        this.lots = lots;
        this.dueSteps = dueSteps;
        this.knownTerms = knownTerms;
    }

    /** A lot that needs keys. @param terms hash of its leaf 0, hexadecimal @param releaseAt before then no key is to be released */
    public record Keyless(LotId lot, String terms, Instant releaseAt) {}

    /** A lot whose offers are to be opened. @param head signed, of its log after the last offer */
    public record Closed(LotId lot, LotKeys keys, TreeHead head) {}

    /** Lots that have no keys yet, in order of id, after {@code after} (null for the first). */
    public List<Keyless> keyless(UUID after, int limit) {
        return database.callInNew(connection -> {
            List<Keyless> waiting = new ArrayList<>();
            for (LotRow row : LotTable.awaiting(connection, Awaits.KEYS, after, limit)) {
                LotTerms terms = knownTerms.of(connection, row.id(), row.termsLeaf());
                waiting.add(new Keyless(row.id(), terms.hashText(), releaseAt(terms.offer())));
            }
            return waiting;
        });
    }

    /** Where a sealed stage follows an open one nobody knows when it ends; it cannot be before the opening. */
    private static Instant releaseAt(OfferAnnounced offer) {
        return offer.method() == SaleMethod.DUTCH_SEALED_BEST ? offer.opensAt() : offer.closesAt();
    }

    /** Lots whose sealed offers wait, in order of id, after {@code after} (null for the first). */
    public List<Closed> closed(UUID after, int limit) {
        return database.callInNew(connection -> {
            List<Closed> waiting = new ArrayList<>();
            for (LotRow row : LotTable.awaiting(connection, Awaits.RELEASE, after, limit)) {
                waiting.add(new Closed(
                        row.id(),
                        knownTerms.keys(connection, row.id(), row.keysLeaf()),
                        LogTable.latestHead(connection, row.id()).orElseThrow()));
            }
            return waiting;
        });
    }

    /** The head that was signed of the log's first {@code size} leaves. */
    public Optional<TreeHead> head(LotId lot, long size) {
        return database.callInNew(connection -> LogTable.head(connection, lot, size));
    }

    /** Writes the keys into the lot's log; one that has them, or has ended, stays as it is. */
    public void publish(LotKeys keys) {
        database.runInNew(connection -> {
            LockedLot lot = lots.lock(connection, keys.lot()).orElseThrow();
            if (lot.awaits() == Awaits.KEYS) {
                lot.judge(new Command.PublishKeys(keys.texts(), keys.threshold()));
                dueSteps.take(connection, lot);
            }
            lots.save(connection, lot);
        });
    }

    /**
     * Opens the lot's offers, and takes what is due then; one whose offers do not wait stays as it is.
     *
     * @param released at least as many of the lot's keys as open an offer, verified
     */
    public void open(LotId id, List<ReleasedKey> released) {
        database.runInNew(connection -> {
            LockedLot lot = lots.lock(connection, id).orElseThrow();
            if (lot.awaits() == Awaits.RELEASE) {
                List<SealOpening> opened = opened(connection, lot, released);
                Command unseal = new Command.Unseal(
                        released.stream().map(Canonical::text).toList(), opened);
                if (!(lot.judge(unseal).decision() instanceof Decision.Unsealed)) {
                    throw new IllegalStateException("the offers of lot " + id + " waited, and may not be opened");
                }
                BidTable.unseal(connection, id, opened);
                DueSteps.tellAdvanced(lot);
                dueSteps.take(connection, lot);
            }
            lots.save(connection, lot);
        });
    }

    private static List<SealOpening> opened(Connection connection, LockedLot lot, List<ReleasedKey> released)
            throws SQLException {
        List<Standing> offers = new ArrayList<>();
        for (StandingSeal standing : BidTable.standingSeals(connection, lot.id())) {
            String text = LogTable.leaf(connection, lot.id(), standing.sequence())
                    .orElseThrow()
                    .leaf();
            Leaf.SealedBid offer = (Leaf.SealedBid) Canonical.read(text, Leaf.class);
            offers.add(new Standing(standing.sequence(), standing.bidder(), offer.sealed()));
        }
        return Unsealing.open(lot.keys(), released, offers);
    }
}

package org.ipmarket.bidding.lot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ipmarket.bidding.BiddingConfig;
import org.ipmarket.bidding.store.BidderRow;
import org.ipmarket.bidding.store.LotRow;
import org.ipmarket.bidding.store.LotTable;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;

/**
 * Lots as this replica's committers left them, with the bidders whom they met. What is remembered counts only while the version of the
 * lot's row, read under its lock, is the same: everything that changes a lot or one of its bidders, here or elsewhere, changes that. A lot
 * whose transaction failed is forgotten.
 */
@ApplicationScoped
class RememberedLots {
    private final Cache<LotId, Remembered> kept;

    RememberedLots(BiddingConfig config) {
        kept = Caffeine.newBuilder()
                .maximumSize(config.sequencer().remembered())
                .build();
    }

    /** A lot at one version. @param bidders those looked for so far who gave a deposit */
    record Remembered(LotRow row, Map<ParticipantId, BidderRow> bidders) {
        /** A lot that was just read. */
        static Remembered of(LotRow row) {
            return new Remembered(row, new ConcurrentHashMap<>());
        }
    }

    /** What is remembered of a locked lot; empty where that is nothing, or of another version. */
    Optional<Remembered> of(LotTable.Locked lot) {
        return Optional.ofNullable(kept.getIfPresent(lot.id()))
                .filter(remembered -> remembered.row().version() == lot.version());
    }

    /**
     * Remembers a lot as it is now committed.
     *
     * @param before as it was locked
     * @param withBid whose first valid bids this brought
     */
    void committed(Remembered before, LotRow row, Collection<ParticipantId> withBid) {
        if (row.state().phase().ended()) {
            kept.invalidate(row.id());
            return;
        }
        withBid.forEach(participant -> before.bidders().computeIfPresent(participant, (_, bidder) -> bidder.withBid()));
        kept.put(row.id(), new Remembered(row, before.bidders()));
    }

    void forget(Collection<LotId> lots) {
        kept.invalidateAll(lots);
    }
}

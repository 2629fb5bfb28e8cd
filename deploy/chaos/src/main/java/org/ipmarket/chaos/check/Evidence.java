package org.ipmarket.chaos.check;

import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.verifier.ProofExport;
import org.ipmarket.chaos.load.Answered;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.id.LotId;

/**
 * All that is known after an experiment: what bidders were told, and what the market has.
 *
 * @param methods the lots, and how each is sold
 * @param unknown keys of bids of which nobody was told what became of them
 * @param exports of each lot, as anybody gets it
 * @param bids as stored
 * @param awards as stored
 * @param told awards as events in the outbox
 * @param names whom a commitment in the log stands for
 * @param left what has not found its way in or out
 * @param sent ids of the events in the outbox since the experiment began
 * @param delivered ids of the events that a reader has got
 * @param key the market's
 */
public record Evidence(
        Map<LotId, SaleMethod> methods,
        List<Answered> answered,
        Set<String> unknown,
        Map<LotId, ProofExport> exports,
        List<StoredBid> bids,
        List<Award> awards,
        List<Award> told,
        Map<BidderRef, UUID> names,
        Left left,
        Set<UUID> sent,
        Set<UUID> delivered,
        PublicKey key) {

    /** A row of {@code bid}. */
    public record StoredBid(String key, LotId lot, long sequence, boolean accepted) {}

    /** Of a lot to a participant; {@code id} is the award's. */
    public record Award(UUID id, LotId lot, UUID winner) {}

    /** @param unsent in the outbox @param parked @param waiting in bidding's queue @param dead in its queue of dead letters */
    public record Left(long unsent, long parked, long waiting, long dead) {
        public boolean isNothing() {
            return unsent == 0 && parked == 0 && waiting == 0 && dead == 0;
        }
    }
}

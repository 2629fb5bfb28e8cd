package org.ipmarket.e2e.job;

import java.util.List;
import org.ipmarket.e2e.client.Views;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;

/**
 * What one main job left behind, to check the invariants with.
 *
 * @param bids every bid that was answered 201
 */
public record Outcome(AssetId asset, LotId lot, List<PlacedBid> bids, Views.Trade trade) {
    /** A bid that was answered 201, and whose it was. */
    public record PlacedBid(ParticipantId bidder, Views.Bid bid) {}
}

package org.ipmarket.bidding.lot;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.ipmarket.bidding.BiddingConfig;
import org.ipmarket.bidding.store.BidTable.ClientKey;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;

/** Places bids as the API does, without HTTP in between. */
@ApplicationScoped
public class Bidders {
    private final PlaceBid placeBid;
    private final JudgeBids judgeBids;
    private final BiddingConfig config;

    Bidders(PlaceBid placeBid, JudgeBids judgeBids, BiddingConfig config) {
        this.placeBid = placeBid;
        this.judgeBids = judgeBids;
        this.config = config;
    }

    public BidAnswer bid(LotId lot, ParticipantId bidder, long fen) {
        return bid(lot, bidder, fen, UUID.randomUUID().toString());
    }

    public BidAnswer bid(LotId lot, ParticipantId bidder, long fen, String key) {
        return placeBid.place(request(lot, bidder, fen, key)).join();
    }

    static BidRequest request(LotId lot, ParticipantId bidder, long fen, String key) {
        return new BidRequest(lot, Mode.TEST, bidder, new ClientKey(bidder.toString(), key), Money.cny(fen));
    }

    /** What another replica would have: queues of its own, the same database. */
    Replica replica() {
        return new Replica(new LotSequencer(judgeBids, config));
    }

    /** A replica's way to place bids. */
    record Replica(LotSequencer sequencer) {
        CompletableFuture<BidAnswer> bid(LotId lot, ParticipantId bidder, long fen) throws LotSequencer.Overloaded {
            return sequencer.submit(request(lot, bidder, fen, UUID.randomUUID().toString()));
        }
    }
}

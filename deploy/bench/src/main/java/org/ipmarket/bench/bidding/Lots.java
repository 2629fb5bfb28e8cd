package org.ipmarket.bench.bidding;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ipmarket.messages.event.MarketEvent;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;

/**
 * The lots of a run and who may bid on them, made as they are in the market: by the events of listing and settlement. Every
 * bidder is admitted to the hot lot, some to each of the others.
 */
record Lots(LotId hot, List<LotId> quiet, List<ParticipantId> bidders) {
    static final int BIDDERS = 200;
    static final int QUIET = 1_000;
    private static final int BIDDERS_OF_EACH = 4;

    /** Who may bid on a quiet lot. @param index of the lot @param turn any number */
    static int bidderOf(int index, int turn) {
        return (index + Math.floorMod(turn, BIDDERS_OF_EACH)) % BIDDERS;
    }

    static Lots announce(BiddingParts parts) throws Exception {
        ParticipantId seller = ParticipantId.next();
        List<ParticipantId> bidders = new ArrayList<>();
        List<MarketEvent> events = new ArrayList<>();
        events.add(MarketEvents.qualified(seller));
        for (int i = 0; i < BIDDERS; i++) {
            bidders.add(ParticipantId.next());
            events.add(MarketEvents.qualified(bidders.getLast()));
        }
        LotId hot = MarketEvents.announce(events, seller, Duration.ofHours(2));
        bidders.forEach(bidder -> events.add(MarketEvents.deposit(hot, bidder)));
        List<LotId> quiet = new ArrayList<>();
        for (int i = 0; i < QUIET; i++) {
            quiet.add(MarketEvents.announce(events, seller, Duration.ofHours(2)));
            for (int turn = 0; turn < BIDDERS_OF_EACH; turn++) {
                events.add(MarketEvents.deposit(quiet.getLast(), bidders.get(bidderOf(i, turn))));
            }
        }
        MarketEvents.publish(parts, events);
        List<LotId> all = new ArrayList<>(quiet);
        all.add(hot);
        MarketEvents.awaitOpen(parts, all, BIDDERS + BIDDERS_OF_EACH * QUIET);
        return new Lots(hot, quiet, bidders);
    }
}

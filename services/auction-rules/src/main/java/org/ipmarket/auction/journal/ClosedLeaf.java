package org.ipmarket.auction.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.Command;
import org.ipmarket.auction.rules.Decision;
import org.ipmarket.auction.rules.LotState;
import org.ipmarket.auction.rules.Outcome;
import org.ipmarket.messages.event.LotClosed;

/** Writes what became of a lot. */
final class ClosedLeaf {
    private ClosedLeaf() {}

    static Leaf.Closed of(Command.Close close, Decision.Closed closed, long sequence, Instant time) {
        LotState end = closed.next();
        Outcome.Sold sold = closed.outcome() instanceof Outcome.Sold yes ? yes : null;
        List<BidderRef> winners = sold == null ? List.of() : sold.winners();
        return new Leaf.Closed(
                sequence,
                time,
                sold == null ? LotClosed.Result.UNSOLD : LotClosed.Result.SOLD,
                closed.outcome() instanceof Outcome.Unsold unsold ? unsold.reason() : null,
                winners.size() == 1 ? winners.getFirst() : null,
                sold == null ? null : sold.price(),
                end.bids(),
                end.bidders(),
                end.extensions(),
                retained(sold),
                close.assets(),
                close.reserve(),
                winners.size() > 1 ? winners : null,
                sold == null ? null : sold.runnerUp(),
                closed.outcome().ranking().isEmpty() ? null : closed.outcome().ranking());
    }

    private static List<BidderRef> retained(Outcome.Sold sold) {
        if (sold == null) {
            return List.of();
        }
        List<BidderRef> retained = new ArrayList<>(sold.winners());
        if (sold.runnerUp() != null) {
            retained.add(sold.runnerUp().bidder());
        }
        return retained;
    }
}

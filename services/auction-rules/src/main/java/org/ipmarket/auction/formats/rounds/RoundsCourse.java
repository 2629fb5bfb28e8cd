package org.ipmarket.auction.formats.rounds;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.ipmarket.auction.formats.sealed.EnvelopeCourse;
import org.ipmarket.auction.formats.sealed.Envelopes;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.Course;
import org.ipmarket.auction.rules.Keyed;
import org.ipmarket.auction.rules.Offer;

/**
 * @param keyed whether the keepers' keys have been published
 * @param envelopes the first offers, not opened yet
 * @param standing each bidder's offer, best first; null until the first ones are opened
 * @param round the present one, or the last before this pause; 0 before the first
 * @param queue who has its turn and who comes after it in this round; empty in a pause
 * @param bid the last valid one in this turn, hidden; null where there is none
 */
public record RoundsCourse(
        boolean keyed, Envelopes envelopes, List<Offer> standing, int round, List<BidderRef> queue, Offer bid)
        implements EnvelopeCourse {
    private static final int ROUNDS = 3;

    static final RoundsCourse EMPTY = new RoundsCourse(false, Envelopes.NONE, null, 0, List.of(), null);

    public RoundsCourse {
        standing = standing == null ? null : List.copyOf(standing);
        queue = List.copyOf(queue);
    }

    @Override
    public RoundsCourse with(Envelopes next) {
        return new RoundsCourse(keyed, next, standing, round, queue, bid);
    }

    RoundsCourse opened(List<Offer> valid) {
        return new RoundsCourse(keyed, Envelopes.NONE, valid, round, queue, bid);
    }

    /** The worst offer has the first turn, the best the last. */
    RoundsCourse nextRound() {
        List<BidderRef> order = standing.reversed().stream().map(Offer::bidder).toList();
        return new RoundsCourse(keyed, envelopes, standing, round + 1, order, null);
    }

    RoundsCourse with(Offer offer) {
        return new RoundsCourse(keyed, envelopes, standing, round, queue, offer);
    }

    RoundsCourse turnOver() {
        return new RoundsCourse(keyed, envelopes, ranking(), round, queue.subList(1, queue.size()), null);
    }

    @Override
    public List<Offer> ranking() {
        if (standing == null) {
            return List.of();
        }
        if (bid == null) {
            return standing;
        }
        Stream<Offer> others = standing.stream().filter(offer -> !offer.bidder().equals(bid.bidder()));
        return Stream.concat(others, Stream.of(bid)).sorted(Offer.BEST_FIRST).toList();
    }

    /** The standing offer of the bidder whose turn it is. */
    Offer toBeat() {
        return standing.stream()
                .filter(offer -> offer.bidder().equals(turn()))
                .findFirst()
                .orElseThrow();
    }

    Stage at() {
        if (standing == null) {
            return envelopes.complete() ? Stage.OPENING : Stage.FIRST_OFFERS;
        }
        if (!queue.isEmpty()) {
            return Stage.TURN;
        }
        return standing.isEmpty() ? Stage.OVER : Stage.PAUSE;
    }

    boolean isLastTurn() {
        return round == ROUNDS && queue.size() == 1;
    }

    @Override
    public Keyed withKeys() {
        return new RoundsCourse(true, envelopes, standing, round, queue, bid);
    }

    @Override
    public String stage() {
        return at() == Stage.OVER ? null : at().name();
    }

    @Override
    public BidderRef turn() {
        return queue.isEmpty() ? null : queue.getFirst();
    }

    @Override
    public Course later(Duration lost) {
        return this;
    }

    enum Stage {
        FIRST_OFFERS,
        OPENING,
        PAUSE,
        TURN,
        /** No first offer was valid. */
        OVER
    }
}

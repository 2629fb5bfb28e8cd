package org.ipmarket.auction.formats.dutch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.ipmarket.auction.formats.sealed.EnvelopeCourse;
import org.ipmarket.auction.formats.sealed.Envelopes;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.Keyed;
import org.ipmarket.auction.rules.Offer;

/**
 * @param keyed whether the keepers' keys have been published
 * @param fallsFrom when the price began to fall, moved later by the time lost since; null before the opening
 * @param accepted the Dutch winner's offer; null until somebody accepts
 * @param envelopes of the others, not opened yet
 * @param offers theirs that count, best first; null until they are opened
 * @param answer what the Dutch winner offers instead, hidden; null until it answers
 */
public record SealedBestCourse(
        boolean keyed, Instant fallsFrom, Offer accepted, Envelopes envelopes, List<Offer> offers, Offer answer)
        implements EnvelopeCourse {
    static final SealedBestCourse EMPTY = new SealedBestCourse(false, null, null, Envelopes.NONE, null, null);

    public SealedBestCourse {
        offers = offers == null ? null : List.copyOf(offers);
    }

    SealedBestCourse fallsFrom(Instant time) {
        return new SealedBestCourse(keyed, time, accepted, envelopes, offers, answer);
    }

    SealedBestCourse accepted(Offer offer) {
        return new SealedBestCourse(keyed, fallsFrom, offer, envelopes, offers, answer);
    }

    @Override
    public SealedBestCourse with(Envelopes next) {
        return new SealedBestCourse(keyed, fallsFrom, accepted, next, offers, answer);
    }

    SealedBestCourse opened(List<Offer> valid) {
        return new SealedBestCourse(keyed, fallsFrom, accepted, Envelopes.NONE, valid, answer);
    }

    SealedBestCourse answered(Offer offer) {
        return new SealedBestCourse(keyed, fallsFrom, accepted, envelopes, offers, offer);
    }

    Stage at() {
        if (accepted == null) {
            return Stage.DUTCH;
        }
        if (offers == null) {
            return envelopes.complete() ? Stage.OPENING : Stage.SEALED;
        }
        return offers.isEmpty() ? Stage.OVER : Stage.BEST;
    }

    @Override
    public List<Offer> ranking() {
        if (accepted == null) {
            return List.of();
        }
        Stream<Offer> others = offers == null ? Stream.empty() : offers.stream();
        return Stream.concat(Stream.of(answer == null ? accepted : answer), others)
                .sorted(Offer.BEST_FIRST)
                .toList();
    }

    boolean isWinner(BidderRef bidder) {
        return accepted != null && accepted.bidder().equals(bidder);
    }

    @Override
    public Keyed withKeys() {
        return new SealedBestCourse(true, fallsFrom, accepted, envelopes, offers, answer);
    }

    @Override
    public String stage() {
        return at() == Stage.OVER ? null : at().name();
    }

    @Override
    public BidderRef turn() {
        return at() == Stage.BEST ? accepted.bidder() : null;
    }

    @Override
    public SealedBestCourse later(Duration lost) {
        return fallsFrom(fallsFrom.plus(lost));
    }

    enum Stage {
        DUTCH,
        SEALED,
        OPENING,
        BEST,
        /** Nobody offered more than the Dutch winner. */
        OVER
    }
}

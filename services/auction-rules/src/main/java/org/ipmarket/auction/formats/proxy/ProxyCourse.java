package org.ipmarket.auction.formats.proxy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.Course;
import org.ipmarket.auction.rules.Offer;

/**
 * @param latestEnd extensions go no further; null where there is no cap
 * @param maxima of each bidder who has not left, best first
 */
public record ProxyCourse(Instant latestEnd, List<Offer> maxima) implements Course {
    public ProxyCourse {
        maxima = maxima.stream().sorted(Offer.BEST_FIRST).toList();
    }

    /** With a bidder's new maximum, in place of the one that it had. */
    ProxyCourse with(Offer maximum) {
        return new ProxyCourse(
                latestEnd,
                Stream.concat(without(maximum.bidder()).maxima.stream(), Stream.of(maximum))
                        .toList());
    }

    ProxyCourse without(BidderRef bidder) {
        return new ProxyCourse(
                latestEnd,
                maxima.stream()
                        .filter(maximum -> !maximum.bidder().equals(bidder))
                        .toList());
    }

    @Override
    public String stage() {
        return null;
    }

    @Override
    public Course later(Duration lost) {
        return latestEnd == null ? this : new ProxyCourse(latestEnd.plus(lost), maxima);
    }
}

package org.ipmarket.auction.formats.listing;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.ipmarket.auction.formats.english.EnglishCourse;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.Course;

/**
 * @param buyers who is admitted; once the auction has begun, who was then
 * @param lost how much later everything ends than announced
 * @param auction the course of the auction; null during the notice
 */
public record ListingCourse(List<BidderRef> buyers, Duration lost, EnglishCourse auction) implements Course {
    static final ListingCourse EMPTY = new ListingCourse(List.of(), Duration.ZERO, null);

    public ListingCourse {
        buyers = List.copyOf(buyers);
    }

    boolean inNotice() {
        return auction == null;
    }

    ListingCourse with(BidderRef buyer) {
        return new ListingCourse(
                Stream.concat(buyers.stream(), Stream.of(buyer)).toList(), lost, auction);
    }

    ListingCourse without(BidderRef buyer) {
        return new ListingCourse(
                buyers.stream().filter(other -> !other.equals(buyer)).toList(), lost, auction);
    }

    ListingCourse in(EnglishCourse ascent) {
        return new ListingCourse(buyers, lost, ascent);
    }

    @Override
    public String stage() {
        return inNotice() ? "NOTICE" : "AUCTION";
    }

    @Override
    public ListingCourse later(Duration more) {
        return new ListingCourse(buyers, lost.plus(more), auction == null ? null : auction.later(more));
    }
}

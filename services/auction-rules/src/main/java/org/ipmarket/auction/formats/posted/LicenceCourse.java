package org.ipmarket.auction.formats.posted;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.Course;

/** @param licensees in the order in which they came */
public record LicenceCourse(List<BidderRef> licensees) implements Course {
    static final LicenceCourse EMPTY = new LicenceCourse(List.of());

    public LicenceCourse {
        licensees = List.copyOf(licensees);
    }

    LicenceCourse with(BidderRef licensee) {
        return new LicenceCourse(
                Stream.concat(licensees.stream(), Stream.of(licensee)).toList());
    }

    @Override
    public String stage() {
        return null;
    }

    @Override
    public Course later(Duration lost) {
        return this;
    }
}

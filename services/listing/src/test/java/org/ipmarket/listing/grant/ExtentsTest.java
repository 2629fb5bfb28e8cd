package org.ipmarket.listing.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.ipmarket.listing.Violation;
import org.ipmarket.listing.grant.Extents.Reading;
import org.ipmarket.listing.grant.Extents.Stated;
import org.ipmarket.messages.Extent;
import org.ipmarket.messages.Right;
import org.junit.jupiter.api.Test;

class ExtentsTest {
    @Test
    void whatIsLeftOutHasNoBound() {
        assertThat(Extents.read(Right.SOLE_LICENCE, null)).isEqualTo(new Reading.Accepted(Extent.ALL));
        assertThat(Extents.read(Right.SOLE_LICENCE, new Stated(null, null, null, null)))
                .isEqualTo(new Reading.Accepted(Extent.ALL));
        assertThat(Extents.read(Right.ASSIGNMENT, null)).isEqualTo(new Reading.Accepted(Extent.ALL));
    }

    @Test
    void eachIsBounded() {
        assertThat(fields(new Stated(Collections.nCopies(301, "CN"), null, null, null)))
                .containsExactly("extent.territories");
        assertThat(fields(new Stated(
                        null, IntStream.range(0, 51).mapToObj(i -> "use " + i).toList(), null, null)))
                .containsExactly("extent.fields");
        assertThat(fields(new Stated(Collections.singletonList(null), Collections.singletonList(null), null, null)))
                .containsExactly("extent.territories", "extent.fields");
        assertThat(fields(new Stated(List.of("CN"), List.of("x".repeat(200)), null, null)))
                .isEmpty();
    }

    @Test
    void oneTerritoryHasOneCode() {
        assertThat(Territories.code("cn-hk")).contains("HK");
        assertThat(Territories.code("CN-TW")).contains("TW");
        assertThat(Territories.code("US-PR")).contains("PR");
        assertThat(Territories.code("CN-GD")).contains("CN-GD");
        assertThat(Territories.code("CN-XX")).isEmpty();
        assertThat(Territories.code("中国")).isEmpty();
        assertThat(Territories.within(Set.of("FR-75C"))).containsExactlyInAnyOrder("FR-75C", "FR-IDF", "FR");
        assertThat(Territories.meet(Set.of("CN"), Set.of("HK"))).isFalse();
        assertThat(Territories.meet(Set.of("FR"), Set.of("FR-75C"))).isTrue();
    }

    @Test
    void whatAnOfficeWroteIsNotMadeSmaller() {
        assertThat(Extents.normal(new Extent(Set.of("cn-hk", "CN"), Set.of("ＡＲＭＳ"), null, null)))
                .isEqualTo(new Extent(Set.of("HK", "CN"), Set.of("arms"), null, null));
        assertThat(Extents.normal(new Extent(Set.of("全球", "CN"), null, null, null)))
                .isEqualTo(Extent.ALL);
        assertThat(Extents.normal(Extent.ALL)).isEqualTo(Extent.ALL);
    }

    @Test
    void aLicenceEndsAfterTheDayOnWhichItIsOffered() {
        LocalDate day = LocalDate.of(2026, 3, 1);
        assertThat(Extents.ended(new Extent(null, null, null, day), day)).hasSize(1);
        assertThat(Extents.ended(new Extent(null, null, null, day.plusDays(1)), day))
                .isEmpty();
        assertThat(Period.offered(new Extent(null, null, day.minusDays(9), day.minusDays(2)), day))
                .isEqualTo(new Period(day.minusDays(3), day.minusDays(2)));
    }

    private static List<String> fields(Stated stated) {
        return switch (Extents.read(Right.ORDINARY_LICENCE, stated)) {
            case Reading.Accepted accepted -> List.of();
            case Reading.Refused refused ->
                refused.violations().stream().map(Violation::field).toList();
        };
    }
}

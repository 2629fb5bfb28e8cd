package org.ipmarket.listing.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.Mode;
import org.junit.jupiter.api.Test;

class PositionTest {
    private static final Position POSITION = new Position(true, Long.MAX_VALUE, UUID.randomUUID());

    private static Criteria criteria(AssetKind kind, Sort sort) {
        return new Criteria(
                Mode.TEST, SearchQuery.of("pump"), null, null, kind, null, null, null, null, null, null, null, sort);
    }

    @Test
    void aCursorLeadsBackToItsPosition() {
        Criteria criteria = criteria(AssetKind.PATENT, Sort.CLOSING);
        assertThat(Position.read(POSITION.cursor(criteria), criteria)).isEqualTo(new Position.Reading.Read(POSITION));
    }

    @Test
    void anotherSearchDoesNotTakeIt() {
        String cursor = POSITION.cursor(criteria(AssetKind.PATENT, Sort.CLOSING));
        assertThat(Position.read(cursor, criteria(AssetKind.COPYRIGHT, Sort.CLOSING)))
                .isInstanceOf(Position.Reading.Foreign.class);
        assertThat(Position.read(cursor, criteria(AssetKind.PATENT, Sort.NEWEST)))
                .isInstanceOf(Position.Reading.Foreign.class);
    }

    @Test
    void whatNoListHasGivenIsMalformed() {
        Criteria criteria = criteria(null, Sort.PRICE);
        for (String cursor : new String[] {
            "",
            "x",
            "0|0||x",
            "0|0|1;drop|" + UUID.randomUUID(),
            "0|2|1|" + UUID.randomUUID(),
            "0|1|9999999999999999999|" + UUID.randomUUID(),
            "0|1|5|" + "-".repeat(36)
        }) {
            assertThat(Position.read(cursor, criteria)).as(cursor).isInstanceOf(Position.Reading.Malformed.class);
        }
    }
}

package org.ipmarket.notification.feed.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 41, 10_000_000, Long.MAX_VALUE})
    void leadsBackToItsPosition(long position) {
        assertThat(Cursor.parse(Cursor.text(position))).contains(new Cursor(position));
        assertThat(Cursor.text(position)).matches("[A-Za-z0-9_-]{16}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "garbage",
                "AAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAA=",
                "AAAAAAAAAAAAAAAAAAAA",
                "今今今今今今今今今今今今今今今今"
            })
    void whatNoFeedHasGivenIsNone(String text) {
        assertThat(Cursor.parse(text)).isEmpty();
    }

    @Test
    void aChangedCharacterIsFound() {
        String text = Cursor.text(123_456_789);
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == 'x' ? 'y' : 'x';
            assertThat(Cursor.parse(text.substring(0, i) + other + text.substring(i + 1)))
                    .isEmpty();
        }
    }

    @Test
    void differentPositionsHaveDifferentTexts() {
        assertThat(LongStream.range(0, 5_000).mapToObj(Cursor::text)).doesNotHaveDuplicates();
    }
}

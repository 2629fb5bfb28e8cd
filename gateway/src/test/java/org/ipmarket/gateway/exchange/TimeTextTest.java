package org.ipmarket.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 7, 999, 1_000, 1_796_000_000_040L, 1_796_000_000_999L, 1_796_000_001_000L, -1})
    void isTheMomentWithMilliseconds(long moment) {
        StringBuilder page = new StringBuilder();
        TimeText.append(page, moment);

        assertThat(page).matches("[0-9-]+T[0-9:]+\\.[0-9]{3}Z");
        assertThat(Instant.parse(page)).isEqualTo(Instant.ofEpochMilli(moment));
    }
}

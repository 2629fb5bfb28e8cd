package org.ipmarket.chassis.etag;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotModifiedTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "'\"v3\"', true",
                "'W/\"v3\"', true",
                "'\"v1\", \"v3\"', true",
                "*, true",
                "'\"v33\"', false",
                "v3, false",
                "'\"v1\",\"v2\"', false"
            })
    void aTagIsComparedWeaklyWithEachThatIsNamed(String known, boolean same) {
        assertThat(NotModified.names(known, "\"v3\"")).isEqualTo(same);
        assertThat(NotModified.names(known, "W/\"v3\"")).isEqualTo(same);
    }
}

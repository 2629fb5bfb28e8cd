package org.ipmarket.messages.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.ipmarket.messages.event.EventJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CentreCodeTest {
    @ParameterizedTest
    @ValueSource(strings = {"GZ", "SZ", "FS", "DG", "SICE", "A1", "ABCDEFGH"})
    void isReadAsItIsWritten(String text) {
        CentreCode code = CentreCode.fromString(text);
        assertThat(code).hasToString(text);
        assertThat(EventJson.read(EventJson.write(code), CentreCode.class)).isEqualTo(code);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "G", "gz", "1G", "ABCDEFGHI", "G Z", "G-Z", "广州", "GZ\n"})
    void anyOtherTextIsRefusedWithWhatWouldDo(String text) {
        assertThatThrownBy(() -> CentreCode.fromString(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("not a centre code: ")
                .hasMessageEndingWith("2 to 8 capital letters or digits, such as GZ");
    }

    @Test
    void aRefusalDoesNotRepeatALongText() {
        assertThatThrownBy(() -> CentreCode.fromString("G".repeat(100_000)))
                .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(120));
    }

    @Test
    void codesAreOrderedByTheirText() {
        assertThat(List.of(new CentreCode("SZ"), new CentreCode("GZ"), new CentreCode("SICE")).stream()
                        .sorted()
                        .map(CentreCode::value))
                .containsExactly("GZ", "SICE", "SZ");
    }
}

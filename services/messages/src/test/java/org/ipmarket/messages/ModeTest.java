package org.ipmarket.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.ipmarket.messages.event.EventJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModeTest {
    @ParameterizedTest
    @EnumSource(Mode.class)
    void isReadAsItIsWritten(Mode mode) {
        assertThat(Mode.fromString(mode.wire())).isEqualTo(mode);
        assertThat(EventJson.read(EventJson.write(mode), Mode.class)).isEqualTo(mode);
    }

    @Test
    void hasItsTwoNames() {
        assertThat(Mode.LIVE.wire()).isEqualTo("live");
        assertThat(Mode.TEST.wire()).isEqualTo("test");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "LIVE", "Test", "demo", " live"})
    void anythingElseIsRefusedWithWhatWouldDo(String text) {
        assertThatThrownBy(() -> Mode.fromString(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("accepted: live, test");
    }
}

package org.ipmarket.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.AsciiString;
import org.junit.jupiter.api.Test;

class HeaderNamesTest {
    @Test
    void knowsANameWhateverItsCaseAndKind() {
        HeaderNames names = HeaderNames.of("Cookie").and(HeaderNames.of("X-CSRF-Token", "Te"));

        assertThat(names.has("COOKIE")).isTrue();
        assertThat(names.has(AsciiString.of("x-csrf-token"))).isTrue();
        assertThat(names.has("TE")).isTrue();
        assertThat(names.has("Cookies")).isFalse();
        assertThat(names.has("Cooki3")).isFalse();
        assertThat(names.has("")).isFalse();
        assertThat(names.has("a-name-that-is-longer-than-all-of-them")).isFalse();
    }
}

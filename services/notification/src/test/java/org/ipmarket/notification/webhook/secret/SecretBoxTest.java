package org.ipmarket.notification.webhook.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretBoxTest {
    private static final String FIRST = key(1);
    private static final String SECOND = key(2);

    private static String key(int fill) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Test
    void opensForItsOwnerOnly() {
        SecretBox box = new SecretBox(FIRST, List.of());
        byte[] sealed = box.seal("whsec_abc", "one");

        assertThat(box.open(sealed, "one")).isEqualTo("whsec_abc");
        assertThatThrownBy(() -> box.open(sealed, "other")).isInstanceOf(IllegalStateException.class);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("whsec");
        assertThat(box.seal("whsec_abc", "one")).isNotEqualTo(sealed);
    }

    @Test
    void anyBitThatChangesSpoilsIt() {
        SecretBox box = new SecretBox(FIRST, List.of());
        byte[] sealed = box.seal("whsec_abc", "one");
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> box.open(changed, "one")).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aFormerKeyOpensAndTheNewOneSeals() {
        byte[] old = new SecretBox(FIRST, List.of()).seal("whsec_abc", "one");
        SecretBox both = new SecretBox(SECOND, List.of(FIRST));

        assertThat(both.open(old, "one")).isEqualTo("whsec_abc");
        assertThat(new SecretBox(SECOND, List.of()).open(both.seal("x", "one"), "one"))
                .isEqualTo("x");
        assertThatThrownBy(() -> new SecretBox(SECOND, List.of()).open(old, "one"))
                .hasMessageContaining("not configured");
    }

    @Test
    void aKeyOfAnotherLengthIsNone() {
        assertThatThrownBy(() -> new SecretBox("c2hvcnQ=", List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}

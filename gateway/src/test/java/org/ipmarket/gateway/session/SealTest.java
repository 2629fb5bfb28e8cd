package org.ipmarket.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SealTest {
    private static final byte[] CONTENT = "a session".getBytes(StandardCharsets.UTF_8);

    private final Seal seal = new Seal("the-secret-of-the-client");

    @Test
    void whatItClosesEveryReplicaOpens() {
        String closed = seal.close(CONTENT, "session");

        assertThat(new Seal("the-secret-of-the-client").open(closed, "session"))
                .hasValueSatisfying(opened -> assertThat(opened).isEqualTo(CONTENT));
        assertThat(seal.close(CONTENT, "session")).isNotEqualTo(closed);
        assertThat(closed).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void anotherSecretOrPurposeOpensNothing() {
        String closed = seal.close(CONTENT, "session");

        assertThat(new Seal("another-secret").open(closed, "session")).isEmpty();
        assertThat(seal.open(closed, "login")).isEmpty();
    }

    @Test
    void whatIsChangedAnywhereIsNotOpened() {
        byte[] closed = Base64.getUrlDecoder().decode(seal.close(CONTENT, "session"));

        for (int i = 0; i < closed.length; i++) {
            byte[] changed = closed.clone();
            changed[i] ^= 1;
            assertThat(seal.open(Base64.getUrlEncoder().encodeToString(changed), "session"))
                    .as("byte %d", i)
                    .isEmpty();
        }
        for (String garbled : new String[] {"", "x", "%", "AAAAAAAAAAAAAAAA", "äöü"}) {
            assertThat(seal.open(garbled, "session")).isEmpty();
        }
    }

    @Test
    void theWordOfASessionIsItsOwn() {
        assertThat(seal.word("one")).isEqualTo(seal.word("one")).isNotEqualTo(seal.word("other"));
        assertThat(new Seal("another-secret").word("one")).isNotEqualTo(seal.word("one"));
    }
}

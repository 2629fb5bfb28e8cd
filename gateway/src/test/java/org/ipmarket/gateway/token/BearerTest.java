package org.ipmarket.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTest {
    @ParameterizedTest
    @ValueSource(strings = {"Bearer aaa.bbb.ccc", "bearer aaa.bbb.ccc", "BEARER  aaa.bbb.ccc"})
    void readsTheTokenWhateverTheCaseOfTheScheme(String header) {
        assertThat(Bearer.in(header)).contains(new Bearer("aaa.bbb.ccc"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic YWJjOmRlZg==", "aaa.bbb.ccc", "Bearer a b", "Bearer a,b"})
    void findsNoneInAnythingElse(String header) {
        assertThat(Bearer.in(header)).isEmpty();
    }

    @Test
    void isNotPrinted() {
        Bearer bearer = new Bearer("aaa.bbb.ccc");

        assertThat(bearer.toString()).doesNotContain("aaa");
        assertThat(bearer.fingerprint()).isEqualTo(new Bearer("aaa.bbb.ccc").fingerprint());
        assertThat(bearer.fingerprint()).isNotEqualTo(new Bearer("aaa.bbb.ccd").fingerprint());
    }
}

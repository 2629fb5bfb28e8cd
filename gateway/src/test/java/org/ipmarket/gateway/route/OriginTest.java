package org.ipmarket.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {
    @Test
    void readsAnAddress() {
        assertThat(Origin.of("bidding", URI.create("http://127.0.0.1:8082")))
                .isEqualTo(new Origin("127.0.0.1", 8082, false));
        assertThat(Origin.of("bidding", URI.create("https://bidding"))).isEqualTo(new Origin("bidding", 443, true));
        assertThat(Origin.of("bidding", URI.create("http://bidding"))).isEqualTo(new Origin("bidding", 80, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bidding:8082", "ftp://bidding", "http:///api", "127.0.0.1"})
    void refusesAnythingElseAndNamesIt(String url) {
        assertThatThrownBy(() -> Origin.of("bidding", URI.create(url)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bidding");
    }
}

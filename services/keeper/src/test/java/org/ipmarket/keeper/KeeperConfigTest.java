package org.ipmarket.keeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeeperConfigTest {
    private static final Map<String, String> GOOD = Map.of(
            "IPMARKET_KEEPER_NAME", "keeper-1",
            "IPMARKET_KEEPER_FOLDER", "/tmp/keeper",
            "IPMARKET_KEEPER_PORT", "8091",
            "IPMARKET_KEEPER_MARKET_KEYS", "one, two");

    @Test
    void listensOnTheLoopbackUnlessToldOtherwise() {
        KeeperConfig config = KeeperConfig.of(GOOD);

        assertThat(config.address().getAddress().isLoopbackAddress()).isTrue();
        assertThat(config.marketKeys()).containsExactly("one", "two");
        assertThat(config.mostLots()).isEqualTo(100_000);
    }

    @Test
    void saysWhichVariableIsWrong() {
        assertThatThrownBy(() -> KeeperConfig.of(with("IPMARKET_KEEPER_NAME", "../other")))
                .hasMessageStartingWith("IPMARKET_KEEPER_NAME");
        assertThatThrownBy(() -> KeeperConfig.of(with("IPMARKET_KEEPER_PORT", "many")))
                .hasMessageStartingWith("IPMARKET_KEEPER_PORT");
        assertThatThrownBy(() -> KeeperConfig.of(with("IPMARKET_KEEPER_MARKET_KEYS", " ")))
                .hasMessage("IPMARKET_KEEPER_MARKET_KEYS is missing");
    }

    private static Map<String, String> with(String variable, String value) {
        Map<String, String> changed = new HashMap<>(GOOD);
        changed.put(variable, value);
        return changed;
    }
}

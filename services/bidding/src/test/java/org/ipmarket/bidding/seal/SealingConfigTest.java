package org.ipmarket.bidding.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.ipmarket.bidding.BiddingConfig;
import org.junit.jupiter.api.Test;

/** The keepers as the environment names them, which is how a deployment does. */
class SealingConfigTest {
    @Test
    void theEnvironmentNamesTheKeepersInTheirOrder() {
        BiddingConfig.Sealing sealing = sealing(Map.of(
                "IPMARKET_BIDDING_SEALING_THRESHOLD", "3",
                "IPMARKET_BIDDING_SEALING_KEEPERS_0__NAME", "keeper-gz",
                "IPMARKET_BIDDING_SEALING_KEEPERS_0__URL", "http://127.0.0.1:1",
                "IPMARKET_BIDDING_SEALING_KEEPERS_0__IDENTITY", "MCo+/=",
                "IPMARKET_BIDDING_SEALING_KEEPERS_1__NAME", "keeper-sz",
                "IPMARKET_BIDDING_SEALING_KEEPERS_1__URL", "http://127.0.0.1:2",
                "IPMARKET_BIDDING_SEALING_KEEPERS_1__IDENTITY", "MCp+/="));

        assertThat(sealing.threshold()).isEqualTo(3);
        assertThat(sealing.keepers().orElseThrow())
                .extracting(BiddingConfig.Sealing.Keeper::name)
                .containsExactly("keeper-gz", "keeper-sz");
        assertThat(sealing.keepers().orElseThrow().get(1).url()).isEqualTo("http://127.0.0.1:2");
        assertThat(sealing.keepers().orElseThrow().get(0).identity()).isEqualTo("MCo+/=");
    }

    @Test
    void withoutThemThereAreNone() {
        assertThat(sealing(Map.of()).keepers()).isEmpty();
    }

    private static BiddingConfig.Sealing sealing(Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(environment, 300))
                .withConverter(Duration.class, 300, new DurationConverter())
                .withMapping(BiddingConfig.class)
                .build()
                .getConfigMapping(BiddingConfig.class)
                .sealing();
    }
}

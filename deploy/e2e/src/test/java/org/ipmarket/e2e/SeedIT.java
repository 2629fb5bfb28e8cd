package org.ipmarket.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ipmarket.client.Caller;
import org.ipmarket.e2e.client.MarketClient;
import org.ipmarket.e2e.client.Views;
import org.ipmarket.e2e.seed.Seed;
import org.ipmarket.messages.AssetKind;
import org.junit.jupiter.api.Test;

/** The demonstration is set up once, however often it is asked for, and everything in it says what it is. */
class SeedIT {
    private final MarketClient market = Stack.market();
    private final Caller anybody = market.as("regulator");

    @Test
    void settingUpAgainChangesNothing() {
        Seed seed = Stack.seed(market);
        seed.all();
        Map<String, Long> before = versions();

        seed.all();

        assertThat(versions()).isEqualTo(before);
    }

    @Test
    void holdsPatentsAndWorksAllMarkedAsDemonstration() {
        Stack.seed(market).all();

        List<Views.Asset> assets = anybody.list("/assets", Views.Asset.class);
        Map<AssetKind, Long> kinds = assets.stream()
                .collect(Collectors.groupingBy(asset -> asset.type().kind(), Collectors.counting()));
        assertThat(assets).allMatch(Views.Asset::demonstration);
        assertThat(kinds.get(AssetKind.PATENT)).isGreaterThanOrEqualTo(80);
        assertThat(kinds.get(AssetKind.COPYRIGHT)).isGreaterThanOrEqualTo(20);
    }

    private Map<String, Long> versions() {
        Map<String, Long> versions = anybody.list("/assets", Views.Asset.class).stream()
                .collect(Collectors.toMap(asset -> asset.id().toString(), Views.Asset::version));
        anybody.list("/centres", Views.Centre.class)
                .forEach(centre -> versions.put(centre.code().toString(), centre.version()));
        market.as("admin")
                .list("/participants", Views.Participant.class)
                .forEach(participant -> versions.put(participant.id().toString(), participant.version()));
        return versions;
    }
}

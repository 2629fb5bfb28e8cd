package org.ipmarket.notification.feed.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.event.DealConcluded;
import org.ipmarket.messages.event.EventCatalogue;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.event.LotClosed;
import org.ipmarket.messages.event.MarketEvent;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.event.OfferCorrected;
import org.junit.jupiter.api.Test;

class NamedTest {
    @Test
    void anAssetIsFoundWhereverItStands() throws Exception {
        AssetChanged asset = example(AssetChanged.class);
        assertThat(Named.in(asset)).isEqualTo(new Named(Set.of(asset.asset().value()), null));

        OfferCorrected corrected = example(OfferCorrected.class);
        assertThat(Named.in(corrected).assets())
                .containsExactlyElementsOf(assets(corrected.terms()))
                .isNotEmpty();
    }

    @Test
    void anOfferAndItsLotHaveOneId() throws Exception {
        OfferAnnounced announced = example(OfferAnnounced.class);
        assertThat(Named.in(announced).lot()).isEqualTo(announced.offer().value());
        LotClosed closed = example(LotClosed.class);
        assertThat(Named.in(closed).lot()).isEqualTo(closed.lot().value());
        assertThat(Named.in(closed).assets()).isEmpty();
    }

    @Test
    void announcementsAndDealsSayWhatTheLotSells() throws Exception {
        assertThat(Named.saysWhatTheLotSells(example(OfferAnnounced.class))).isTrue();
        assertThat(Named.saysWhatTheLotSells(example(DealConcluded.class))).isTrue();
        assertThat(Named.saysWhatTheLotSells(example(LotClosed.class))).isFalse();
    }

    private static List<UUID> assets(OfferAnnounced terms) {
        return terms.assets().stream().map(offered -> offered.asset().value()).toList();
    }

    private static <E extends MarketEvent> E example(Class<E> event) throws Exception {
        Path file = Path.of("../messages/src/test/resources/examples")
                .resolve(EventCatalogue.describe(event).name() + ".json");
        return EventJson.read(Files.readAllBytes(file), event);
    }
}

package org.ipmarket.chassis.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.event.EventCatalogue;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.event.MarketEvent;
import org.ipmarket.messages.event.StateEvent;
import org.ipmarket.messages.id.Ids;
import org.junit.jupiter.api.Test;

/** Every pair of the events that there are, in both orders, each delivered twice: each is recorded as done once. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "chassis"))
class EveryPairIT {
    private static final Path EXAMPLES = Path.of("../messages/src/test/resources/examples");

    @Inject
    Inbox inbox;

    @Inject
    Effects.Table table;

    @Inject
    KnownStates knownStates;

    /** An example under an id of its own. */
    private record Delivery(EventHeader header, String payload) {}

    @Test
    void everyPairInBothOrdersTwice() throws IOException {
        List<Class<? extends MarketEvent>> types = EventCatalogue.all().stream()
                .filter(type -> !type.getSimpleName().startsWith("BidderLeft"))
                .filter(type -> !type.getSimpleName().equals("LotOpened"))
                .toList();
        int pairs = 0;
        for (int i = 0; i < types.size(); i++) {
            for (int j = i + 1; j < types.size(); j++) {
                inBothOrders(types.get(i), types.get(j));
                pairs++;
            }
        }
        assertThat(pairs).isEqualTo(types.size() * (types.size() - 1) / 2);
    }

    private void inBothOrders(Class<? extends MarketEvent> one, Class<? extends MarketEvent> other) throws IOException {
        for (boolean swapped : new boolean[] {false, true}) {
            Delivery first = delivery(swapped ? other : one);
            Delivery second = delivery(swapped ? one : other);
            for (Delivery delivery : List.of(first, second, first, second)) {
                assertThat(inbox.receive(delivery.header(), delivery.payload()))
                        .as("%s then %s", first.header().type(), second.header().type())
                        .isInstanceOf(Inbox.Outcome.Done.class);
            }
            for (Delivery delivery : List.of(first, second)) {
                assertThat(table.count(
                                "select count(*) from inbox_event where event_id = ?",
                                delivery.header().id()))
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void anOlderStateNeverReplacesANewerOne() throws IOException {
        for (Class<? extends MarketEvent> type : EventCatalogue.all()) {
            if (StateEvent.class.isAssignableFrom(type)) {
                olderAfterNewer(type.asSubclass(StateEvent.class));
            }
        }
    }

    private <E extends StateEvent> void olderAfterNewer(Class<E> type) throws IOException {
        Delivery example = delivery(type);
        E told = EventJson.read(example.payload().getBytes(StandardCharsets.UTF_8), type);
        String newer = example.payload()
                .replaceFirst("\"version\"\\s*:\\s*" + told.version(), "\"version\":" + (told.version() + 5));
        inbox.receive(delivery(type).header(), newer);
        inbox.receive(example.header(), example.payload());
        E known = knownStates.find(type, told.subject()).orElseThrow();
        assertThat(known.version()).isEqualTo(told.version() + 5);
        assertThat(knownStates.digests(type, told.mode(), null, 1_000)).anySatisfy(digest -> {
            assertThat(digest.subject()).isEqualTo(told.subject());
            assertThat(digest.hash())
                    .isEqualTo(EventJson.hash(EventJson.read(newer.getBytes(StandardCharsets.UTF_8), type)));
        });
    }

    private static Delivery delivery(Class<? extends MarketEvent> type) throws IOException {
        String wireType = EventCatalogue.typeOf(type);
        Path file = EXAMPLES.resolve(EventCatalogue.describe(type).name() + ".json");
        String payload = Files.readString(file);
        MarketEvent event = EventJson.read(payload.getBytes(StandardCharsets.UTF_8), type);
        Mode mode = event.mode();
        Long version = event instanceof StateEvent state ? state.version() : null;
        return new Delivery(
                new EventHeader(Ids.next(), wireType, "/test", event.subject(), mode, version, Instant.now(), null),
                payload);
    }
}

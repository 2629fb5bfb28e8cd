package org.ipmarket.notification.feed.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ipmarket.notification.feed.api.FeedApi.GZ;
import static org.ipmarket.notification.feed.api.FeedApi.gz;
import static org.ipmarket.notification.feed.api.FeedApi.ids;
import static org.ipmarket.notification.feed.api.FeedApi.items;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.chassis.test.TestBroker;
import org.ipmarket.chassis.test.Tokens;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.ParticipantKind;
import org.ipmarket.messages.Standing;
import org.ipmarket.messages.event.ParticipantChanged;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who sees what, with the tokens that they have. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "notification"))
class FeedVisibilityIT {
    private TestBroker broker;
    private String before;

    @BeforeEach
    void open() {
        broker = TestBroker.open("notification");
        before = FeedApi.latest();
    }

    @AfterEach
    void close() {
        broker.close();
    }

    @Test
    void aPublicEventIsForEverybodyOfItsModeAndAPrivateOneForTheCentresConcerned() {
        LotId lot = FeedApi.lot();
        ParticipantId bidder = new ParticipantId(Ids.next());
        String live = broker.publish(FeedApi.opened(FeedApi.lot(), Mode.LIVE)).toString();
        String opened = broker.publish(FeedApi.opened(lot, Mode.TEST)).toString();
        String held = broker.publish(FeedApi.held(lot, bidder)).toString();
        String last = broker.publish(FeedApi.opened(FeedApi.lot(), Mode.TEST)).toString();
        await().until(() -> ids(gz(), before, "").contains(last));

        List<String> everything = List.of(opened, held, last);
        List<String> publicly = List.of(opened, last);
        assertThat(ids(gz(), before, "")).isEqualTo(everything);
        assertThat(ids(Tokens.client("centre-sz"), before, ""))
                .as("the buyer's centre")
                .isEqualTo(everything);
        assertThat(ids(Tokens.of("gz.manager"), before, ""))
                .as("the centre's manager")
                .isEqualTo(everything);
        for (String other : List.of(
                Tokens.client("centre-fs"),
                Tokens.of("gz.reviewer1"),
                Tokens.of("lin.trader"),
                Tokens.of("appraiser"),
                Tokens.of("regulator"))) {
            assertThat(ids(other, before, "")).isEqualTo(publicly).doesNotContain(live);
        }
        assertThat(ids(Tokens.client("centre-fs"), before, "&type=deposit.held"))
                .isEmpty();
        assertThat(ids(Tokens.client("centre-fs"), before, "&centre=GZ")).isEqualTo(publicly);
    }

    @Test
    void aMixedEventIsWholeForTheCentreAndLeavesOutForOthersWhoItIsAbout() {
        DepositId kept = new DepositId(Ids.next());
        LotId lot = FeedApi.lot();
        String closed = broker.publish(FeedApi.closed(lot, kept)).toString();
        await().until(() -> ids(gz(), before, "").contains(closed));

        Map<String, Object> whole = data(items(gz(), before, "").getLast());
        assertThat(whole).containsEntry("retainedDeposits", List.of(kept.toString()));
        Map<String, Object> other =
                data(items(Tokens.client("centre-fs"), before, "").getLast());
        assertThat(other).doesNotContainKey("retainedDeposits").containsEntry("result", "SOLD");
        assertThat(other).hasSize(whole.size() - 1);
    }

    @Test
    void whatIsForServicesAloneHasNoPlace() {
        broker.publish(new ParticipantChanged(
                new ParticipantId(Ids.next()),
                Mode.TEST,
                1,
                ParticipantKind.FIRM,
                GZ,
                Standing.QUALIFIED,
                Set.of(GZ),
                Set.of(),
                false,
                null,
                null));
        String last = broker.publish(FeedApi.opened(FeedApi.lot(), Mode.TEST)).toString();
        await().until(() -> ids(gz(), before, "").contains(last));
        assertThat(ids(gz(), before, "")).containsExactly(last);
    }

    @Test
    void anEventToldTwiceIsReadOnce() {
        LotId lot = FeedApi.lot();
        var id = broker.publish(FeedApi.opened(lot, Mode.TEST));
        broker.publish(FeedApi.opened(lot, Mode.TEST), id);
        String last = broker.publish(FeedApi.opened(FeedApi.lot(), Mode.TEST)).toString();
        await().until(() -> ids(gz(), before, "").contains(last));
        assertThat(ids(gz(), before, "")).containsExactly(id.toString(), last);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> data(Map<String, Object> event) {
        return (Map<String, Object>) event.get("data");
    }
}

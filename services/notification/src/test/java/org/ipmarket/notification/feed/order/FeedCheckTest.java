package org.ipmarket.notification.feed.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.ipmarket.notification.feed.order.Written.Reading;
import org.junit.jupiter.api.Test;

class FeedCheckTest {
    private static final UUID LOT = UUID.randomUUID();
    private final Written first = new Written(UUID.randomUUID(), LOT, 1, Reading.EVERYBODY);
    private final Written second = new Written(UUID.randomUUID(), LOT, 2, Reading.EVERYBODY);
    private final Written ofGz = new Written(UUID.randomUUID(), LOT, 3, Reading.CENTRE_GZ);
    private final Written live = new Written(UUID.randomUUID(), LOT, 4, Reading.NOBODY_HERE);
    private final List<Written> all = List.of(first, second, ofGz, live);

    @Test
    void everythingOnceInOrderIsRight() {
        assertThat(FeedCheck.faults("r", all, true, List.of(first.id(), second.id(), ofGz.id())))
                .isEmpty();
        assertThat(FeedCheck.faults("r", all, false, List.of(first.id(), second.id())))
                .isEmpty();
    }

    @Test
    void everyFaultIsFound() {
        assertThat(FeedCheck.faults("r", all, false, List.of(second.id()))).hasSize(1);
        assertThat(FeedCheck.faults("r", all, false, List.of(second.id(), first.id())))
                .hasSize(1);
        assertThat(FeedCheck.faults("r", all, false, List.of(first.id(), first.id(), second.id())))
                .hasSize(1);
        assertThat(FeedCheck.faults("r", all, false, List.of(first.id(), second.id(), ofGz.id())))
                .hasSize(1);
        assertThat(FeedCheck.faults("r", all, true, List.of(first.id(), second.id(), ofGz.id(), live.id())))
                .hasSize(1);
        assertThat(FeedCheck.faults("r", all, false, List.of(first.id(), second.id(), UUID.randomUUID())))
                .hasSize(1);
    }
}

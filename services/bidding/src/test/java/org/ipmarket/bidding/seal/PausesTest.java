package org.ipmarket.bidding.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.LotId;
import org.junit.jupiter.api.Test;

class PausesTest {
    private static final LotId LOT = new LotId(Ids.next());

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final Pauses pauses = new Pauses(Duration.ofSeconds(3), nanos::get);

    @Test
    void oneErrandAtATime() {
        assertThat(pauses.begin(LOT)).isTrue();
        pass(60);
        assertThat(pauses.begin(LOT)).isFalse();
        assertThat(pauses.begin(new LotId(Ids.next()))).isTrue();
    }

    @Test
    void aVainErrandIsFollowedByALongerPauseUpToTheLongest() {
        int[] seconds = {1, 2, 3, 3};
        assertThat(pauses.begin(LOT)).isTrue();
        for (int pause : seconds) {
            pauses.end(LOT);
            nanos.addAndGet(Duration.ofSeconds(pause).toNanos() - 1);
            assertThat(pauses.begin(LOT)).as("just before %d s", pause).isFalse();
            nanos.incrementAndGet();
            assertThat(pauses.begin(LOT)).as("after %d s", pause).isTrue();
        }
        assertThat(pauses.since(LOT)).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void whatSucceededIsForgotten() {
        pauses.begin(LOT);
        pauses.forget(LOT);
        pauses.end(LOT);

        assertThat(pauses.begin(LOT)).isTrue();
        assertThat(pauses.since(LOT)).isZero();
    }

    private void pass(long seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}

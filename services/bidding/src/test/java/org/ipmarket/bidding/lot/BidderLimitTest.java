package org.ipmarket.bidding.lot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.ipmarket.messages.id.ParticipantId;
import org.junit.jupiter.api.Test;

class BidderLimitTest {
    private static final ParticipantId ONE = ParticipantId.next();
    private static final ParticipantId OTHER = ParticipantId.next();

    private long now = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(1);
    private final BidderLimit limit = new BidderLimit(10, 5, () -> now);

    @Test
    void aBurstIsTakenAndTheNextBidWaitsForItsTurn() {
        assertThat(taken(ONE, 20)).isEqualTo(5);
        assertThat(limit.take(ONE)).isEqualTo(TimeUnit.MILLISECONDS.toNanos(100));
        assertThat(taken(OTHER, 20)).isEqualTo(5);

        passMillis(99);
        assertThat(limit.take(ONE)).isEqualTo(TimeUnit.MILLISECONDS.toNanos(1));
        passMillis(1);
        assertThat(taken(ONE, 20)).isEqualTo(1);
    }

    /** The clock of the platform may begin anywhere: here it runs over its greatest value on the way. */
    @Test
    void inTheLongRunItIsTheRateAndNeverMoreThanABurstAbove() {
        int taken = 0;
        for (int millis = 0; millis < 10_000; millis += 7) {
            taken += taken(ONE, 3);
            assertThat(taken).isLessThanOrEqualTo(5 + millis / 100);
            passMillis(7);
        }
        assertThat(taken).isBetween(103, 105);
    }

    @Test
    void whoIsQuietIsForgotten() {
        for (int i = 0; i < 10_000; i++) {
            limit.take(ParticipantId.next());
        }
        assertThat(limit.remembered()).isEqualTo(10_000);
        passMillis(101);
        limit.take(ONE);
        assertThat(limit.remembered()).isEqualTo(1);
    }

    private int taken(ParticipantId participant, int sent) {
        int taken = 0;
        for (int i = 0; i < sent; i++) {
            taken += limit.take(participant) == 0 ? 1 : 0;
        }
        return taken;
    }

    private void passMillis(long millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
    }
}

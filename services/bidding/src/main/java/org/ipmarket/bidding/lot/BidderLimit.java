package org.ipmarket.bidding.lot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.ipmarket.bidding.BiddingConfig;
import org.ipmarket.messages.id.ParticipantId;

/**
 * How fast one participant may bid at one replica, on all lots together: so many at once, and so many a second in the long run. Exact: a bid is
 * taken where, spread at the steady rate, all bids taken so far would end no later than a burst from now (GCRA).
 */
@ApplicationScoped
class BidderLimit {
    private static final int SWEEP_AT = 10_000;
    private static final long SECOND = 1_000_000_000L;

    private final ConcurrentHashMap<ParticipantId, Long> bookedUntil = new ConcurrentHashMap<>();
    private final long each;
    private final long burst;
    private final LongSupplier nanoTime;

    @Inject
    BidderLimit(BiddingConfig config) {
        this(config.bidder().perSecond(), config.bidder().atOnce(), System::nanoTime);
    }

    BidderLimit(int perSecond, int atOnce, LongSupplier nanoTime) {
        this.each = SECOND / perSecond;
        this.burst = each * atOnce;
        this.nanoTime = nanoTime;
    }

    /** Takes one bid of the participant into account. @return 0, or after how many nanoseconds the next one would be taken */
    long take(ParticipantId participant) {
        if (bookedUntil.size() >= SWEEP_AT) {
            long past = nanoTime.getAsLong();
            bookedUntil.values().removeIf(until -> until - past <= 0);
        }
        long[] wait = new long[1];
        bookedUntil.compute(participant, (id, until) -> {
            long now = nanoTime.getAsLong();
            long begin = until == null || until - now < 0 ? now : until;
            wait[0] = Math.max(0, begin + each - now - burst);
            return wait[0] == 0 ? Long.valueOf(begin + each) : until;
        });
        return wait[0];
    }

    /** Participants of whom something is remembered. */
    int remembered() {
        return bookedUntil.size();
    }
}

package org.ipmarket.chaos.load;

import java.util.concurrent.atomic.AtomicLong;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.id.LotId;

/** A lot that is bid on, as its bidders see it: what to offer next, and whether it has ended. */
public final class Contest {
    /** In yuan, as are all amounts here. */
    static final long START = 1_000;

    static final long STEP = 10;

    /** At which everybody waits for a falling price. */
    private static final long DUTCH = 350;

    private final LotId lot;
    private final SaleMethod method;
    private final AtomicLong asked = new AtomicLong(START - STEP);
    private volatile boolean ended;

    Contest(LotId lot, SaleMethod method) {
        this.lot = lot;
        this.method = method;
    }

    public LotId lot() {
        return lot;
    }

    public SaleMethod method() {
        return method;
    }

    /** Everybody outbids everybody where prices rise. */
    long next() {
        return switch (method) {
            case ENGLISH, ENGLISH_PROXY, PUBLIC_LISTING, CLOCK -> asked.addAndGet(STEP);
            case FIXED_PRICE, OPEN_LICENCE, STANDARD_LICENCE -> START;
            case DUTCH -> DUTCH;
            case THREE_ROUNDS, DUTCH_SEALED_BEST, SEALED_FIRST_PRICE, SEALED_SECOND_PRICE, UNIFORM_PRICE ->
                throw new IllegalStateException("nobody seals offers here");
        };
    }

    void end() {
        ended = true;
    }

    boolean hasEnded() {
        return ended;
    }
}

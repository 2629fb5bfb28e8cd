package org.ipmarket.bidding.lot;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ipmarket.messages.id.LotId;

/** What waits for one lot's lock in this process: bids in the order of their arrival, and the wish to look at what is due. */
final class Mailbox {
    private final LotId lot;
    private final BlockingQueue<Waiting> waiting;
    private final AtomicBoolean due = new AtomicBoolean();
    private final AtomicBoolean taken = new AtomicBoolean();

    Mailbox(LotId lot, int capacity) {
        this.lot = lot;
        this.waiting = new LinkedBlockingQueue<>(capacity);
    }

    /** A bid and whoever waits for its answer. @param until by {@link System#nanoTime()} */
    record Waiting(BidRequest request, CompletableFuture<BidAnswer> answer, long until) {}

    LotId lot() {
        return lot;
    }

    boolean offer(Waiting bid) {
        return waiting.offer(bid);
    }

    void somethingIsDue() {
        due.set(true);
    }

    /** At most one committer works on a lot. @return whether it is the caller */
    boolean take() {
        return taken.compareAndSet(false, true);
    }

    void release() {
        taken.set(false);
    }

    boolean isEmpty() {
        return waiting.isEmpty() && !due.get();
    }

    List<Waiting> drain(int most) {
        due.set(false);
        List<Waiting> batch = new ArrayList<>();
        waiting.drainTo(batch, most);
        return batch;
    }
}

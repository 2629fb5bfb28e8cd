package org.ipmarket.valuation.method.simulation;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** Shares numbered pieces of work among the caller's thread and some more. */
final class Workers {
    private static final int MOST_THREADS = 64;

    private Workers() {}

    /**
     * Returns when all is done; what a worker throws is thrown here.
     *
     * @param worker makes what does a piece by its number, one for each thread
     */
    static void run(int threads, int pieces, Supplier<IntConsumer> worker) {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new IllegalArgumentException("1 to " + MOST_THREADS + " threads, not " + threads);
        }
        AtomicInteger next = new AtomicInteger();
        AtomicReference<RuntimeException> failed = new AtomicReference<>();
        Runnable work = () -> {
            try {
                IntConsumer own = worker.get();
                for (int piece = next.getAndIncrement(); piece < pieces; piece = next.getAndIncrement()) {
                    own.accept(piece);
                }
            } catch (RuntimeException e) {
                failed.compareAndSet(null, e);
                next.set(pieces);
            }
        };
        Thread[] helpers = new Thread[Math.min(threads, pieces) - 1];
        for (int i = 0; i < helpers.length; i++) {
            helpers[i] = Thread.ofPlatform().daemon().start(work);
        }
        work.run();
        boolean interrupted = false;
        for (Thread helper : helpers) {
            interrupted |= joined(helper);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failed.get() != null) {
            throw failed.get();
        }
    }

    /** The work is bounded, so it is waited for; that somebody interrupted is told afterwards. */
    private static boolean joined(Thread helper) {
        boolean interrupted = false;
        while (true) {
            try {
                helper.join();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }
}

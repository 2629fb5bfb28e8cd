package org.ipmarket.valuation.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SimulatedTest {
    private static final int PATHS =
            Assumptions.load(Assumptions.CURRENT).reconciling().methodPaths();
    private static final long SEED = 42;
    private static final Simulated.Spread SPREAD = new Simulated.Spread(0.4, 0.03, 0.02, 0.15, 0.03);
    private static final Simulated.Valuer PERPETUITY = (growth, rate) -> 1e8 / (rate - growth / 2);

    /** A thread waits at its first path until another has come to its own, so it is two that share the model's own number of paths. */
    @Test
    void twoThreadsShareThePathsAndComeToTheSameBytes() {
        Set<Thread> working = ConcurrentHashMap.newKeySet();
        CountDownLatch both = new CountDownLatch(2);
        Simulated.Valuer shared = (growth, rate) -> {
            if (working.add(Thread.currentThread())) {
                both.countDown();
                await(both);
            }
            return PERPETUITY.value(growth, rate);
        };
        Word two = new Simulated(SEED, PATHS, 2).word(Method.EXCESS_EARNINGS, SPREAD, shared, List.of());
        assertThat(working).hasSize(2);
        Word one = new Simulated(SEED, PATHS, 1).word(Method.EXCESS_EARNINGS, SPREAD, PERPETUITY, List.of());
        assertThat(one).isInstanceOf(Word.Range.class);
        assertThat(two).isEqualTo(one);
        assertThat(new Simulated(SEED + 1, PATHS, 2).word(Method.EXCESS_EARNINGS, SPREAD, PERPETUITY, List.of()))
                .isNotEqualTo(one);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

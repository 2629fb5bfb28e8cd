package org.ipmarket.valuation.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.ipmarket.chassis.problem.Problems;

/** Bounds how many trials are calculated at the same time; one more is told to come back. */
@ApplicationScoped
class Trials {
    private static final int RETRY_AFTER_SECONDS = 1;

    private final Semaphore running;

    Trials(ValuationConfig config) {
        this.running = new Semaphore(config.trialsAtOnce());
    }

    <T> T run(Supplier<T> trial) {
        if (!running.tryAcquire()) {
            throw Problems.busy("too-many-trials", "As many trials run as may at once.", RETRY_AFTER_SECONDS);
        }
        try {
            return trial.get();
        } finally {
            running.release();
        }
    }
}

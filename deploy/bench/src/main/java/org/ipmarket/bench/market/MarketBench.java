package org.ipmarket.bench.market;

import org.ipmarket.bench.Figures;

/** How fast events travel between services: the outbox relay on a real database and broker. */
public final class MarketBench {
    private MarketBench() {}

    public static void run(Figures figures) throws Exception {
        try (Parts parts = Parts.start()) {
            Queue.declare(parts.broker());
            new Latency(parts, figures).run();
            new Throughput(parts, figures).run();
        }
    }
}

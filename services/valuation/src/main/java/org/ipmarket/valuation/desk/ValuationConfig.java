package org.ipmarket.valuation.desk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the service can be told. */
@ConfigMapping(prefix = "ipmarket.valuation")
public interface ValuationConfig {
    /** Trials calculated at the same time, at most; one more is told to come back. */
    @WithDefault("4")
    int trialsAtOnce();

    /** Patents of one cohort that are read, at most. */
    @WithDefault("500")
    int cohortMost();

    /** Threads that one simulation may use, each for 2,048 paths at a time; its figures do not hang on it. */
    @WithDefault("2")
    int threads();

    Market market();

    /** Of the market model. */
    interface Market {
        /** How often it is looked whether enough is new to learn it again. */
        @WithDefault("10M")
        Duration every();

        /** Lots that must have ended since the last time. */
        @WithDefault("20")
        int learnAfter();

        /** Lots that a model learns from at most: the newest. */
        @WithDefault("50000")
        int mostLots();

        /** How long a lot waits after its close for its trade to be completed, before it counts as sold or not. */
        @WithDefault("45D")
        Duration patience();
    }
}

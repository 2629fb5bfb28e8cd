package org.ipmarket.valuation.desk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the service can be told. */
@ConfigMapping(prefix = "ipmarket.valuation")
public interface ValuationConfig {
    /** Trials calculated at the same time, at most; one more is told to come back. */
    @WithDefault("4")
    int trialsAtOnce();
}

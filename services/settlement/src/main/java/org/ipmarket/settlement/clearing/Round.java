package org.ipmarket.settlement.clearing;

import java.time.Duration;

/** Something that settlement does by itself, again and again. It may run on several replicas at once. */
public interface Round {
    /** Between the end of one and the beginning of the next. */
    Duration pause();

    void round();
}

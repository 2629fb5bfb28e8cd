package org.ipmarket.auction.rules;

import java.time.Duration;

/**
 * The course of a lot that was sold with somebody waiting.
 *
 * @param runnerUp null once it was awarded the lot, or has left
 */
public record Concluded(RunnerUp runnerUp) implements Course {
    @Override
    public String stage() {
        return null;
    }

    @Override
    public Course later(Duration lost) {
        return this;
    }
}

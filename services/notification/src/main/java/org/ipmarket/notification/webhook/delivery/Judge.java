package org.ipmarket.notification.webhook.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * Says what follows from an answer, for the event and for the endpoint. An event that is refused speaks against the endpoint once, with
 * its first attempt; what it is answered after that speaks of the event. So one event alone stops nothing, and several in a row do.
 *
 * @param longestRetryAfter a receiver may ask for no longer than this
 * @param downAfter failures in a row from which an endpoint counts as down and only one attempt is made in a while
 * @param probeEvery how long that while is
 * @param pauseAfter an endpoint to which nothing has got through for so long is paused
 */
public record Judge(
        RetrySchedule schedule, Duration longestRetryAfter, int downAfter, Duration probeEvery, Duration pauseAfter) {
    /** A single refused event does not pause an endpoint, however long it is refused. */
    private static final int SEVERAL = 2;

    /**
     * Judges one answer.
     *
     * @param tried what came of this delivery before
     * @param random from 0 to 1, for the jitter
     */
    public Verdict judge(Answer answer, Tried tried, Health health, Instant now, DoubleSupplier random) {
        return switch (answer.outcome()) {
            case DELIVERED -> {
                boolean wasDown = health.failures() >= downAfter;
                yield new Verdict.Delivered(wasDown ? Health.GOOD : leftAlone(health, now), wasDown);
            }
            case PURGED -> new Verdict.Dead(health);
            case FAULT, LOST -> new Verdict.Again(health, now.plus(schedule.afterOrLast(tried.failed() + 1, random)));
            default -> failed(answer, tried, health, now, random);
        };
    }

    private Verdict failed(Answer answer, Tried tried, Health health, Instant now, DoubleSupplier random) {
        Health after = after(answer, tried, health, now);
        if (answer.outcome() == Outcome.GONE) {
            return new Verdict.Disable(after);
        }
        if (after.failures() >= SEVERAL
                && !after.failingSince().plus(pauseAfter).isAfter(now)) {
            return new Verdict.Pause(after);
        }
        Optional<Duration> wait = schedule.after(tried.failed() + 1, random);
        Instant until =
                tried.failingSince() == null ? now : tried.failingSince().plus(schedule.whole());
        if (wait.isEmpty() && !until.isAfter(now)) {
            return new Verdict.Dead(after.failures() < SEVERAL ? leftAlone(after, now) : after);
        }
        Instant next = wait.map(now::plus).orElseGet(() -> earlier(until, now.plus(schedule.last())));
        return new Verdict.Again(after, later(next, asked(answer, now)));
    }

    private Health after(Answer answer, Tried tried, Health health, Instant now) {
        boolean repetition = answer.outcome() == Outcome.REFUSED && tried.failed() > 0;
        int failures = repetition ? health.failures() : health.failures() + 1;
        Instant since = repetition || health.failingSince() != null ? health.failingSince() : now;
        return new Health(failures, since, notBefore(answer, failures, health.notBefore(), now));
    }

    /** That one request got through does not take back what another was asked: to leave the receiver alone for a while. */
    private static Health leftAlone(Health health, Instant now) {
        return health.notBefore() == null || !health.notBefore().isAfter(now)
                ? Health.GOOD
                : new Health(0, null, health.notBefore());
    }

    private Instant notBefore(Answer answer, int failures, Instant before, Instant now) {
        Instant until = later(before, asked(answer, now));
        if (answer.outcome() == Outcome.OVERLOADED && answer.retryAfter() == null) {
            until = later(until, now.plus(schedule.waits().getFirst()));
        }
        return failures >= downAfter ? later(until, now.plus(probeEvery)) : until;
    }

    /** Until when an overloaded receiver wants to be left alone; null where it does not say. */
    private Instant asked(Answer answer, Instant now) {
        if (answer.outcome() != Outcome.OVERLOADED || answer.retryAfter() == null) {
            return null;
        }
        Duration wait = answer.retryAfter();
        return now.plus(wait.compareTo(longestRetryAfter) > 0 ? longestRetryAfter : wait);
    }

    private static Instant later(Instant one, Instant other) {
        if (one == null) {
            return other;
        }
        return other == null || one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}

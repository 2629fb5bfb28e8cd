package org.ipmarket.notification.webhook.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * Says what follows from an answer.
 *
 * @param longestRetryAfter a receiver may ask for no longer than this
 * @param downAfter failures in a row from which an endpoint counts as down and only one attempt is made in a while
 * @param probeEvery how long that while is
 * @param pauseAfter an endpoint to which nothing has got through for so long is paused
 */
public record Judge(
        RetrySchedule schedule, Duration longestRetryAfter, int downAfter, Duration probeEvery, Duration pauseAfter) {
    /**
     * Judges one answer.
     *
     * @param failedBefore attempts of this delivery that failed before this one
     * @param random from 0 to 1, for the jitter
     */
    public Verdict judge(Answer answer, int failedBefore, Health health, Instant now, DoubleSupplier random) {
        if (answer.delivered()) {
            boolean wasDown = health.failures() >= downAfter;
            return new Verdict.Delivered(wasDown ? Health.GOOD : leftAlone(health, now), wasDown);
        }
        if (answer.outcome() == Outcome.PURGED) {
            return new Verdict.Dead(health);
        }
        Instant since = health.failingSince() == null ? now : health.failingSince();
        int failures = health.failures() + 1;
        Instant notBefore = notBefore(answer, failures, health.notBefore(), now);
        Health after = new Health(failures, since, notBefore);
        if (answer.outcome() == Outcome.GONE) {
            return new Verdict.Disable(after);
        }
        if (!since.plus(pauseAfter).isAfter(now)) {
            return new Verdict.Pause(after);
        }
        Optional<Duration> wait = schedule.after(failedBefore + 1, random);
        if (wait.isEmpty()) {
            return new Verdict.Dead(after);
        }
        return new Verdict.Again(after, later(now.plus(wait.get()), asked(answer, now)));
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
}

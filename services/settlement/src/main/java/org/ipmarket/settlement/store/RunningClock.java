package org.ipmarket.settlement.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.ipmarket.settlement.trade.TradeClock;

/**
 * The clock that runs for a trade.
 *
 * @param since when it began
 * @param source the rule that its length comes from
 * @param remindAt when people are reminded
 * @param overdue whether it was told that it has run out, where nothing follows by itself
 */
@Embeddable
public record RunningClock(
        @Enumerated(EnumType.STRING) TradeClock clock,
        @Column(name = "clock_since") Instant since,
        @Column(name = "clock_due") Instant due,
        @Column(name = "clock_provisional") Boolean provisional,
        @Column(name = "clock_source") String source,
        @Column(name = "clock_remind_at") Instant remindAt,
        @Column(name = "clock_reminded") Boolean reminded,
        @Column(name = "clock_overdue") Boolean overdue) {

    public static RunningClock of(
            TradeClock clock, Instant since, Instant due, boolean provisional, String source, Instant remindAt) {
        return new RunningClock(clock, since, due, provisional, source, remindAt, false, false);
    }

    RunningClock afterReminder() {
        return new RunningClock(clock, since, due, provisional, source, remindAt, true, overdue);
    }

    RunningClock afterOverdue() {
        return new RunningClock(clock, since, due, provisional, source, remindAt, true, true);
    }
}

package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.SettlementTerms;
import org.ipmarket.messages.Term;
import org.ipmarket.messages.WorkingDays;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.SettlementConfig;
import org.ipmarket.settlement.store.Freeze;
import org.ipmarket.settlement.store.Instalment;
import org.ipmarket.settlement.store.RunningClock;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeRepository;
import org.ipmarket.settlement.trade.Deadline;
import org.ipmarket.settlement.trade.TradeClock;
import org.ipmarket.settlement.trade.Way;

/** Sets the clock of a trade, which its caller has locked, after each step. */
@ApplicationScoped
public class TradeClocks {
    private static final int BATCH = 100;

    private final MarketCalendars calendars;
    private final TradeRepository trades;
    private final SettlementConfig.Periods defaults;

    TradeClocks(MarketCalendars calendars, TradeRepository trades, SettlementConfig config) {
        this.calendars = calendars;
        this.trades = trades;
        this.defaults = config.trades().periods();
    }

    /** The clock of the state that the trade has come to; none where it has ended. */
    public void start(Trade trade, Instant now) {
        TradeClock clock =
                TradeClock.of(trade.state(), trade.isContractUnsigned()).orElse(null);
        if (clock == null) {
            trade.run(null);
            return;
        }
        boolean goesOn = trade.clock() != null && trade.clock().clock() == clock;
        Instant since = goesOn ? trade.clock().since() : now;
        run(trade, clock, since, deadline(trade, clock, since));
    }

    /** As set by hand for this once, in place of what the rules say. */
    void startUntil(Trade trade, Instant now, Instant until, String source) {
        TradeClock clock =
                TradeClock.of(trade.state(), trade.isContractUnsigned()).orElseThrow();
        trade.run(RunningClock.of(clock, now, until, false, source, reminder(trade, now, new Deadline(until, false))));
    }

    /** The clock that was kept while the trade stood still, later by that time. */
    void resume(Trade trade, Freeze kept, Instant now) {
        if (kept.keptClock() == null) {
            trade.run(null);
            return;
        }
        Duration still = Duration.between(kept.at(), now);
        Deadline due = new Deadline(kept.keptDue().plus(still), kept.keptProvisional());
        Instant since = kept.keptSince().plus(still);
        trade.run(RunningClock.of(
                kept.keptClock(), since, due.due(), due.provisional(), kept.keptSource(), reminder(trade, now, due)));
    }

    /** A calendar has changed: what was provisional is counted anew. */
    public void recount(Mode mode) {
        UUID after = null;
        List<TradeId> found;
        do {
            found = trades.provisional(mode, after, BATCH);
            for (TradeId id : found) {
                Trade trade = trades.lock(id).orElseThrow();
                RunningClock clock = trade.clock();
                if (clock != null && clock.provisional()) {
                    if (clock.clock() == TradeClock.TO_PAY) {
                        trade.dueAnew(dues(trade, clock.since()));
                    }
                    Deadline end = deadline(trade, clock.clock(), clock.since());
                    if (clock.clock() == TradeClock.TO_CONFIRM) {
                        trade.confirmAnew(end.due());
                    }
                    run(trade, clock.clock(), clock.since(), end);
                }
                after = id.value();
            }
        } while (found.size() == BATCH);
    }

    /** When a period ends that begins now. */
    Deadline deadline(Trade trade, TradeClock clock, Instant since) {
        WorkingDays calendar = calendars.of(trade.mode(), trade.centre());
        Deadline end = Deadline.of(term(trade.terms(), clock), since, calendar);
        if (clock == TradeClock.TO_PAY) {
            Instalment next = trade.nextInstalment().orElseThrow();
            return new Deadline(
                    next.due(), next.withinDays() != null && calendar.isProvisional(WorkingDays.dayOf(next.due())));
        }
        if (clock == TradeClock.TO_PAY_OUT) {
            Instant last = trade.instalments().stream()
                    .filter(each -> !each.isPaid())
                    .map(Instalment::due)
                    .max(Instant::compareTo)
                    .orElse(since);
            return last.isAfter(since) ? Deadline.of(term(trade.terms(), clock), last, calendar) : end;
        }
        return end;
    }

    /** Until when each instalment is to be paid, where the contract stands from then on. */
    List<Instant> dues(Trade trade, Instant from) {
        WorkingDays calendar = calendars.of(trade.mode(), trade.centre());
        return trade.instalments().stream()
                .map(each -> Deadline.of(each.within(), from, calendar).due())
                .toList();
    }

    private void run(Trade trade, TradeClock clock, Instant since, Deadline end) {
        trade.run(RunningClock.of(
                clock, since, end.due(), end.provisional(), source(trade, clock), reminder(trade, since, end)));
    }

    private Instant reminder(Trade trade, Instant since, Deadline end) {
        Term lead = trade.terms().reminder();
        return end.reminder(
                lead == null ? Term.workingDays(defaults.reminder()) : lead,
                since,
                calendars.of(trade.mode(), trade.centre()));
    }

    private Term term(SettlementTerms terms, TradeClock clock) {
        Term given = clock.term(terms);
        return given != null
                ? given
                : Term.workingDays(
                        switch (clock) {
                            case TO_CLEAR_EXPORT -> defaults.export();
                            case TO_CONFIRM, TO_CONTRACT, TO_PAY -> defaults.contract();
                            case TO_FILE -> defaults.filing();
                            case TO_RECORD -> defaults.recordal();
                            case TO_PAY_OUT -> defaults.payout();
                            case TO_BEGIN_CURE -> defaults.cureBegins();
                            case TO_CURE -> defaults.cure();
                            case TO_REFUND -> defaults.refund();
                        });
    }

    private static String source(Trade trade, TradeClock clock) {
        boolean given = clock == TradeClock.TO_PAY || clock.term(trade.terms()) != null;
        if (given) {
            return trade.way() == Way.AWARD
                    ? "The rules that the lot was announced with"
                    : "The rules that the deal was concluded with";
        }
        return clock == TradeClock.TO_CLEAR_EXPORT
                ? "Technology Import and Export Regulations 29 to 40"
                : "The market's default (model)";
    }
}

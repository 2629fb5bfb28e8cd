package org.ipmarket.listing.centre;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ipmarket.messages.SettlementTerms;
import org.ipmarket.messages.Term;

/**
 * The rules by which a centre rehearses: those of the live centre, with its periods so short that a sale of weeks takes
 * minutes. What is no period, such as a rate, a sum or a count, stays as it is.
 */
public final class Rehearsal {
    private static final Duration DAY = Duration.ofDays(1);

    /** Periods of minutes: a minute of the live centre is a second. */
    private static final int MINUTES = 1_440;

    /**
     * How a period becomes shorter: so many seconds for each day, within bounds that leave people time to act.
     *
     * @param secondsForDay seconds of the rehearsal for a day of the live centre
     * @param least seconds
     * @param most seconds
     */
    public record Scale(int secondsForDay, int least, int most) {
        /** The rehearsed period; nothing stays nothing. */
        Duration of(Duration live) {
            if (live.isZero()) {
                return live;
            }
            long seconds = Math.round((double) live.toMillis() * secondsForDay / DAY.toMillis());
            return Duration.ofSeconds(Math.clamp(seconds, least, most));
        }
    }

    /** The one table: every rule that is a period of time. */
    private static final Map<RuleCode, Scale> PERIODS = new EnumMap<>(RuleCode.class);

    /** To sign, pay, file, cure and the like after the hammer: 24 seconds for a day, one to ten minutes. */
    private static final Scale AFTER_THE_HAMMER = new Scale(24, 60, 600);

    private static final Scale REMINDER = new Scale(5, 5, 30);

    static {
        PERIODS.put(RuleCode.ANNOUNCEMENT, new Scale(1, 5, 60));
        PERIODS.put(RuleCode.RELISTING_NOTICE, new Scale(1, 5, 60));
        PERIODS.put(RuleCode.BIDDING, new Scale(15, 15, 120));
        PERIODS.put(RuleCode.LISTING_AUCTION, new Scale(15, 15, 120));
        PERIODS.put(RuleCode.EXTENSION_WINDOW, new Scale(MINUTES, 1, 10));
        PERIODS.put(RuleCode.EXTENSION, new Scale(MINUTES, 1, 10));
        PERIODS.put(RuleCode.EXTENSIONS_MOST, new Scale(MINUTES, 1, 300));
        PERIODS.put(RuleCode.ROUNDS_FIRST_PAUSE, new Scale(MINUTES, 5, 30));
        PERIODS.put(RuleCode.ROUNDS_TURN, new Scale(MINUTES, 8, 60));
        PERIODS.put(RuleCode.ROUNDS_PAUSE, new Scale(MINUTES, 4, 30));
        PERIODS.put(RuleCode.CLOCK_PAUSE, new Scale(MINUTES, 2, 30));
        PERIODS.put(RuleCode.CLOCK_SILENCE, new Scale(MINUTES, 8, 60));
        PERIODS.put(RuleCode.DUTCH_EVERY, new Scale(MINUTES, 2, 30));
        PERIODS.put(RuleCode.SEALED_STAGE, new Scale(MINUTES, 20, 120));
        PERIODS.put(RuleCode.BEST_STAGE, new Scale(MINUTES, 10, 60));
        PERIODS.put(RuleCode.CONFIRMATION, AFTER_THE_HAMMER);
        PERIODS.put(RuleCode.PAYMENT, AFTER_THE_HAMMER);
        PERIODS.put(RuleCode.DEPOSIT_RETURN, new Scale(60, 10, 60));
        PERIODS.put(RuleCode.RELISTING_WITHIN, new Scale(60, 600, 1_800));
    }

    /** Whole days before a sale goes on: a rehearsal does not wait for them. */
    private static final Set<RuleCode> NO_WAIT = Collections.unmodifiableSet(EnumSet.of(
            RuleCode.NOTICE_MOVABLES,
            RuleCode.NOTICE_PROPERTY_RIGHTS,
            RuleCode.PUBLICITY,
            RuleCode.STATE_OWNED_NOTICE,
            RuleCode.STATE_OWNED_LARGE_NOTICE));

    private Rehearsal() {}

    /** The table, by rule. */
    public static Map<RuleCode, Scale> periods() {
        return Collections.unmodifiableMap(PERIODS);
    }

    /**
     * The rule book of the rehearsal. What the live centre has stated stays, with the rule that it cites; every period is
     * stated, also where the live centre leaves it to the default; that two change the rules is left to the test market.
     *
     * @param live the rules of the live centre as they hold now
     */
    public static RuleBook book(CentreRules live) {
        Map<RuleCode, StatedRule> next = new EnumMap<>(RuleCode.class);
        next.putAll(live.book().stated());
        PERIODS.forEach((code, scale) -> next.put(
                code, new StatedRule(scale.of(live.period(code).value()).toMillis(), own(live, code))));
        NO_WAIT.forEach(code -> next.put(code, new StatedRule(0, own(live, code))));
        next.remove(RuleCode.RULES_BY_TWO);
        return new RuleBook(next);
    }

    private static StatedRule.OwnRule own(CentreRules live, RuleCode code) {
        StatedRule stated = live.book().stated().get(code);
        return stated == null ? null : stated.own();
    }

    /** How trades are settled in the rehearsal: each term, of days or of time, as a time of minutes. Null stays null. */
    public static SettlementTerms settlement(SettlementTerms live) {
        if (live == null) {
            return null;
        }
        List<SettlementTerms.Instalment> instalments = live.instalments() == null
                ? null
                : live.instalments().stream()
                        .map(part -> new SettlementTerms.Instalment(part.basisPoints(), term(part.within())))
                        .toList();
        return new SettlementTerms(
                term(live.confirmation()),
                term(live.contract()),
                term(live.export()),
                term(live.payment()),
                term(live.filing()),
                term(live.recordal()),
                term(live.payout()),
                term(live.cureBegins()),
                term(live.cure()),
                term(live.refund()),
                live.reminder() == null ? null : term(live.reminder(), REMINDER),
                instalments,
                live.recordalAfter(),
                live.outsidePayment(),
                live.unwindClause());
    }

    private static Term term(Term live) {
        return live == null ? null : term(live, AFTER_THE_HAMMER);
    }

    private static Term term(Term live, Scale scale) {
        Duration time = live.duration() == null ? DAY.multipliedBy(live.workingDays()) : live.duration();
        return Term.of(scale.of(time));
    }
}

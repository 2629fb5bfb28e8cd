package org.ipmarket.listing.centre;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.SettlementTerms;
import org.ipmarket.messages.Term;
import org.ipmarket.messages.TradingRules;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    private static final FeeSchedule FEES =
            new FeeSchedule(List.of(new FeeSchedule.Tier(null, 500)), Money.cny(0), 4_000, 4_000, 2_000);
    private static final Map<RuleCode, RuleLimits> LIMITS = new EnumMap<>(RuleCode.class);

    static {
        for (RuleCode code : RuleCode.values()) {
            LIMITS.put(code, code.limits());
        }
    }

    private static CentreRules rules(Map<RuleCode, StatedRule> stated) {
        return new CentreRules(new RuleBook(stated), LIMITS, "CNY");
    }

    private static CentreRules rehearsed(Map<RuleCode, StatedRule> stated) {
        return new CentreRules(Rehearsal.book(rules(stated)), LIMITS, "CNY");
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    @Test
    void theTableHasEveryRuleThatIsAPeriod() {
        for (RuleCode code : RuleCode.values()) {
            assertThat(Rehearsal.periods().containsKey(code)).as(code.name()).isEqualTo(code.unit() == Unit.DURATION);
        }
    }

    @Test
    void aSaleOfWeeksTakesMinutes() {
        TradingRules rules = rehearsed(Map.of()).trading();
        assertThat(rules)
                .isEqualTo(new TradingRules(
                        seconds(7), seconds(15), seconds(5), seconds(5), 1_000, seconds(120), seconds(120), 1));
    }

    @Test
    void whateverALiveCentreStatesItsRehearsalStandsInTestModeAndEndsWithinMinutes() {
        for (RuleCode code : Rehearsal.periods().keySet()) {
            for (long value : List.of(code.limits().lowest(), code.limits().highest())) {
                CentreRules rules = rehearsed(Map.of(code, new StatedRule(value, null)));
                assertThat(RuleChecks.check(rules, FEES, Mode.TEST)).isEmpty();
                Duration period = rules.period(code).value();
                assertThat(period).as(code.name()).isLessThanOrEqualTo(Duration.ofMinutes(30));
                assertThat(period.isZero()).isEqualTo(value == 0);
                assertThat(rules.trading().extensionWindow())
                        .isLessThanOrEqualTo(rules.trading().bidding());
            }
        }
    }

    @Test
    void ratesSumsAndCountsStayWithTheRuleThatTheCentreCites() {
        StatedRule.OwnRule own = new StatedRule.OwnRule("第三条", "2026", null);
        CentreRules rules = rehearsed(Map.of(
                RuleCode.DEPOSIT,
                new StatedRule(1_500, own),
                RuleCode.ANNOUNCEMENT,
                new StatedRule(Duration.ofDays(20).toMillis(), own),
                RuleCode.WITHDRAWAL_FEE,
                new StatedRule(50_000, null)));
        assertThat(rules.number(RuleCode.DEPOSIT).value()).isEqualTo(1_500);
        assertThat(rules.value(RuleCode.WITHDRAWAL_FEE)).isEqualTo(50_000);
        assertThat(rules.period(RuleCode.ANNOUNCEMENT).value()).isEqualTo(seconds(20));
        assertThat(rules.source(RuleCode.ANNOUNCEMENT)).isEqualTo(own.source());
    }

    @Test
    void noSaleWaitsForWholeDaysAndNobodyIsMadeToChangeRulesByTwo() {
        CentreRules rules = rehearsed(Map.of(RuleCode.RULES_BY_TWO, new StatedRule(1, null)));
        assertThat(rules.publicityDays().value()).isZero();
        assertThat(rules.value(RuleCode.STATE_OWNED_LARGE_NOTICE)).isZero();
        assertThat(rules.isStated(RuleCode.RULES_BY_TWO)).isFalse();
    }

    @Test
    void termsOfSettlementBecomeTimesOfMinutes() {
        SettlementTerms live = new SettlementTerms(
                Term.workingDays(5),
                null,
                null,
                Term.of(Duration.ofDays(10)),
                null,
                Term.workingDays(60),
                null,
                null,
                null,
                null,
                Term.workingDays(2),
                List.of(
                        new SettlementTerms.Instalment(4_000, Term.workingDays(1)),
                        new SettlementTerms.Instalment(6_000, Term.workingDays(20))),
                1,
                true,
                null);
        SettlementTerms test = Rehearsal.settlement(live);
        assertThat(test.confirmation()).isEqualTo(Term.of(seconds(120)));
        assertThat(test.payment()).isEqualTo(Term.of(seconds(240)));
        assertThat(test.recordal()).isEqualTo(Term.of(seconds(600)));
        assertThat(test.reminder()).isEqualTo(Term.of(seconds(10)));
        assertThat(test.instalments())
                .containsExactly(
                        new SettlementTerms.Instalment(4_000, Term.of(seconds(60))),
                        new SettlementTerms.Instalment(6_000, Term.of(seconds(480))));
        assertThat(test.contract()).isNull();
        assertThat(test.recordalAfter()).isEqualTo(1);
        assertThat(test.outsidePayment()).isTrue();
        assertThat(Rehearsal.settlement(null)).isNull();
    }
}

package org.ipmarket.listing.centre;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ipmarket.listing.Violation;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.FeeSchedule.Tier;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.TradingRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RuleChecksTest {
    private static final FeeSchedule FEES =
            new FeeSchedule(List.of(new Tier(null, 500)), Money.cny(0), 4_000, 4_000, 2_000);
    private static final StatedRule.OwnRule OWN = new StatedRule.OwnRule("第十二条", "2025年修订", "粤知交〔2025〕8号");

    @ParameterizedTest
    @EnumSource(RuleCode.class)
    void everyDefaultIsOneThatALiveCentreMayState(RuleCode code) {
        assertThat(check(code, code.limits().value(), Mode.LIVE)).isEmpty();
        assertThat(code.zh()).isNotBlank();
        assertThat(code.en()).isNotBlank();
        assertThat(code.source().zh()).isNotBlank();
        assertThat(code.source().en()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(RuleCode.class)
    void aLiveCentreStaysWithinTheBoundsAndATestCentreWithinSense(RuleCode code) {
        long low = code.limits().lowest() - 1;
        long high = code.limits().highest() + 1;
        assertThat(check(code, low, Mode.LIVE)).containsExactly("rules." + code);
        assertThat(check(code, high, Mode.LIVE)).containsExactly("rules." + code);
        assertThat(check(code, low, Mode.TEST)).hasSize(low < code.unit().lowest() ? 1 : 0);
        assertThat(check(code, high, Mode.TEST)).hasSize(high > code.unit().highest() ? 1 : 0);
    }

    @Test
    void aRefusalSaysWhatWouldDoAndCitesTheSource() {
        Violation relisting = RuleChecks.check(rules(RuleCode.RELISTING_CUT, 2_001), FEES, Mode.LIVE)
                .getFirst();
        assertThat(relisting.message()).contains("between 0 and 2000").contains("online judicial auctions");
        Violation notice = RuleChecks.check(rules(RuleCode.ANNOUNCEMENT, 1), FEES, Mode.LIVE)
                .getFirst();
        assertThat(notice.message()).contains("PT168H").contains("Auction Law 45");
        Violation fixed = RuleChecks.check(rules(RuleCode.DEFAULTER_LOSES_DEPOSIT, 0), FEES, Mode.LIVE)
                .getFirst();
        assertThat(fixed.accepted()).containsExactly("true");
    }

    @Test
    void anOwnRuleIsCitedInFullAndThenCitedByWhatItGives() {
        CentreRules rules = rules(Map.of(RuleCode.RELISTING_CUT, new StatedRule(1_500, OWN)));
        Ruled<Integer> cut = rules.relistingCutBasisPoints();
        assertThat(cut.value()).isEqualTo(1_500);
        assertThat(cut.source().kind()).isEqualTo(RuleSource.Kind.OWN);
        assertThat(cut.source().zh()).isEqualTo("本中心规则第十二条（2025年修订，备案号粤知交〔2025〕8号）");
        assertThat(rules.relistingWithin().value()).isEqualTo(Duration.ofDays(30));
        assertThat(rules.relistingWithin().source().kind()).isEqualTo(RuleSource.Kind.MODEL);
        assertThat(RuleChecks.check(
                        rules(Map.of(
                                RuleCode.RELISTING_CUT,
                                new StatedRule(1_500, new StatedRule.OwnRule("第十二条", " ", null)))),
                        FEES,
                        Mode.TEST))
                .extracting(Violation::field)
                .containsExactly("rules.RELISTING_CUT.source");
    }

    @Test
    void theCommissionKeepsTheCentresOwnBound() {
        assertThat(RuleChecks.check(rules(RuleCode.COMMISSION_MOST, 400), FEES, Mode.TEST))
                .extracting(Violation::field)
                .containsExactly("fees.tiers[0].basisPoints");
    }

    @Test
    void theFeeForWithdrawingIsTheHigherOfTheTwo() {
        CentreRules rules = rules(Map.of(
                RuleCode.WITHDRAWAL_FEE, new StatedRule(500_00, null),
                RuleCode.WITHDRAWAL_FEE_RATE, new StatedRule(100, null)));
        assertThat(rules.withdrawalFee(Money.cny(10_000_00)).value()).isEqualTo(Money.cny(500_00));
        assertThat(rules.withdrawalFee(Money.cny(50_000_00)).value()).isEqualTo(Money.cny(500_00));
        assertThat(rules.withdrawalFee(Money.cny(50_001_00)))
                .isEqualTo(new Ruled<>(
                        RuleCode.WITHDRAWAL_FEE_RATE, Money.cny(500_01), RuleCode.WITHDRAWAL_FEE_RATE.source()));
        assertThat(rules(Map.of()).withdrawalFee(Money.cny(1)).value()).isEqualTo(Money.cny(0));
    }

    @Test
    void theNoticeOfStateOwnedAssetsGoesByTheirPrice() {
        CentreRules rules = rules(Map.of());
        assertThat(rules.stateOwnedNoticeWorkingDays(Money.cny(10_000_000_00)).value())
                .isEqualTo(10);
        assertThat(rules.stateOwnedNoticeWorkingDays(Money.cny(10_000_000_01)).value())
                .isEqualTo(20);
    }

    @Test
    void theBookAndTheTradingRulesAreTwoViewsOfOneThing() {
        TradingRules trading = new TradingRules(
                Duration.ofMillis(5_001),
                Duration.ofSeconds(15),
                Duration.ofSeconds(5),
                Duration.ofSeconds(6),
                1_200,
                Duration.ofMinutes(2),
                Duration.ofMinutes(3),
                2);
        RuleBook before = new RuleBook(Map.of(
                RuleCode.DEPOSIT, new StatedRule(1_200, OWN),
                RuleCode.PAYMENT, new StatedRule(1, OWN),
                RuleCode.PUBLICITY, new StatedRule(20, null)));
        CentreRules rules = new CentreRules(before.with(trading), limits(), "CNY");
        assertThat(rules.trading()).isEqualTo(trading);
        assertThat(rules.source(RuleCode.DEPOSIT).kind()).isEqualTo(RuleSource.Kind.OWN);
        assertThat(rules.source(RuleCode.PAYMENT).kind()).isEqualTo(RuleSource.Kind.PRACTICE);
        assertThat(rules.publicityDays().value()).isEqualTo(20);
        Map<RuleCode, StatedRule> back = new HashMap<>();
        back.put(RuleCode.PUBLICITY, null);
        assertThat(new CentreRules(rules.book().with(back), limits(), "CNY")
                        .publicityDays()
                        .value())
                .isEqualTo(15);
    }

    private static List<String> check(RuleCode code, long value, Mode mode) {
        FeeSchedule fees = code == RuleCode.COMMISSION_MOST
                ? new FeeSchedule(List.of(new Tier(null, 0)), Money.cny(0), 4_000, 4_000, 2_000)
                : FEES;
        return RuleChecks.check(rules(code, value), fees, mode).stream()
                .map(Violation::field)
                .filter(field -> field.startsWith("rules"))
                .toList();
    }

    private static CentreRules rules(RuleCode code, long value) {
        return rules(Map.of(code, new StatedRule(value, null)));
    }

    private static CentreRules rules(Map<RuleCode, StatedRule> stated) {
        return new CentreRules(new RuleBook(stated), limits(), "CNY");
    }

    private static Map<RuleCode, RuleLimits> limits() {
        Map<RuleCode, RuleLimits> limits = new EnumMap<>(RuleCode.class);
        for (RuleCode code : RuleCode.values()) {
            limits.put(code, code.limits());
        }
        return limits;
    }
}

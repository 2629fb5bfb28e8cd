package org.ipmarket.listing.centre;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.ipmarket.listing.Violation;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.FeeSchedule.Tier;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.TradingRules;
import org.junit.jupiter.api.Test;

class CentreChecksTest {
    private static final LegalBounds BOUNDS =
            new LegalBounds(Duration.ofDays(7), Duration.ofHours(24), 500, 2_000, 500);
    private static final TradingRules SECONDS = rules(Duration.ofSeconds(5), Duration.ofSeconds(15), 1_000, 1);
    private static final FeeSchedule FEES = fees(new Tier(Money.cny(100_000_00), 400), new Tier(null, 200));

    @Test
    void aTestCentreMayCountInSeconds() {
        assertThat(check(SECONDS, FEES, Mode.TEST)).isEmpty();
    }

    @Test
    void aLiveCentreKeepsTheLegalBounds() {
        assertThat(check(SECONDS, FEES, Mode.LIVE)).containsExactly("rules.announcement", "rules.bidding");
        assertThat(check(rules(Duration.ofDays(7), Duration.ofHours(24), 500, 1), FEES, Mode.LIVE))
                .isEmpty();
        assertThat(check(rules(Duration.ofDays(7), Duration.ofHours(24), 499, 1), FEES, Mode.LIVE))
                .containsExactly("rules.depositBasisPoints");
        assertThat(check(rules(Duration.ofDays(7), Duration.ofHours(24), 2_001, 1), FEES, Mode.LIVE))
                .containsExactly("rules.depositBasisPoints");
        assertThat(check(
                        rules(Duration.ofDays(7), Duration.ofHours(24), 2_000, 1),
                        fees(new Tier(null, 501)),
                        Mode.LIVE))
                .containsExactly("fees.tiers[0].basisPoints");
    }

    @Test
    void periodsAndRatesMakeSense() {
        assertThat(check(rules(Duration.ZERO, Duration.ofSeconds(-1), 10_001, 0), FEES, Mode.TEST))
                .containsExactly(
                        "rules.announcement",
                        "rules.bidding",
                        "rules.extensionWindow",
                        "rules.depositBasisPoints",
                        "rules.minimumBidders");
        assertThat(check(rules(Duration.ofDays(400), Duration.ofDays(1), 0, 1), FEES, Mode.TEST))
                .containsExactly("rules.announcement");
    }

    @Test
    void tiersAreDegressiveAndInTheCentresCurrency() {
        assertThat(check(
                        SECONDS,
                        fees(new Tier(Money.cny(200), 100), new Tier(Money.cny(300), 300), new Tier(null, 0)),
                        Mode.TEST))
                .containsExactly("fees.tiers[1].basisPoints");
        assertThat(check(
                        SECONDS,
                        new FeeSchedule(List.of(new Tier(null, 0)), Money.zero("HKD"), 4_000, 4_000, 2_000),
                        Mode.TEST))
                .containsExactly("fees.minimum.currency");
    }

    @Test
    void theBuyersOwnTermsKeepTheSameBounds() {
        FeeSchedule fees = new FeeSchedule(
                List.of(new Tier(null, 100)),
                Money.cny(0),
                4_000,
                4_000,
                2_000,
                null,
                new FeeSchedule.SideTerms(
                        List.of(new Tier(Money.cny(200), 400), new Tier(null, 501)), Money.cny(0), null),
                null);
        assertThat(check(SECONDS, fees, Mode.TEST)).containsExactly("fees.buyerSide.tiers[1].basisPoints");
        assertThat(check(rules(Duration.ofDays(7), Duration.ofHours(24), 500, 1), fees, Mode.LIVE))
                .containsExactly("fees.buyerSide.tiers[1].basisPoints", "fees.buyerSide.tiers[1].basisPoints");
    }

    @Test
    void theCurrencyIsOneOfTheMarkets() {
        CentreTerms terms = new CentreTerms(
                new LocalizedText("广州", null), "XXX", Set.of(), Set.of(), SECONDS, fees(new Tier(null, 0)));
        List<Violation> found = CentreChecks.check(terms, Mode.TEST, BOUNDS);
        assertThat(found)
                .extracting(Violation::field)
                .containsExactly("currency", "kinds", "methods", "fees.minimum.currency");
        assertThat(found.getFirst().accepted()).contains("CNY", "HKD");
    }

    private static List<String> check(TradingRules rules, FeeSchedule fees, Mode mode) {
        CentreTerms terms = new CentreTerms(
                new LocalizedText("广州", "Guangzhou"),
                "CNY",
                Set.of(AssetKind.PATENT),
                Set.of(SaleMethod.ENGLISH),
                rules,
                fees);
        return CentreChecks.check(terms, mode, BOUNDS).stream()
                .map(Violation::field)
                .toList();
    }

    private static TradingRules rules(Duration announcement, Duration bidding, int deposit, int bidders) {
        return new TradingRules(
                announcement,
                bidding,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                deposit,
                Duration.ofMinutes(2),
                Duration.ofMinutes(2),
                bidders);
    }

    private static FeeSchedule fees(Tier... tiers) {
        return new FeeSchedule(List.of(tiers), Money.cny(0), 4_000, 4_000, 2_000);
    }
}

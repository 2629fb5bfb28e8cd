package org.ipmarket.listing.offer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ipmarket.listing.Violation;
import org.ipmarket.listing.centre.CentreTerms;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.Extent;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.TradingRules;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.ParticipantId;
import org.junit.jupiter.api.Test;

class OfferRulesTest {
    private static final CentreCode GZ = new CentreCode("GZ");
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final TradingRules RULES = new TradingRules(
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            1_000,
            Duration.ofMinutes(2),
            Duration.ofMinutes(2),
            1);
    private static final CentreTerms CENTRE = new CentreTerms(
            new LocalizedText("广州", "Guangzhou"),
            "CNY",
            Set.of(AssetKind.PATENT),
            Set.of(SaleMethod.ENGLISH),
            RULES,
            new FeeSchedule(List.of(new FeeSchedule.Tier(null, 300)), Money.cny(0), 4_000, 4_000, 2_000));
    private final AssetId asset = new AssetId(Ids.next());
    private final ParticipantId seller = new ParticipantId(Ids.next());

    @Test
    void termsFitTheCentre() {
        assertThat(check(terms(Money.cny(100_00)), AssetKind.PATENT)).isEmpty();
        assertThat(check(terms(Money.cny(0)), AssetKind.PATENT)).containsExactly("startPrice");
        assertThat(check(terms(Money.ofMinor(1, "HKD")), AssetKind.PATENT)).containsExactly("startPrice.currency");
        assertThat(check(terms(Money.cny(1)), AssetKind.COPYRIGHT)).containsExactly("assets");
    }

    @Test
    void anOfferHasDifferentAssets() {
        assertThat(OfferRules.assets(terms(List.of()), 20)).hasSize(1);
        assertThat(OfferRules.assets(terms(List.of(asset, asset)), 20)).hasSize(1);
        List<AssetId> many =
                Stream.generate(() -> new AssetId(Ids.next())).limit(21).toList();
        assertThat(OfferRules.assets(terms(many), 20)).hasSize(1);
        assertThat(OfferRules.assets(terms(many.subList(0, 20)), 20)).isEmpty();
    }

    @Test
    void theAnnouncementFixesTimesAndSecurity() {
        assertThat(Announcement.of(NOW, RULES, terms(Money.cny(12_345)), GatesTest.rules()))
                .isEqualTo(new Announcement(NOW, NOW.plusSeconds(5), NOW.plusSeconds(20), Money.cny(1_235)));
    }

    @Test
    void aRelistingHasTheLongerOfTwoNotices() {
        TradingRules longer = Announcement.ofRelisting(RULES, Duration.ofDays(7));
        assertThat(longer.announcement()).isEqualTo(Duration.ofDays(7));
        assertThat(Announcement.ofRelisting(longer, RULES.announcement())).isEqualTo(longer);
        assertThat(Announcement.of(NOW, longer, terms(Money.cny(12_345)), GatesTest.rules()))
                .isEqualTo(new Announcement(
                        NOW,
                        NOW.plus(Duration.ofDays(7)),
                        NOW.plus(Duration.ofDays(7)).plusSeconds(15),
                        Money.cny(1_235)));
    }

    @Test
    void noticesAreNumberedByCentreAndYear() {
        assertThat(NoticeNumber.of(GZ, Mode.LIVE, 2026, 17)).isEqualTo("GZ-2026-00017");
        assertThat(NoticeNumber.of(GZ, Mode.TEST, 2026, 123_456)).isEqualTo("GZ-T2026-123456");
    }

    @Test
    void anUnsoldOfferIsRelistedInTimeAndNotTooCheap() {
        Relisting.Limits limits = new Relisting.Limits(Duration.ofDays(30), 2_000);
        Relisting.Earlier unsold = earlier(OfferState.UNSOLD, NOW);
        assertThat(Relisting.refuse(unsold, seller, terms(Money.cny(80_00)), NOW.plusSeconds(1), limits))
                .isEmpty();
        assertThat(Relisting.refuse(unsold, seller, terms(Money.cny(79_99)), NOW, limits))
                .hasValueSatisfying(why -> assertThat(why).contains("80.00 CNY"));
        assertThat(Relisting.refuse(
                        unsold,
                        seller,
                        terms(Money.cny(100_00)),
                        NOW.plus(Duration.ofDays(30)).plusNanos(1),
                        limits))
                .isPresent();
        assertThat(Relisting.refuse(unsold, new ParticipantId(Ids.next()), terms(Money.cny(100_00)), NOW, limits))
                .isPresent();
        assertThat(Relisting.refuse(unsold, seller, terms(List.of(new AssetId(Ids.next()))), NOW, limits))
                .isPresent();
        assertThat(Relisting.refuse(earlier(OfferState.SOLD, null), seller, terms(Money.cny(100_00)), NOW, limits))
                .isPresent();
    }

    @Test
    void aRelistingReachesAsFarAsTheOfferBeforeIt() {
        Extent guangdong = new Extent(Set.of("CN-GD"), Set.of("welding"), null, null);
        Relisting.Limits limits = new Relisting.Limits(Duration.ofDays(30), 2_000);
        Relisting.Earlier unsold = new Relisting.Earlier(seller, OfferState.UNSOLD, licence(guangdong), NOW);
        assertThat(Relisting.refuse(unsold, seller, licence(guangdong), NOW, limits))
                .isEmpty();
        for (Extent other : List.of(Extent.ALL, new Extent(Set.of("CN-GD", "CN-GX"), Set.of("welding"), null, null))) {
            assertThat(Relisting.refuse(unsold, seller, licence(other), NOW, limits))
                    .hasValueSatisfying(why -> assertThat(why).contains("same territories"));
        }
    }

    private Relisting.Earlier earlier(OfferState state, Instant endedAt) {
        return new Relisting.Earlier(seller, state, terms(Money.cny(100_00)), endedAt);
    }

    private List<String> check(OfferTerms terms, AssetKind kind) {
        return OfferRules.check(terms, CENTRE, GatesTest.rules(), Set.of(kind)).stream()
                .map(Violation::field)
                .toList();
    }

    private OfferTerms terms(Money startPrice) {
        return terms(List.of(asset), startPrice);
    }

    private OfferTerms terms(List<AssetId> assets) {
        return terms(assets, Money.cny(100_00));
    }

    private static OfferTerms terms(List<AssetId> assets, Money startPrice) {
        return terms(assets, Right.ASSIGNMENT, startPrice, Extent.ALL);
    }

    private OfferTerms licence(Extent extent) {
        return terms(List.of(asset), Right.EXCLUSIVE_LICENCE, Money.cny(100_00), extent);
    }

    private static OfferTerms terms(List<AssetId> assets, Right right, Money startPrice, Extent extent) {
        return new OfferTerms(
                GZ,
                assets,
                right,
                SaleMethod.ENGLISH,
                new LocalizedText("机器人专利", "A robot"),
                startPrice,
                Money.cny(100),
                null,
                extent,
                Declarations.NONE,
                null);
    }
}

package org.ipmarket.listing.page;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.ipmarket.listing.desk.NoticeBoard.Shown;
import org.ipmarket.listing.notice.NoticeDocument;
import org.ipmarket.listing.notice.NoticeDocument.Asset;
import org.ipmarket.listing.notice.NoticeDocument.Burden;
import org.ipmarket.listing.notice.NoticeDocument.Change;
import org.ipmarket.listing.notice.NoticeDocument.News;
import org.ipmarket.listing.notice.NoticeDocument.Rule;
import org.ipmarket.listing.notice.NoticeDocument.Terms;
import org.ipmarket.listing.notice.NoticeKind;
import org.ipmarket.listing.offer.Declarations;
import org.ipmarket.listing.offer.Declarations.PriorityBasis;
import org.ipmarket.listing.offer.Declarations.PriorityHolder;
import org.ipmarket.listing.store.NoticeRow;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.ContestTerms;
import org.ipmarket.messages.Extent;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.SettlementTerms;
import org.ipmarket.messages.Term;
import org.ipmarket.messages.TradingRules;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;

/** Notices of made-up offers. */
final class SampleNotices {
    static final ParticipantId SELLER = new ParticipantId(UUID.fromString("01900000-0000-7000-8000-000000000001"));
    static final ParticipantId INVENTOR = new ParticipantId(UUID.fromString("01900000-0000-7000-8000-000000000002"));
    static final Instant ANNOUNCED = Instant.parse("2026-03-02T01:30:00Z");

    private static final TradingRules RULES = new TradingRules(
            Duration.ofDays(7),
            Duration.ofDays(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(5),
            1_000,
            Duration.ofDays(5),
            Duration.ofDays(5),
            1);
    private static final FeeSchedule FEES = new FeeSchedule(
            List.of(new FeeSchedule.Tier(Money.cny(10_000_000), 400), new FeeSchedule.Tier(null, 200)),
            Money.cny(1_000),
            4_000,
            4_000,
            2_000,
            Money.cny(50_000_000));

    private SampleNotices() {}

    static Shown disclosure() {
        return shown(notice(
                NoticeKind.DISCLOSURE,
                terms(3, false, SaleMethod.ENGLISH, null),
                null,
                text("柔性关节机器人专利包转让", "Robot joint patents")));
    }

    static Shown sale(SaleMethod method, ContestTerms contest) {
        return shown(notice(NoticeKind.DISCLOSURE, terms(1, false, method, contest), null, text("柔性关节", "Joint")));
    }

    static Shown correction() {
        News news = News.of("CORRECTED", ANNOUNCED, "加价幅度录入有误")
                .withChanges(List.of(
                        new Change("increment", "1000.00 CNY", "5000.00 CNY"),
                        new Change("opensAt", "2026-03-09T01:30:00Z", "2026-03-11T01:30:00Z")));
        return shown(
                notice(NoticeKind.CORRECTION, terms(1, false, SaleMethod.ENGLISH, null), news, text("柔性关节", "Joint")));
    }

    static Shown result(boolean unnamed) {
        News news = News.of("SOLD", ANNOUNCED, null).with(Money.cny(13_000_000), 4);
        return shown(
                notice(NoticeKind.RESULT, terms(1, unnamed, SaleMethod.ENGLISH, null), news, text("柔性关节", "Joint")));
    }

    /** Paid in two parts after a contract of its own, with other commission from the buyer. */
    static Shown inInstalments() {
        Term five = Term.workingDays(5);
        SettlementTerms settlement = new SettlementTerms(
                null,
                five,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(
                        new SettlementTerms.Instalment(3_000, five),
                        new SettlementTerms.Instalment(7_000, Term.of(Duration.ofDays(30)))),
                1,
                null,
                null);
        FeeSchedule fees = new FeeSchedule(
                FEES.tiers(),
                FEES.minimum(),
                4_000,
                4_000,
                2_000,
                null,
                new FeeSchedule.SideTerms(List.of(new FeeSchedule.Tier(null, 150)), Money.cny(2_000), null),
                null);
        Terms terms = terms(1, false, SaleMethod.ENGLISH, null, RULES.settledBy(settlement), fees);
        return shown(notice(NoticeKind.DISCLOSURE, terms, null, text("柔性关节", "Joint")));
    }

    static Shown titled(String title, int assets) {
        return shown(notice(
                NoticeKind.DISCLOSURE, terms(assets, false, SaleMethod.ENGLISH, null), null, text(title, title)));
    }

    private static LocalizedText text(String zh, String en) {
        return new LocalizedText(zh, en);
    }

    private static Shown shown(NoticeDocument document) {
        Map<ParticipantId, LocalizedText> names = document.terms().unnamed()
                ? Map.of()
                : Map.of(SELLER, text("广州越秀机器人科技有限公司", "Guangzhou Yuexiu Robotics Co., Ltd."));
        return new Shown(NoticeRow.of(document, "test"), document, names);
    }

    private static NoticeDocument notice(NoticeKind kind, Terms terms, News news, LocalizedText title) {
        return new NoticeDocument(
                "GZ-T2026-00017",
                kind,
                Mode.TEST,
                true,
                new CentreCode("GZ"),
                text("广州知识产权交易中心", "Guangzhou Intellectual Property Exchange"),
                ANNOUNCED,
                kind == NoticeKind.DISCLOSURE ? null : "GZ-T2026-00011",
                new OfferId(UUID.fromString("01900000-0000-7000-8000-0000000000aa")),
                title,
                terms,
                news);
    }

    private static Terms terms(int assets, boolean unnamed, SaleMethod method, ContestTerms contest) {
        return terms(assets, unnamed, method, contest, RULES, FEES);
    }

    private static Terms terms(
            int assets,
            boolean unnamed,
            SaleMethod method,
            ContestTerms contest,
            TradingRules rules,
            FeeSchedule schedule) {
        Money fee = Money.cny(500_000);
        return new Terms(
                IntStream.range(0, assets).mapToObj(SampleNotices::asset).toList(),
                SELLER,
                unnamed,
                List.of(),
                Right.EXCLUSIVE_LICENCE,
                new Extent(Set.of("CN", "HK"), Set.of("工业机器人"), null, LocalDate.of(2031, 3, 1)),
                new Declarations(null, null, List.of(new PriorityHolder(INVENTOR, PriorityBasis.SERVICE_INVENTOR, 1))),
                method,
                text(
                        "面向协作机器人的柔性关节及其控制方法，已在两条产线上试用。\n技术资料可在签署保密承诺后查阅。",
                        "A flexible joint for collaborative robots and its control, tried on two lines. Papers are shown under an undertaking."),
                Money.cny(12_500_000),
                Money.cny(100_000),
                Money.cny(1_250_000),
                ANNOUNCED,
                ANNOUNCED.plus(Duration.ofDays(7)),
                ANNOUNCED.plus(Duration.ofDays(8)),
                5,
                false,
                rules,
                schedule,
                fee,
                List.of(
                        new Rule(
                                text("公告期", "Notice before opening"),
                                text("7 天", "7 days"),
                                text("《拍卖法》第四十五条", "Auction Law 45")),
                        new Rule(
                                text("保证金比例", "Bid security in the start price"),
                                text("10%", "10%"),
                                text("参照网络司法拍卖规定", "modelled on the rules of online judicial auctions"))),
                null,
                contest);
    }

    private static Asset asset(int number) {
        return new Asset(
                new AssetId(new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + number)),
                number % 2 == 0 ? AssetType.INVENTION : AssetType.UTILITY_MODEL,
                "CN",
                "ZL2021" + (1_000_000 + number) + ".X",
                text(
                        "一种带力矩反馈的柔性机器人关节（" + (number + 1) + "）",
                        "Flexible robot joint with torque feedback (" + (number + 1) + ")"),
                LegalStatus.IN_FORCE,
                LocalDate.of(2026, 2, 20),
                LocalDate.of(2021, 5, 6),
                LocalDate.of(2023, 7, 8),
                LocalDate.of(2041, 5, 6),
                number == 0
                        ? List.of(new Burden("OPEN", LocalDate.of(2025, 5, 1), null, "Y2025000001"))
                        : number == 1
                                ? List.of(new Burden(
                                        "ORDINARY",
                                        LocalDate.of(2024, 1, 1),
                                        LocalDate.of(2027, 1, 1),
                                        "X2024440000123"))
                                : List.of());
    }
}

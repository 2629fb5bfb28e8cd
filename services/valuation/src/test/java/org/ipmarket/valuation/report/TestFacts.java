package org.ipmarket.valuation.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.id.ValuationId;
import org.ipmarket.valuation.TestAssets;
import org.ipmarket.valuation.estimate.Approach;
import org.ipmarket.valuation.estimate.Assumptions;
import org.ipmarket.valuation.estimate.Estimator;
import org.ipmarket.valuation.estimate.Market;
import org.ipmarket.valuation.estimate.Method;
import org.ipmarket.valuation.estimate.Valuation;
import org.ipmarket.valuation.expert.Adjustment;
import org.ipmarket.valuation.expert.Conclusion;
import org.ipmarket.valuation.expert.Manner;
import org.ipmarket.valuation.expert.Panellist;
import org.ipmarket.valuation.expert.Request;
import org.ipmarket.valuation.expert.Review;

/** Facts of reports for tests, with real estimates. */
public final class TestFacts {
    public static final Instant THEN = Instant.parse("2026-03-02T01:30:00Z");
    private static final Estimator ESTIMATOR = new Estimator(Assumptions.load(Assumptions.CURRENT), 1);

    private TestFacts() {}

    public static ReportFacts estimate(AssetChanged asset) {
        Valuation valuation = Valuation.of(
                ValuationId.next(),
                asset,
                ESTIMATOR.estimate(asset, LocalDate.of(2026, 3, 2), Market.NOTHING),
                null,
                THEN);
        return new ReportFacts(
                valuation.id().toString(),
                asset.mode(),
                asset.demonstration(),
                asset,
                EstimateRead.of(valuation),
                null);
    }

    /** An estimate as it stands where the market has spoken, too: two approaches weigh, five deals are named. */
    public static ReportFacts withDeals() {
        ReportFacts facts = estimate(TestAssets.invention().build());
        Estimated alone = facts.estimate();
        List<Approach.NamedDeal> deals = IntStream.rangeClosed(1, 5)
                .mapToObj(i -> new Approach.NamedDeal(
                        "01a229b7-a60f-71ef-b53c-36574c9b560" + i, Money.cny(i * 23_450_000L), 9_700 - 400 * i, null))
                .toList();
        Approach market = new Approach(
                Method.Kind.MARKET,
                Method.COMPARABLES,
                Method.COMPARABLES.title(),
                Approach.State.WEIGHED,
                Money.cny(310_000_00),
                Money.cny(703_500_00),
                Money.cny(1_090_000_00),
                4_000,
                new LocalizedText("有5宗相似成交。", "Five deals are alike."),
                List.of(),
                deals);
        return new ReportFacts(
                facts.number(),
                facts.mode(),
                facts.demonstration(),
                facts.asset(),
                new Estimated(
                        alone.id(),
                        alone.assetType(),
                        alone.p10(),
                        alone.p50(),
                        alone.p90(),
                        null,
                        Stream.concat(alone.told().stream(), Stream.of(market)).toList(),
                        alone.tornado(),
                        alone.reasons(),
                        alone.convention(),
                        alone.paths(),
                        alone.model(),
                        alone.marketModel(),
                        alone.snapshotHash(),
                        alone.inputsHash(),
                        alone.seed(),
                        alone.baseDate(),
                        alone.completedAt()),
                null);
    }

    /** A draft: nobody is named. */
    public static ReportFacts requested(LocalizedText client) {
        return with(opinion(client, null, null, List.of(), null, null, false));
    }

    /** Reviewed, adjusted, signed by both, given out. */
    public static ReportFacts issued() {
        return with(opinion(
                new LocalizedText("越秀机器人有限公司", "Yuexiu Robotics Ltd"),
                review(),
                adjustment(),
                List.of(signer("张明远", "Zhang Mingyuan", "44010123"), signer("李思齐", "Li Siqi", "44010456")),
                LocalDate.of(2026, 3, 20),
                "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                true));
    }

    public static Review review() {
        return new Review(
                List.of(
                        new LocalizedText(
                                "查阅专利登记簿副本及年费缴纳记录。",
                                "Read the copy of the patent register and the record of annuities."),
                        new LocalizedText(
                                "访谈研发负责人，核对产品收入与合同。",
                                "Spoke with the head of development; compared product revenue with contracts.")),
                List.of(new LocalizedText("产品线在基准日后继续经营。", "The product line goes on after the valuation date.")),
                List.of(new LocalizedText(
                        "未发现权属争议或无效宣告请求。", "No dispute of ownership and no request for invalidation was found.")),
                new LocalizedText("估值的方法与数据适当。", "The method and the data of the estimate are appropriate."),
                "appraiser",
                THEN);
    }

    public static Adjustment adjustment() {
        return new Adjustment(
                3,
                new Conclusion(Money.cny(50_000_00L), Money.cny(400_000_00L), Money.cny(3_000_000_00L)),
                new Conclusion(Money.cny(600_000_00L), Money.cny(860_000_00L), Money.cny(1_200_000_00L)),
                List.of(
                        new Adjustment.Reason(
                                Adjustment.Matter.INPUT,
                                new LocalizedText(
                                        "经审计的产品年收入为1420万元，高于模型假设。",
                                        "Audited revenue of the product is CNY 14.2m a year, more than the model assumes.")),
                        new Adjustment.Reason(
                                Adjustment.Matter.LEGAL,
                                new LocalizedText(
                                        "独立权利要求范围较窄，易于规避。",
                                        "The independent claims are narrow and easy to design around."))),
                "appraiser",
                THEN);
    }

    private static ReportFacts.Signer signer(String zh, String en, String licence) {
        return new ReportFacts.Signer(
                new LocalizedText(zh, en),
                new LocalizedText("南方知识产权研究院", "Southern Institute of Intellectual Property"),
                List.of(new Panellist.Licence(new LocalizedText("资产评估师", "Appraiser"), licence, null, null)),
                Manner.ELECTRONIC,
                Instant.parse("2026-03-20T02:00:00Z"),
                "SIM-0195a3c0-1111-7222-8333-444455556666");
    }

    private static ReportFacts.Opinion opinion(
            LocalizedText client,
            Review review,
            Adjustment adjustment,
            List<ReportFacts.Signer> signers,
            LocalDate reportDate,
            String hash,
            boolean issued) {
        return new ReportFacts.Opinion(
                new LocalizedText("广州交易中心", "Guangzhou Exchange Centre"),
                "01900000-0000-7000-8000-000000000001",
                new Request(
                        client,
                        List.of(new LocalizedText("广州某银行", null)),
                        Request.Purpose.TRANSFER,
                        new LocalizedText("拟在本市场挂牌转让。", "To be listed on this market."),
                        null,
                        List.of()),
                review,
                adjustment,
                LocalDate.of(2027, 3, 2),
                signers,
                reportDate,
                hash,
                issued);
    }

    private static ReportFacts with(ReportFacts.Opinion opinion) {
        ReportFacts facts =
                estimate(TestAssets.invention().claimCount(9).familySize(4).build());
        return new ReportFacts(
                "GZ-VO-2026-00001", facts.mode(), facts.demonstration(), facts.asset(), facts.estimate(), opinion);
    }
}

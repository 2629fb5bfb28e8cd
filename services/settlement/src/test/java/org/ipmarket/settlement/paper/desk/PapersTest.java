package org.ipmarket.settlement.paper.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.Extent;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.FeeSchedule.Tier;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.id.AwardId;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.print.Language;
import org.ipmarket.settlement.fee.Brought;
import org.ipmarket.settlement.paper.PaperComposer;
import org.ipmarket.settlement.paper.PaperFacts;
import org.ipmarket.settlement.paper.PaperKind;
import org.ipmarket.settlement.paper.PaperWords;
import org.ipmarket.settlement.tax.Tax;
import org.ipmarket.settlement.tax.TaxLine;
import org.ipmarket.settlement.tax.TaxRule.Outcome;
import org.ipmarket.settlement.tax.TaxRule.Payer;
import org.ipmarket.settlement.trade.TradeSums;
import org.ipmarket.settlement.trade.Way;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PapersTest {
    private static final Instant AT = Instant.parse("2026-11-29T02:03:04Z");
    private static final FeeSchedule FEES = new FeeSchedule(
            List.of(new Tier(Money.parse("100000.00", "CNY"), 500), new Tier(null, 333)),
            Money.parse("100.00", "CNY"),
            4_000,
            3_500,
            2_500,
            null,
            null,
            1_000);

    private static PaperFacts facts(Right right, String title) {
        Money price = Money.parse("1250000.00", "CNY");
        return new PaperFacts(
                TradeId.fromString("01990000-0000-7000-8000-000000000001"),
                Mode.TEST,
                right == Right.ASSIGNMENT ? Way.AWARD : Way.DEAL,
                AwardId.fromString("01990000-0000-7000-8000-000000000002"),
                LotId.fromString("01990000-0000-7000-8000-000000000003"),
                new LocalizedText("广州知识产权交易中心", "Guangzhou Intellectual Property Exchange"),
                new LocalizedText("深圳知识产权交易中心", "Shenzhen Intellectual Property Exchange"),
                new PaperFacts.Party(
                        "01900000-0000-7000-8000-000000000003",
                        "岭南理工大学",
                        "12440000455858204R",
                        "广州市天河区五山路1号 020-00000000"),
                new PaperFacts.Party("01900000-0000-7000-8000-000000000002", null, null, null),
                new LocalizedText(title, "An optical device and how it is made"),
                right,
                right == Right.ASSIGNMENT
                        ? null
                        : new Extent(Set.of("CN", "HK"), Set.of("光学仪器"), null, LocalDate.parse("2030-01-01")),
                List.of(
                        new PaperFacts.Asset(
                                new LocalizedText("一种光学装置", "An optical device"),
                                AssetKind.PATENT,
                                "INVENTION",
                                "CN",
                                "ZL202310012345.6"),
                        new PaperFacts.Asset(
                                new LocalizedText("一种镜片的制造方法", "A way to make a lens"),
                                AssetKind.PATENT,
                                "UTILITY_MODEL",
                                "CN",
                                "ZL202320012345.X")),
                "公告 Announcement GZ-T-2026-0001",
                TradeSums.of(
                        price,
                        right == Right.ASSIGNMENT ? Money.parse("100000.00", "CNY") : Money.cny(0),
                        FEES,
                        new Brought(ParticipantId.fromString("01900000-0000-7000-8000-000000000009"), null)),
                AT,
                AT.plusSeconds(86_400 * 5),
                AT.plusSeconds(86_400 * 10),
                "TR7K2M9QXW4",
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "手续合格通知书 2026-0001",
                LocalDate.parse("2026-12-20"),
                AT.plusSeconds(86_400 * 30),
                List.of(new PaperFacts.Payment(
                        "SELLER_PROCEEDS", "01900000-0000-7000-8000-000000000003", price, AT.plusSeconds(86_400))),
                List.of(
                        new TaxLine(
                                Tax.STAMP_DUTY,
                                Payer.SELLER,
                                Outcome.DUE,
                                price,
                                Money.parse("375.00", "CNY"),
                                300,
                                "stamp-duty-ip-transfer",
                                new LocalizedText("《中华人民共和国印花税法》税目税率表", "Stamp Duty Law, table"),
                                null),
                        new TaxLine(
                                Tax.VAT_ON_PRICE,
                                Payer.SELLER,
                                Outcome.OPEN,
                                price,
                                null,
                                null,
                                "vat",
                                new LocalizedText("《中华人民共和国增值税法》第十条", "VAT Law, art. 10"),
                                new LocalizedText(
                                        "技术合同是否已认定登记尚不明确", "whether the contract is registered is not known"))),
                true);
    }

    @Test
    void bothLanguagesHaveTheSameWords() {
        assertThat(new PaperWords(Language.ZH).keys())
                .containsExactlyInAnyOrderElementsOf(new PaperWords(Language.EN).keys());
    }

    @Test
    void thereIsAWordForEverythingThatAPaperMaySay() {
        Set<String> keys = new PaperWords(Language.ZH).keys();
        for (AssetType type : AssetType.values()) {
            assertThat(keys).contains("type." + type);
        }
        for (Right right : Right.values()) {
            assertThat(keys).contains("right." + right);
        }
        for (Tax tax : Tax.values()) {
            assertThat(keys).contains("tax." + tax);
        }
        for (var kind : org.ipmarket.settlement.ledger.AccountKind.values()) {
            assertThat(kind == org.ipmarket.settlement.ledger.AccountKind.BANK || keys.contains("account." + kind))
                    .as(kind.name())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(PaperKind.class)
    void everyPaperIsReadableInBothLanguagesAndTheSameEachTime(PaperKind kind) {
        for (Right right : List.of(Right.ASSIGNMENT, Right.EXCLUSIVE_LICENCE)) {
            for (Language language : Language.values()) {
                var sheet = PaperComposer.compose(kind, facts(right, "一种光学装置及其制造方法"), Papers.words(language));
                byte[] pdf = Papers.pdf(sheet, AT);
                assertThat(Papers.pdf(sheet, AT)).isEqualTo(pdf);
                Papers.keep(pdf, kind + "-" + right + "-" + language.tag());
                String text = Papers.text(pdf);
                assertThat(text)
                        .contains(
                                "岭南理工大学",
                                "12440000455858204R",
                                "ZL202310012345.6".substring(0, 0) + "01990000-0000-7000-8000-000000000001")
                        .doesNotContain("null", "{0}", "{1}");
                if (language == Language.ZH
                        && kind != PaperKind.SETTLEMENT_BUYER
                        && kind != PaperKind.SETTLEMENT_SELLER) {
                    assertThat(text.replaceAll("\\s", "")).contains("人民币壹佰贰拾伍万元整", "125万元");
                }
                if (language == Language.EN) {
                    assertThat(text.replaceAll("[\\s]", ""))
                            .as("names and numbers aside, English")
                            .doesNotContain("转让", "许可方", "服务费");
                }
            }
        }
    }

    @Test
    void aSettlementStatementAddsUpAndLeavesOpenWhatIsNotKnown() {
        String text = Papers.text(Papers.pdf(
                PaperComposer.compose(
                        PaperKind.SETTLEMENT_SELLER, facts(Right.ASSIGNMENT, "一种光学装置"), Papers.words(Language.EN)),
                AT));
        assertThat(text)
                .contains("CNY 1,250,000.00", "CNY 43,295.00", "CNY 1,206,705.00")
                // a tenth of the commission for the broker member that brought the seller
                .contains("CNY 4,329.50")
                .contains("Open: whether the contract is registered is not known")
                .contains("CNY 375.00");
    }

    @Test
    void whatPeopleWriteIsTextAndNothingElse() {
        String html = Papers.html(PaperComposer.compose(
                PaperKind.CONTRACT,
                facts(Right.ASSIGNMENT, "<script>alert('x')</script>{sheet.number}\"&\u0001"),
                Papers.words(Language.ZH)));
        assertThat(html)
                .doesNotContain("<script", "\u0001")
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;{sheet.number}&quot;&amp;");
    }
}

package org.ipmarket.settlement.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.ipmarket.messages.Extent;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.FeeSchedule.Tier;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.id.AwardId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;
import org.junit.jupiter.api.Test;

class ConfirmationOfSaleTest {
    private static final FeeSchedule FEES =
            new FeeSchedule(List.of(new Tier(null, 500)), Money.cny(0), 4_000, 4_000, 2_000);

    @Test
    void saysThePriceInFiguresAndCapitalNumerals() {
        String html = confirmation("一种装置", "120000.00", true).html();
        assertThat(html)
                .contains("成交确认书", "Confirmation of sale", "120000.00 CNY", "人民币壹拾贰万元整", "演示", "GZ", "SZ")
                .contains("2026年1月1日 08:00:00");
    }

    @Test
    void theSameFactsGiveTheSameHashAndAnotherPriceAnother() {
        String first =
                ConfirmationOfSale.hash(confirmation("一种装置", "120000.00", true).html());
        assertThat(first)
                .hasSize(64)
                .isEqualTo(ConfirmationOfSale.hash(
                        confirmation("一种装置", "120000.00", true).html()));
        assertThat(ConfirmationOfSale.hash(
                        confirmation("一种装置", "120000.01", true).html()))
                .isNotEqualTo(first);
    }

    @Test
    void aTitleIsTextNeverMarkup() {
        String html = confirmation("<script>alert('x')</script>", "1.00", false).html();
        assertThat(html).doesNotContain("<script>").contains("&lt;script&gt;").doesNotContain("演示");
    }

    @Test
    void aDealSaysThatItWasNegotiatedAndNothingOfADeposit() {
        String html = confirmation(Way.DEAL, Right.ASSIGNMENT, null, "一种装置", "120000.00", true)
                .html();
        assertThat(html)
                .contains("<h1>协议转让成交确认书</h1>", "<h1>Confirmation of a negotiated transfer</h1>", "协议编号", "受让方应支付")
                .doesNotContain("保证金", "deposit", "许可地域");
    }

    @Test
    void aLicenceByAgreementSaysHowFarItReaches() {
        Extent extent = new Extent(
                Set.of("CN-44", "CN-11"), null, LocalDate.parse("2026-02-01"), LocalDate.parse("2029-02-01"));
        String html = confirmation(Way.DEAL, Right.EXCLUSIVE_LICENCE, extent, "一种装置", "120000.00", true)
                .html();
        assertThat(html)
                .contains("<h1>协议许可成交确认书</h1>", "<h1>Confirmation of a negotiated licence</h1>")
                .contains("<th>许可地域</th><td>CN-11、CN-44</td>", "<th>许可使用领域</th><td>不限</td>")
                .contains("<td>from 2026-02-01, before 2029-02-01</td>");
    }

    private static ConfirmationOfSale confirmation(String title, String price, boolean demonstration) {
        return confirmation(Way.AWARD, Right.ASSIGNMENT, null, title, price, demonstration);
    }

    private static ConfirmationOfSale confirmation(
            Way way, Right right, Extent extent, String title, String price, boolean demonstration) {
        return new ConfirmationOfSale(
                TradeId.fromString("01900000-0000-7000-8000-00000000000a"),
                way,
                AwardId.fromString("01900000-0000-7000-8000-00000000000b"),
                LotId.fromString("01900000-0000-7000-8000-00000000000c"),
                new CentreCode("GZ"),
                new CentreCode("SZ"),
                ParticipantId.fromString("01900000-0000-7000-8000-000000000003"),
                ParticipantId.fromString("01900000-0000-7000-8000-000000000002"),
                new LocalizedText(title, null),
                right,
                extent,
                List.of("CN ZL202310012345.6"),
                TradeSums.of(Money.parse(price, "CNY"), Money.cny(0), FEES),
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2026-01-06T00:00:00Z"),
                "公告 GZ-2026-0001",
                demonstration);
    }
}

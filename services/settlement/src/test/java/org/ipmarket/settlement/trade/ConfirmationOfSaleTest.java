package org.ipmarket.settlement.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
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

    private static ConfirmationOfSale confirmation(String title, String price, boolean demonstration) {
        return new ConfirmationOfSale(
                TradeId.fromString("01900000-0000-7000-8000-00000000000a"),
                AwardId.fromString("01900000-0000-7000-8000-00000000000b"),
                LotId.fromString("01900000-0000-7000-8000-00000000000c"),
                new CentreCode("GZ"),
                new CentreCode("SZ"),
                ParticipantId.fromString("01900000-0000-7000-8000-000000000003"),
                ParticipantId.fromString("01900000-0000-7000-8000-000000000002"),
                new LocalizedText(title, null),
                Right.ASSIGNMENT,
                List.of("CN ZL202310012345.6"),
                TradeSums.of(Money.parse(price, "CNY"), Money.cny(0), FEES),
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2026-01-06T00:00:00Z"),
                "公告 GZ-2026-0001",
                demonstration);
    }
}

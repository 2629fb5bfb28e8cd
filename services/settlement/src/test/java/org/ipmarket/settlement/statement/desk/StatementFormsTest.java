package org.ipmarket.settlement.statement.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.print.Language;
import org.ipmarket.settlement.paper.desk.Papers;
import org.ipmarket.settlement.statement.MonthlyStatement;
import org.ipmarket.settlement.statement.MonthlyStatement.AccountSheet;
import org.ipmarket.settlement.statement.MonthlyStatement.Movement;
import org.ipmarket.settlement.statement.MonthlyStatement.PayoutLine;
import org.ipmarket.settlement.statement.MonthlyStatement.TaxSum;
import org.ipmarket.settlement.statement.MonthlyStatement.TradeLine;
import org.ipmarket.settlement.statement.StatementCsv;
import org.junit.jupiter.api.Test;

class StatementFormsTest {
    private static final TradeId TRADE = TradeId.fromString("01990000-0000-7000-8000-000000000001");
    private static final ParticipantId SELLER = ParticipantId.fromString("01900000-0000-7000-8000-000000000003");
    private static final ParticipantId BUYER = ParticipantId.fromString("01900000-0000-7000-8000-000000000002");

    static MonthlyStatement sample(long closing) {
        Instant at = Instant.parse("2026-10-20T03:04:05Z");
        return new MonthlyStatement(
                "GZ",
                new LocalizedText("广州知识产权交易中心", "Guangzhou Intellectual Property Exchange"),
                Mode.TEST,
                YearMonth.parse("2026-10"),
                Instant.parse("2026-09-30T16:00:00Z"),
                Instant.parse("2026-10-31T16:00:00Z"),
                List.of(
                        new AccountSheet(
                                "CNY",
                                "CENTRE_FEE",
                                true,
                                1_000,
                                List.of(
                                        new Movement("PAID_OUT", 0, 454_280, 2),
                                        new Movement("PRICE_AND_FEES", 453_280, 0, 1)),
                                closing),
                        new AccountSheet(
                                "CNY",
                                "DEPOSIT",
                                false,
                                0,
                                List.of(
                                        new Movement("DEPOSIT_RECEIVED", 5_000_000, 0, 5),
                                        new Movement("DEPOSIT_RELEASED", 0, 3_000_000, 3),
                                        new Movement("DEPOSIT_FORFEITED", 0, 1_000_000, 1)),
                                1_000_000),
                        new AccountSheet(
                                "USD", "ESCROW", false, 0, List.of(new Movement("CURRENCY_CONVERTED", 0, 0, 1)), 0)),
                List.of(new TradeLine(
                        TRADE,
                        at,
                        true,
                        false,
                        SELLER,
                        BUYER,
                        Money.cny(12_000_000),
                        Money.cny(566_600),
                        Money.cny(566_600),
                        Money.cny(226_640),
                        Money.cny(226_640),
                        453_280)),
                List.of(new PayoutLine(
                        "01990000-0000-7000-8000-00000000000a",
                        at,
                        "SELLER_CENTRE_FEE",
                        "centre:GZ",
                        Money.cny(453_280))),
                List.of(
                        new TaxSum("STAMP_DUTY", "SELLER", Money.cny(3_600), 0),
                        new TaxSum("VAT_ON_PRICE", "SELLER", Money.cny(0), 1)));
    }

    @Test
    void aStatementThatDoesNotAddUpSaysSo() {
        assertThat(sample(0).fault()).isEmpty();
        assertThat(sample(1).fault().orElseThrow()).contains("CENTRE_FEE in CNY: 1000 + 453280 - 454280 is not 1");
    }

    @Test
    void theCsvSaysItAllAndIsNoFormula() {
        String csv = new String(StatementCsv.of(sample(0)), StandardCharsets.UTF_8);
        assertThat(csv)
                .startsWith("\ufeffsection 栏目")
                .contains("CLOSING,CENTRE_FEE,2026-10-31T16:00:00Z,CNY,,4532.80,4542.80,0.00,own 自有\r\n")
                .contains("TRADE," + TRADE + ",2026-10-20T03:04:05Z,CNY,OWN_SHARE_FROM_BUYER,2266.40,,,\r\n")
                .contains("PAYOUT,")
                .contains("SELLER_CENTRE_FEE,,4532.80,,centre:GZ")
                .contains("open 待定 1");
        assertThat(StatementCsv.of(sample(0))).isEqualTo(StatementCsv.of(sample(0)));
    }

    @Test
    void thePdfIsReadableInBothLanguagesAndTheSameEachTime() {
        for (Language language : Language.values()) {
            byte[] pdf = Papers.pdf(
                    StatementSheet.of(sample(0), Papers.words(language)),
                    sample(0).until());
            assertThat(Papers.pdf(
                            StatementSheet.of(sample(0), Papers.words(language)),
                            sample(0).until()))
                    .isEqualTo(pdf);
            Papers.keep(pdf, "statement-" + language.tag());
            assertThat(Papers.text(pdf))
                    .contains(language == Language.ZH ? "广州知识产权交易中心" : "Guangzhou Intellectual Property Exchange")
                    .contains(language == Language.ZH ? "保证金不予退还 × 1" : "deposits forfeited × 1")
                    .contains("4,532.80", "10,000.00", "GZ-2026-10-T");
        }
    }
}

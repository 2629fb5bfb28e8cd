package org.ipmarket.settlement.statement;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import org.ipmarket.messages.Money;

/** A statement as CSV (RFC 4180) in UTF-8 with a mark that spreadsheets know it by; the same statement gives the same bytes. */
public final class StatementCsv {
    private static final String END = "\r\n";

    private StatementCsv() {}

    public static byte[] of(MonthlyStatement statement) {
        StringBuilder text = new StringBuilder("\ufeff");
        line(
                text,
                "section 栏目",
                "id 编号",
                "time 时间",
                "currency 币种",
                "what 事项",
                "in 转入",
                "out 转出",
                "balance 余额",
                "note 说明");
        line(
                text,
                "STATEMENT",
                statement.centre(),
                statement.from() + "/" + statement.until(),
                "",
                statement.month().toString(),
                "",
                "",
                "",
                statement.mode().wire());
        for (MonthlyStatement.AccountSheet sheet : statement.accounts()) {
            String own = sheet.own() ? "own 自有" : "in charge 经管";
            line(
                    text,
                    "OPENING",
                    sheet.kind(),
                    statement.from().toString(),
                    sheet.currency(),
                    "",
                    "",
                    "",
                    amount(sheet.opening(), sheet.currency()),
                    own);
            for (MonthlyStatement.Movement movement : sheet.movements()) {
                line(
                        text,
                        "MOVEMENT",
                        sheet.kind(),
                        "",
                        sheet.currency(),
                        movement.what(),
                        amount(movement.in(), sheet.currency()),
                        amount(movement.out(), sheet.currency()),
                        "",
                        Long.toString(movement.count()));
            }
            line(
                    text,
                    "CLOSING",
                    sheet.kind(),
                    statement.until().toString(),
                    sheet.currency(),
                    "",
                    amount(sheet.in(), sheet.currency()),
                    amount(sheet.out(), sheet.currency()),
                    amount(sheet.closing(), sheet.currency()),
                    own);
        }
        for (MonthlyStatement.TradeLine trade : statement.trades()) {
            String currency = trade.price().currencyCode();
            fee(text, trade, "PRICE", trade.price(), null);
            fee(text, trade, "SELLER_COMMISSION", trade.sellerCommission(), null);
            fee(text, trade, "BUYER_COMMISSION", trade.buyerCommission(), null);
            fee(text, trade, "OWN_SHARE_FROM_SELLER", trade.fromSeller(), null);
            fee(text, trade, "OWN_SHARE_FROM_BUYER", trade.fromBuyer(), null);
            line(
                    text,
                    "TRADE",
                    trade.trade().toString(),
                    trade.at().toString(),
                    currency,
                    "BOOKED",
                    amount(trade.booked(), currency),
                    "",
                    "",
                    "");
        }
        for (MonthlyStatement.PayoutLine payout : statement.payouts()) {
            line(
                    text,
                    "PAYOUT",
                    payout.id(),
                    payout.at().toString(),
                    payout.amount().currencyCode(),
                    payout.purpose(),
                    "",
                    payout.amount().amount(),
                    "",
                    payout.to());
        }
        for (MonthlyStatement.TaxSum tax : statement.taxes()) {
            line(
                    text,
                    "TAX",
                    tax.payer(),
                    "",
                    tax.due().currencyCode(),
                    tax.tax(),
                    "",
                    tax.due().amount(),
                    "",
                    tax.open() == 0 ? "" : "open 待定 " + tax.open());
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void fee(
            StringBuilder text, MonthlyStatement.TradeLine trade, String what, Money amount, String note) {
        line(
                text,
                "TRADE",
                trade.trade().toString(),
                trade.at().toString(),
                amount.currencyCode(),
                what,
                amount.amount(),
                "",
                "",
                note == null ? "" : note);
    }

    static String amount(long minor, String currency) {
        return BigDecimal.valueOf(minor, Currency.getInstance(currency).getDefaultFractionDigits())
                .toPlainString();
    }

    private static void line(StringBuilder text, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            text.append(i == 0 ? "" : ",").append(quoted(cells[i]));
        }
        text.append(END);
    }

    /** A cell that a spreadsheet would take for a formula is marked as text. */
    private static String quoted(String cell) {
        String safe = cell.matches("(?s)[=+@\\t\\r].*|-(?![0-9.]+$).*") ? "'" + cell : cell;
        return safe.matches("(?s).*[\",\\r\\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}

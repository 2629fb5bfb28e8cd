package org.ipmarket.settlement.statement.desk;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.settlement.paper.PaperWords;
import org.ipmarket.settlement.paper.Sheet;
import org.ipmarket.settlement.paper.Sheet.Column;
import org.ipmarket.settlement.paper.Sheet.Fact;
import org.ipmarket.settlement.paper.Sheet.Line;
import org.ipmarket.settlement.paper.Sheet.Section;
import org.ipmarket.settlement.statement.MonthlyStatement;
import org.ipmarket.settlement.statement.MonthlyStatement.AccountSheet;

/** A monthly statement as a paper. */
final class StatementSheet {
    /** More lines than this stand in the CSV alone; the sums are of all. */
    private static final int MOST_LINES = 1_000;

    private final MonthlyStatement statement;
    private final PaperWords words;

    private StatementSheet(MonthlyStatement statement, PaperWords words) {
        this.statement = statement;
        this.words = words;
    }

    static Sheet of(MonthlyStatement statement, PaperWords words) {
        return new StatementSheet(statement, words).sheet();
    }

    private Sheet sheet() {
        List<Section> sections = new ArrayList<>();
        sections.add(Section.facts(
                words.of("statement.about"),
                List.of(
                        new Fact(
                                words.of("statement.centre"),
                                words.text(statement.name()) + " (" + statement.centre() + ")",
                                true),
                        new Fact(words.of("statement.from"), words.stamp(statement.from()), false),
                        new Fact(words.of("statement.until"), words.stamp(statement.until()), false))));
        statement.accounts().stream()
                .map(AccountSheet::currency)
                .distinct()
                .forEach(currency -> sections.add(accounts(currency)));
        sections.add(trades());
        sections.add(payouts());
        sections.add(taxes());
        return new Sheet(
                words.language().tag(),
                words.text(statement.name()),
                words.of("statement.heading"),
                words.of(
                        "statement.month",
                        Integer.toString(statement.month().getYear()),
                        words.month(statement.month())),
                statement.centre() + "-" + statement.month() + (statement.mode() == Mode.TEST ? "-T" : ""),
                statement.mode() == Mode.TEST ? List.of(words.of("testMode")) : List.of(),
                sections,
                List.of(),
                List.of(words.of("statement.foot")),
                words.of("page"),
                words.of("pages"),
                words.of("pageEnd"));
    }

    private Section accounts(String currency) {
        List<Line> rows = new ArrayList<>();
        long opening = 0;
        long in = 0;
        long out = 0;
        long closing = 0;
        for (AccountSheet sheet : statement.accounts()) {
            if (!sheet.currency().equals(currency)) {
                continue;
            }
            String name = words.known("account." + sheet.kind(), sheet.kind())
                    + (sheet.own() ? words.of("statement.own") : "");
            rows.add(Line.of(name, words.of("statement.opening"), "", "", amount(sheet.opening(), currency)));
            for (MonthlyStatement.Movement movement : sheet.movements()) {
                rows.add(Line.of(
                        "",
                        words.known("what." + movement.what(), movement.what()) + " × " + movement.count(),
                        amount(movement.in(), currency),
                        amount(movement.out(), currency),
                        ""));
            }
            rows.add(Line.total(
                    "",
                    words.of("statement.closing"),
                    amount(sheet.in(), currency),
                    amount(sheet.out(), currency),
                    amount(sheet.closing(), currency)));
            opening += sheet.opening();
            in += sheet.in();
            out += sheet.out();
            closing += sheet.closing();
        }
        rows.add(Line.total(
                words.of("statement.all"),
                words.of("statement.opening") + " " + amount(opening, currency),
                amount(in, currency),
                amount(out, currency),
                amount(closing, currency)));
        return Section.table(
                words.of("statement.accounts", currency),
                List.of(
                        new Column(words.of("statement.account"), 24, false),
                        new Column(words.of("statement.what"), 28, false),
                        new Column(words.of("statement.in"), 16, true),
                        new Column(words.of("statement.out"), 16, true),
                        new Column(words.of("statement.balance"), 16, true)),
                rows,
                words.of("statement.accountsAfter"));
    }

    private Section trades() {
        List<Line> rows = new ArrayList<>();
        statement.trades().stream().limit(MOST_LINES).forEach(trade -> {
            String currency = trade.price().currencyCode();
            String role = trade.offeredHere() && trade.boughtHere()
                    ? "statement.both"
                    : trade.offeredHere()
                            ? "statement.offered"
                            : trade.boughtHere() ? "statement.bought" : "statement.neither";
            rows.add(Line.of(
                    trade.trade() + "\n" + words.of(role),
                    words.shortAmount(trade.price()),
                    plain(trade.sellerCommission()) + " / " + plain(trade.fromSeller()),
                    plain(trade.buyerCommission()) + " / " + plain(trade.fromBuyer()),
                    amount(trade.booked(), currency)));
        });
        return Section.table(
                words.of("statement.trades", statement.trades().size()),
                List.of(
                        new Column(words.of("statement.trade"), 28, false),
                        new Column(words.of("statement.price"), 18, true),
                        new Column(words.of("statement.sellerFee"), 20, true),
                        new Column(words.of("statement.buyerFee"), 20, true),
                        new Column(words.of("statement.booked"), 14, true)),
                rows,
                rows.size() < statement.trades().size()
                        ? words.of("statement.more")
                        : words.of("statement.tradesAfter"));
    }

    private Section payouts() {
        List<Line> rows = new ArrayList<>();
        statement.payouts().stream()
                .limit(MOST_LINES)
                .forEach(payout -> rows.add(Line.of(
                        words.stamp(payout.at()),
                        words.known("purpose." + payout.purpose(), payout.purpose()),
                        payout.to(),
                        words.shortAmount(payout.amount()))));
        return Section.table(
                words.of("statement.payouts", statement.payouts().size()),
                List.of(
                        new Column(words.of("statement.at"), 24, false),
                        new Column(words.of("statement.purpose"), 22, false),
                        new Column(words.of("statement.to"), 34, false),
                        new Column(words.of("statement.amount"), 20, true)),
                rows,
                rows.size() < statement.payouts().size() ? words.of("statement.more") : null);
    }

    private Section taxes() {
        List<Line> rows = new ArrayList<>();
        statement
                .taxes()
                .forEach(tax -> rows.add(Line.of(
                        words.of("tax." + tax.tax()),
                        words.of("payer." + tax.payer()),
                        words.shortAmount(tax.due()),
                        tax.open() == 0 ? "–" : words.of("statement.openTrades", tax.open()))));
        return Section.table(
                words.of("statement.taxes"),
                List.of(
                        new Column(words.of("tax.tax"), 32, false),
                        new Column(words.of("tax.payer"), 22, false),
                        new Column(words.of("tax.due"), 22, true),
                        new Column(words.of("tax.open"), 24, true)),
                rows,
                words.of("tax.after"));
    }

    private static String plain(Money amount) {
        return amount(amount.minor(), amount.currencyCode());
    }

    private static String amount(long minor, String currency) {
        return String.format(
                java.util.Locale.ROOT,
                "%,." + Currency.getInstance(currency).getDefaultFractionDigits() + "f",
                BigDecimal.valueOf(minor, Currency.getInstance(currency).getDefaultFractionDigits()));
    }
}

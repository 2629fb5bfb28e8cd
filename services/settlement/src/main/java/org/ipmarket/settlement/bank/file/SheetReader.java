package org.ipmarket.settlement.bank.file;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ipmarket.messages.Money;
import org.ipmarket.settlement.bank.file.FileLine.Kind;

/**
 * Reads a bank's spreadsheet or CSV file by its column mapping, as one statement of one account. Where the file has a running
 * balance, every entry is held to it, in the order of the file, oldest first; where it has none, who brings the file says what
 * it opened and closed with.
 */
public final class SheetReader implements Rows.Taker {
    private static final int HEADER_WITHIN = 50;

    private final ColumnMapping mapping;
    private final StatementSink sink;
    private final Long saidOpening;
    private final Long saidClosing;
    private final DateTimeFormatter date;
    private final DateTimeFormatter time;
    private Map<String, Integer> header;
    private boolean footer;
    private StatementHead head;
    private StatementSums sums;
    private LocalDate last;
    private int entries;

    private SheetReader(ColumnMapping mapping, Long saidOpening, Long saidClosing, StatementSink sink) {
        this.mapping = mapping;
        this.sink = sink;
        this.saidOpening = saidOpening;
        this.saidClosing = saidClosing;
        this.date = DateTimeFormatter.ofPattern(mapping.date());
        this.time = mapping.time() == null ? null : DateTimeFormatter.ofPattern(mapping.time());
    }

    /**
     * Reads a whole file.
     *
     * @param opening booked balance before the first entry, minor units; null where the running balance says it
     * @param closing after the last; null where the running balance says it
     * @throws FileRefused where it does not fit the mapping, or does not add up
     */
    public static void read(
            Path file, boolean xlsx, ColumnMapping mapping, Long opening, Long closing, StatementSink sink)
            throws IOException {
        if (mapping.columns().balance() == null && (opening == null || closing == null)) {
            throw new FileRefused(
                    "balance-missing",
                    "The file has no running balance: say openingBalance and closingBalance with it.");
        }
        SheetReader reader = new SheetReader(mapping, opening, closing, sink);
        if (xlsx) {
            Rows.xlsx(file, reader);
        } else {
            Rows.csv(file, mapping.charset(), mapping.delimiter().charAt(0), reader);
        }
        reader.close();
    }

    @Override
    public void row(int number, List<String> cells) {
        if (header == null) {
            header = headerIn(cells);
            if (header == null && number > HEADER_WITHIN) {
                throw noHeader();
            }
            return;
        }
        if (footer || cells.stream().allMatch(String::isEmpty)) {
            return;
        }
        String first =
                cells.stream().filter(cell -> !cell.isEmpty()).findFirst().orElse("");
        if (mapping.footers().stream().anyMatch(first::startsWith)) {
            footer = true;
            return;
        }
        entry(number, cells);
    }

    private Map<String, Integer> headerIn(List<String> cells) {
        Map<String, Integer> found = new HashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            found.putIfAbsent(key(cells.get(i)), i);
        }
        return columns().allMatch(name -> found.containsKey(key(name))) ? found : null;
    }

    private Stream<String> columns() {
        ColumnMapping.Columns c = mapping.columns();
        return Stream.of(
                        c.date(),
                        c.time(),
                        c.amount(),
                        c.credit(),
                        c.debit(),
                        c.direction(),
                        c.balance(),
                        c.reference(),
                        c.name(),
                        c.account(),
                        c.bank(),
                        c.remark(),
                        c.endToEnd(),
                        c.subAccount(),
                        c.currency(),
                        c.ownAccount())
                .filter(name -> name != null && !name.isBlank());
    }

    private static String key(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).replace(" ", "");
    }

    private void entry(int number, List<String> cells) {
        ColumnMapping.Columns c = mapping.columns();
        String where = "Row " + number;
        String currency = or(cell(cells, c.currency()), mapping.currency());
        long signed = signed(cells, currency, where);
        Long balance = c.balance() == null ? null : minor(cell(cells, c.balance()), currency, where);
        begin(cells, currency, balance, signed);
        if (!currency.equals(head.currency())) {
            throw new FileRefused("wrong-currency", where + " is in " + currency + ", not in " + head.currency() + ".");
        }
        String own = or(cell(cells, c.ownAccount()), mapping.account());
        if (!own.equals(head.account())) {
            throw new FileRefused("wrong-account", where + " is of account " + own + ", not " + head.account() + ".");
        }
        boolean credit = signed > 0;
        sums.entry(credit, Math.abs(signed));
        sums.line();
        if (balance != null) {
            sums.holdSum("balance in row " + number, balance, sums.balance());
        }
        entries++;
        String remark = cell(cells, c.remark());
        Instant bookedAt = bookedAt(cells, where);
        sink.line(new FileLine(
                entries,
                0,
                kind(credit, remark),
                credit,
                Money.ofMinor(Math.abs(signed), currency),
                cell(cells, c.reference()),
                bookedAt,
                null,
                cell(cells, c.name()),
                cell(cells, c.account()),
                cell(cells, c.bank()),
                cell(cells, c.subAccount()),
                remark,
                cell(cells, c.endToEnd()),
                null,
                credit && kind(true, remark) == Kind.RETURN ? remark : null,
                null));
    }

    private Kind kind(boolean credit, String remark) {
        if (remark != null && credit && mapping.returnWords().stream().anyMatch(remark::contains)) {
            return Kind.RETURN;
        }
        return remark != null && !credit && mapping.chargeWords().stream().anyMatch(remark::contains)
                ? Kind.CHARGE
                : Kind.PAYMENT;
    }

    private void begin(List<String> cells, String currency, Long balance, long signed) {
        if (head != null) {
            return;
        }
        long opening = saidOpening != null ? saidOpening : balance - signed;
        String own = or(cell(cells, mapping.columns().ownAccount()), mapping.account());
        head = new StatementHead(own, currency, null, null, opening, null, null);
        sums = new StatementSums(head);
        sink.begin(head);
    }

    private long signed(List<String> cells, String currency, String where) {
        ColumnMapping.Columns c = mapping.columns();
        long signed =
                switch (mapping.amounts()) {
                    case SIGNED -> minor(cell(cells, c.amount()), currency, where);
                    case TWO_COLUMNS -> {
                        String in = cell(cells, c.credit());
                        String out = cell(cells, c.debit());
                        yield (in == null ? 0 : minor(in, currency, where))
                                - (out == null ? 0 : minor(out, currency, where));
                    }
                    case DIRECTION -> {
                        long amount = minor(cell(cells, c.amount()), currency, where);
                        String word = cell(cells, c.direction());
                        if (!mapping.creditWord().equals(word)
                                && !mapping.debitWord().equals(word)) {
                            throw new FileRefused(
                                    "statement-unreadable",
                                    where + ": '" + word + "' is neither " + mapping.creditWord() + " nor "
                                            + mapping.debitWord() + ".");
                        }
                        yield mapping.creditWord().equals(word) ? amount : -amount;
                    }
                };
        if (signed == 0) {
            throw new FileRefused("statement-unreadable", where + " moves nothing.");
        }
        return signed;
    }

    private static long minor(String text, String currency, String where) {
        if (text == null) {
            throw new FileRefused("statement-unreadable", where + " has no amount.");
        }
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replace(",", "")
                .replace("¥", "")
                .replace(" ", "");
        boolean inBrackets = plain.startsWith("(") && plain.endsWith(")");
        BigDecimal amount = CamtStatement.number(where, inBrackets ? plain.substring(1, plain.length() - 1) : plain);
        return Minor.of(inBrackets ? amount.negate() : amount, currency, where);
    }

    private Instant bookedAt(List<String> cells, String where) {
        String day = cell(cells, mapping.columns().date());
        String hour = cell(cells, mapping.columns().time());
        try {
            TemporalAccessor parsed = date.parse(String.valueOf(day));
            last = parsed.query(TemporalQueries.localDate());
            LocalTime at = hour == null ? parsed.query(TemporalQueries.localTime()) : LocalTime.parse(hour, time);
            return last.atTime(at == null ? LocalTime.MIDNIGHT : at)
                    .atZone(CamtStatement.ZONE)
                    .toInstant();
        } catch (DateTimeException | NullPointerException e) {
            throw new FileRefused(
                    "statement-unreadable",
                    where + ": '" + day + (hour == null ? "" : " " + hour) + "' does not read as " + mapping.date()
                            + (hour == null ? "" : " " + mapping.time()) + ".");
        }
    }

    private String cell(List<String> cells, String column) {
        Integer at = column == null ? null : header.get(key(column));
        String text = at == null || at >= cells.size() ? null : cells.get(at);
        return text == null || text.isEmpty() ? null : text;
    }

    private static String or(String one, String other) {
        return one == null ? other : one;
    }

    private FileRefused noHeader() {
        return new FileRefused(
                "columns-not-found",
                "No row has all the columns of the mapping.",
                Map.of("columns", columns().toList()));
    }

    private void close() {
        if (header == null) {
            throw noHeader();
        }
        if (head == null) {
            throw new FileRefused("statement-unreadable", "The file has no entries.");
        }
        if (saidClosing != null) {
            sums.holdClosing(saidClosing);
        }
        sink.end(new StatementEnd(
                sums.entries(),
                sums.lines(),
                sums.credits(),
                sums.debits(),
                sums.balance(),
                last.plusDays(1).atStartOfDay(CamtStatement.ZONE).toInstant()));
    }
}

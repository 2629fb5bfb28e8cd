package org.ipmarket.settlement.bank.file;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One statement of a camt.053 file, taken part by part in the order of the standard: head, balances, summary, then entries. */
final class CamtStatement {
    /** Bank days are those of the mainland. */
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final StatementSink sink;
    private final List<Object> balances = new ArrayList<>();
    private String id;
    private String electronic;
    private String legal;
    private Object account;
    private Object period;
    private Object summary;
    private StatementHead head;
    private StatementSums sums;
    private long closing;
    private Instant completeUntil;
    private int reported;
    private int reportedCredits;
    private int reportedDebits;
    private long reportedSum;
    private long reportedCreditSum;
    private long reportedDebitSum;

    CamtStatement(StatementSink sink) {
        this.sink = sink;
    }

    void part(String name, Object value) {
        switch (name) {
            case "Id" -> id = (String) value;
            case "ElctrncSeqNb" -> electronic = (String) value;
            case "LglSeqNb" -> legal = (String) value;
            case "Acct" -> account = value;
            case "FrToDt" -> period = value;
            case "Bal" -> balances.add(value);
            case "TxsSummry" -> summary = value;
            case "Ntry" -> entry(value);
            default -> {
                // interest, copies, related accounts: nothing that moves money
            }
        }
    }

    /** The end: everything must add up. */
    void close() {
        begin();
        sums.holdClosing(closing);
        hold("NbOfNtries", "TtlNtries", reported, "Sum", reportedSum);
        hold("NbOfNtries", "TtlCdtNtries", reportedCredits, "Sum", reportedCreditSum);
        hold("NbOfNtries", "TtlDbtNtries", reportedDebits, "Sum", reportedDebitSum);
        holdNet();
        sink.end(new StatementEnd(sums.entries(), sums.lines(), sums.credits(), sums.debits(), closing, completeUntil));
    }

    private void hold(String countName, String part, long count, String sumName, long sum) {
        String said = summary == null ? null : Fields.text(summary, part + "." + countName);
        if (said != null) {
            sums.holdCount(
                    part + "/" + countName, number(part + "/" + countName, said).longValue(), count);
        }
        String saidSum = summary == null ? null : Fields.text(summary, part + "." + sumName);
        if (saidSum != null) {
            sums.holdSum(part + "/" + sumName, minor(number(part, saidSum), part + "/" + sumName), sum);
        }
    }

    /** Plain in the oldest version, with its direction in a structure of its own later. */
    private void holdNet() {
        String said =
                summary == null ? null : Fields.text(summary, "TtlNtries.TtlNetNtryAmt", "TtlNtries.TtlNetNtry.Amt");
        if (said != null) {
            String direction = Fields.text(summary, "TtlNtries.CdtDbtInd", "TtlNtries.TtlNetNtry.CdtDbtInd");
            long net = minor(number("TtlNtries", said), "TtlNtries");
            sums.holdSum(
                    "TtlNtries/TtlNetNtry",
                    "DBIT".equals(direction) ? -net : net,
                    reportedCreditSum - reportedDebitSum);
        }
    }

    private void begin() {
        if (head != null) {
            return;
        }
        String number = account == null ? null : Fields.text(account, "Id.IBAN", "Id.Othr.Id");
        if (number == null) {
            throw new FileRefused("statement-unreadable", "Statement " + id + " names no account.");
        }
        Object opening = balance("OPBD", "PRCD");
        Object end = balance("CLBD");
        String currency = Fields.text(account, "Ccy");
        if (currency == null) {
            currency = Fields.text(opening, "Amt.Ccy");
        }
        String sequence = electronic == null ? legal : electronic;
        head = new StatementHead(
                number,
                currency,
                id,
                sequence == null ? null : number("ElctrncSeqNb", sequence).longValue(),
                0,
                period == null ? null : instant(Fields.at(period, "FrDtTm")),
                period == null ? null : instant(Fields.at(period, "ToDtTm")));
        closing = signed(end);
        head = new StatementHead(
                head.account(), currency, id, head.sequence(), signed(opening), head.from(), head.to());
        sums = new StatementSums(head);
        completeUntil = completeUntil(end);
        sink.begin(head);
    }

    private Instant completeUntil(Object end) {
        if (head.to() != null) {
            return head.to();
        }
        Instant time = instant(Fields.at(end, "Dt.DtTm"));
        Object day = Fields.at(end, "Dt.Dt");
        return time != null || day == null
                ? time
                : ((LocalDate) day).plusDays(1).atStartOfDay(ZONE).toInstant();
    }

    private Object balance(String... codes) {
        for (String code : codes) {
            for (Object balance : balances) {
                if (code.equals(Fields.text(balance, "Tp.CdOrPrtry.Cd"))) {
                    return balance;
                }
            }
        }
        throw new FileRefused(
                "balance-missing",
                "Statement " + id + " has no booked balance " + String.join(" or ", codes) + ".",
                Map.of("statement", String.valueOf(id), "balance", codes[0]));
    }

    private long signed(Object balance) {
        String where = "Statement " + id + ", balance";
        if (!head.currency().equals(Fields.text(balance, "Amt.Ccy"))) {
            throw wrongCurrency(where, Fields.text(balance, "Amt.Ccy"));
        }
        long amount = minor(number(where, Fields.text(balance, "Amt.value")), where);
        return isCredit(Fields.text(balance, "CdtDbtInd"), where) ? amount : -amount;
    }

    private void entry(Object entry) {
        begin();
        reported++;
        boolean credit = isCredit(Fields.text(entry, "CdtDbtInd"), where());
        long amount = amount(entry, "Amt", where());
        reportedSum = Math.addExact(reportedSum, amount);
        if (credit) {
            reportedCredits++;
            reportedCreditSum = Math.addExact(reportedCreditSum, amount);
        } else {
            reportedDebits++;
            reportedDebitSum = Math.addExact(reportedDebitSum, amount);
        }
        // what is pending or for information is in no booked balance
        if (!"BOOK".equals(Fields.text(entry, "Sts.Cd", "Sts"))) {
            return;
        }
        sums.entry(credit, amount);
        new CamtEntry(entry, reported, credit, amount, head.currency(), where())
                .lines()
                .forEach(line -> {
                    sums.line();
                    sink.line(line);
                });
    }

    private String where() {
        return "Statement " + id + ", entry " + reported;
    }

    private static boolean isCredit(String indicator, String where) {
        if (indicator == null) {
            throw new FileRefused("statement-unreadable", where + " is neither credit nor debit.");
        }
        return indicator.equals("CRDT");
    }

    private long amount(Object of, String path, String where) {
        String currency = Fields.text(of, path + ".Ccy");
        if (!head.currency().equals(currency)) {
            throw wrongCurrency(where, currency);
        }
        return minor(number(where, Fields.text(of, path + ".value")), where);
    }

    private FileRefused wrongCurrency(String where, String found) {
        return new FileRefused(
                "wrong-currency",
                where + " is in " + found + "; the account's currency is " + head.currency() + ".",
                Map.of("said", String.valueOf(found), "expected", String.valueOf(head.currency())));
    }

    private long minor(BigDecimal amount, String where) {
        if (amount.signum() < 0) {
            throw new FileRefused("statement-unreadable", where + ": " + amount + " is negative.");
        }
        return Minor.of(amount, head.currency(), where);
    }

    static BigDecimal number(String where, String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException | NullPointerException e) {
            throw new FileRefused("statement-unreadable", where + ": '" + text + "' is no number.");
        }
    }

    static Instant instant(Object time) {
        return time instanceof OffsetDateTime known ? known.toInstant() : null;
    }
}

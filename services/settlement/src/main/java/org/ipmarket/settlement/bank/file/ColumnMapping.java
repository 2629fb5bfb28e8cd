package org.ipmarket.settlement.bank.file;

import java.util.ArrayList;
import java.util.List;

/**
 * How one bank's spreadsheets and CSV files are read. Columns are named as in the file's header row, which is found by their
 * names, so that titles above it do not matter.
 *
 * @param charset {@code UTF-8}, {@code GBK} or {@code AUTO}: UTF-8 where the bytes are that, else GBK; of no matter for xlsx
 * @param delimiter of CSV: one character
 * @param date pattern of the booking date such as {@code yyyyMMdd}
 * @param time pattern of the time where the file has one; null where the date's column has all, or there is no time
 * @param amounts how amounts tell their direction
 * @param creditWord what the direction's column says of money that came; null unless {@code DIRECTION}
 * @param debitWord what it says of money that went
 * @param account number of the account where no column has it
 * @param currency of the account where no column has it
 * @param footers beginnings of rows behind the entries, such as 合计
 * @param returnWords remarks with one of these are payments that came back, such as 退汇
 * @param chargeWords remarks with one of these are the bank's fees, such as 手续费
 */
public record ColumnMapping(
        String charset,
        String delimiter,
        Columns columns,
        String date,
        String time,
        Amounts amounts,
        String creditWord,
        String debitWord,
        String account,
        String currency,
        List<String> footers,
        List<String> returnWords,
        List<String> chargeWords) {
    /** How amounts tell their direction. */
    public enum Amounts {
        /** One column; below zero is money that went. */
        SIGNED,
        /** A column for money that came and one for money that went. */
        TWO_COLUMNS,
        /** One column, and another that says which. */
        DIRECTION
    }

    /**
     * Names of columns; null where there is none. Date, reference and what the amounts need must be there.
     *
     * @param balance the running balance behind each entry: with it the file proves itself
     */
    public record Columns(
            String date,
            String time,
            String amount,
            String credit,
            String debit,
            String direction,
            String balance,
            String reference,
            String name,
            String account,
            String bank,
            String remark,
            String endToEnd,
            String subAccount,
            String currency,
            String ownAccount) {}

    public ColumnMapping {
        charset = charset == null ? "AUTO" : charset;
        delimiter = delimiter == null || delimiter.isEmpty() ? "," : delimiter;
        footers = footers == null ? List.of("合计", "总计", "Total") : List.copyOf(footers);
        returnWords = returnWords == null ? List.of("退汇", "退票", "退回") : List.copyOf(returnWords);
        chargeWords = chargeWords == null ? List.of("手续费", "账户管理费", "工本费") : List.copyOf(chargeWords);
    }

    /** What is wrong with it, in sentences; empty where nothing is. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (!List.of("AUTO", "GBK", "UTF-8").contains(charset)) {
            faults.add("charset is one of AUTO, GBK, UTF-8.");
        }
        if (delimiter.length() != 1) {
            faults.add("delimiter is one character.");
        }
        if (columns == null) {
            faults.add("columns are missing.");
            return faults;
        }
        need(faults, "columns.date", columns.date());
        need(faults, "columns.reference", columns.reference());
        if (amounts == null) {
            faults.add("amounts is one of SIGNED, TWO_COLUMNS, DIRECTION.");
        } else {
            switch (amounts) {
                case SIGNED -> need(faults, "columns.amount", columns.amount());
                case TWO_COLUMNS -> {
                    need(faults, "columns.credit", columns.credit());
                    need(faults, "columns.debit", columns.debit());
                }
                case DIRECTION -> {
                    need(faults, "columns.amount", columns.amount());
                    need(faults, "columns.direction", columns.direction());
                    need(faults, "creditWord", creditWord);
                    need(faults, "debitWord", debitWord);
                }
            }
        }
        if (columns.ownAccount() == null) {
            need(faults, "account", account);
        }
        if (columns.currency() == null) {
            need(faults, "currency", currency);
        }
        pattern(faults, "date", date);
        if (columns.time() != null) {
            pattern(faults, "time", time);
        }
        return faults;
    }

    private static void need(List<String> faults, String what, String value) {
        if (value == null || value.isBlank()) {
            faults.add(what + " is missing.");
        }
    }

    private static void pattern(List<String> faults, String what, String pattern) {
        try {
            java.time.format.DateTimeFormatter.ofPattern(pattern);
        } catch (IllegalArgumentException | NullPointerException e) {
            faults.add(what + " is no pattern of a date or time, such as yyyyMMdd or HHmmss.");
        }
    }
}

package org.ipmarket.settlement.api;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.page.PageRequest;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.settlement.ledger.Account;
import org.ipmarket.settlement.ledger.AccountKind;
import org.ipmarket.settlement.ledger.Earmark;
import org.ipmarket.settlement.store.LedgerStatements;

/** Accounts of the ledger and what happened on them, as they are shown. Amounts have the currency's digits and a sign. */
final class AccountViews {
    private AccountViews() {}

    /**
     * @param earmark what the money is tied to
     * @param earmarked its id; missing where that is nothing
     * @param held what of the balance is set aside
     * @param available the rest
     * @param at as of when, where that was asked for; held and available are known for now alone
     */
    record BalanceView(
            UUID account,
            AccountKind purpose,
            String owner,
            Earmark.Kind earmark,
            UUID earmarked,
            String currency,
            String balance,
            String held,
            String available,
            Instant at) {}

    /**
     * @param balance after it
     * @param what kind of movement
     * @param why the occasion
     * @param rule what it rests on
     */
    record LineView(
            long sequence,
            Instant at,
            String amount,
            String balance,
            UUID transfer,
            String what,
            String why,
            String rule,
            UUID lot,
            UUID trade) {}

    /**
     * @param from the first time that counts; missing where it is all from the beginning
     * @param until the first that does not; where none was asked for, right after the last entry
     * @param opening balance before the first entry between them
     * @param closing balance after the last
     * @param next the cursor of the part after this one; missing at the end. Ask with the same times
     */
    record StatementView(
            UUID account,
            AccountKind purpose,
            String owner,
            String currency,
            Instant from,
            Instant until,
            String opening,
            String closing,
            List<LineView> items,
            String next) {}

    static BalanceView now(LedgerStatements.State state) {
        return balance(
                state,
                state.standing().balance(),
                decimal(state.standing().held(), state.account().currency()),
                decimal(state.standing().available(), state.account().currency()),
                null);
    }

    /** As it is, or as it was. @param at null for now */
    static BalanceView at(LedgerStatements statements, LedgerStatements.State state, String at) {
        Instant moment = time("at", at);
        return moment == null
                ? now(state)
                : balance(state, statements.balanceAt(state.id(), moment), null, null, moment);
    }

    private static BalanceView balance(
            LedgerStatements.State state, long minor, String held, String available, Instant at) {
        Account account = state.account();
        return new BalanceView(
                state.id(),
                account.kind(),
                account.owner(),
                account.earmark().kind(),
                account.earmark().kind() == Earmark.Kind.NONE
                        ? null
                        : account.earmark().id(),
                account.currency(),
                decimal(minor, account.currency()),
                held,
                available,
                at);
    }

    static StatementView statement(
            LedgerStatements statements, LedgerStatements.State state, String from, String until, PageRequest page) {
        Instant first = time("from", from);
        Instant end = time("until", until);
        if (first != null && end != null && !first.isBefore(end)) {
            throw Problems.unprocessable("empty-period", "until", "until must be later than from.");
        }
        if (end == null) {
            end = state.last() == null ? Instant.EPOCH : state.last().plusNanos(1_000);
        }
        LedgerStatements.Statement read = statements.statement(
                state.id(), first == null ? Instant.EPOCH : first, end, place(page), page.limit() + 1);
        String currency = state.account().currency();
        Page<LineView> lines = Page.of(read.lines(), page.limit(), LedgerStatements.Line::place)
                .map(line -> line(line, currency));
        return new StatementView(
                state.id(),
                state.account().kind(),
                state.account().owner(),
                currency,
                first,
                end,
                decimal(read.opening(), currency),
                decimal(read.closing(), currency),
                lines.items(),
                lines.next());
    }

    private static LineView line(LedgerStatements.Line line, String currency) {
        return new LineView(
                line.sequence(),
                line.at(),
                decimal(line.minor(), currency),
                decimal(line.balance(), currency),
                line.transfer(),
                line.explanation().what(),
                line.explanation().why(),
                line.explanation().rule(),
                line.explanation().lot(),
                line.explanation().trade());
    }

    static String decimal(long minor, String currency) {
        return BigDecimal.valueOf(minor, Currency.getInstance(currency).getDefaultFractionDigits())
                .toPlainString();
    }

    private static LedgerStatements.Place place(PageRequest page) {
        try {
            return page.cursor() == null ? null : LedgerStatements.Place.fromString(page.cursor());
        } catch (IllegalArgumentException e) {
            throw Problems.badRequest("malformed-cursor", "cursor", "cursor is not one that a list has given.");
        }
    }

    private static Instant time(String field, String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            Instant time = Instant.parse(text);
            if (time.isBefore(Instant.EPOCH) || time.isAfter(Instant.parse("9999-01-01T00:00:00Z"))) {
                throw new DateTimeException("out of range");
            }
            return time;
        } catch (DateTimeException e) {
            throw Problems.badRequest("malformed-time", field, field + " must be a time such as 2026-11-29T08:00:00Z.");
        }
    }
}

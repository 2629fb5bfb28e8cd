package org.ipmarket.settlement.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ipmarket.messages.Mode;
import org.ipmarket.settlement.scenario.LedgerSums.Moved;
import org.ipmarket.settlement.statement.MonthlyStatement;
import org.ipmarket.settlement.statement.MonthlyStatement.AccountSheet;
import org.ipmarket.settlement.statement.MonthlyStatement.PayoutLine;
import org.ipmarket.settlement.statement.MonthlyStatement.TradeLine;
import org.ipmarket.settlement.statement.desk.MakeStatements;
import org.ipmarket.settlement.statement.desk.StatementBook;

/**
 * The kept statements of all centres and the market's own are together the ledger: month by month and kind by kind what moved, what is
 * there when the month ends, what the bank has paid out. Each month opens as the one before it closed; all of them are all that ever moved.
 */
@Singleton
final class StatementReckoning {
    private static final List<String> OWNERS = List.of("FS", "GZ", "SZ", MonthlyStatement.MARKET);

    private final MakeStatements makeStatements;
    private final StatementBook book;
    private final LedgerSums ledger;

    StatementReckoning(MakeStatements makeStatements, StatementBook book, LedgerSums ledger) {
        this.makeStatements = makeStatements;
        this.book = book;
        this.ledger = ledger;
    }

    /** What there was; in minor units. */
    record Figures(int months, int statements, long in, long out, long booked) {}

    /** @param last whose end has passed, and in whose course the last of the money went */
    Figures check(YearMonth first, YearMonth last) {
        makeStatements.round();
        Map<String, Long> standing = Map.of();
        Map<String, Moved> ever = new TreeMap<>();
        int months = 0;
        int count = 0;
        long booked = 0;
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            List<MonthlyStatement> statements = statementsOf(month);
            assertThat(statements)
                    .as("statements of " + month)
                    .hasSameSizeAs(OWNERS)
                    .allSatisfy(each -> assertThat(each.fault()).isEmpty());
            assertThat(balances(statements, AccountSheet::opening))
                    .as("opening of " + month)
                    .isEqualTo(standing);
            standing = balances(statements, AccountSheet::closing);
            checkMonth(month, statements);
            moved(statements).forEach((kind, sums) -> ever.merge(kind, sums, Moved::plus));
            booked += statements.stream()
                    .flatMap(each -> each.trades().stream())
                    .mapToLong(TradeLine::booked)
                    .sum();
            months++;
            count += statements.size();
        }
        assertThat(standing).as("left at the end").isEmpty();
        assertThat(ever).as("all that ever moved").isEqualTo(ledger.moved());
        Moved all = ever.values().stream().reduce(Moved.NOTHING, Moved::plus);
        return new Figures(months, count, all.in(), all.out(), booked);
    }

    private void checkMonth(YearMonth month, List<MonthlyStatement> statements) {
        assertThat(moved(statements)).as("movements of " + month).isEqualTo(ledger.moved(month));
        Map<String, Long> closing = new TreeMap<>();
        sheets(statements).forEach(sheet -> closing.merge(sheet.kind(), sheet.closing(), Long::sum));
        closing.values().removeIf(amount -> amount == 0);
        assertThat(closing).as("closing of " + month).isEqualTo(ledger.balances(month));
        assertThat(statements.stream()
                        .flatMap(each -> each.payouts().stream())
                        .map(PayoutLine::amount)
                        .mapToLong(amount -> amount.minor())
                        .sum())
                .as("payouts of " + month)
                .isEqualTo(ledger.paidOut(month));
    }

    private List<MonthlyStatement> statementsOf(YearMonth month) {
        return QuarkusTransaction.requiringNew().call(() -> OWNERS.stream()
                .flatMap(owner -> book.facts(Mode.TEST, owner, month).stream())
                .toList());
    }

    private static Stream<AccountSheet> sheets(List<MonthlyStatement> statements) {
        return statements.stream().flatMap(each -> each.accounts().stream());
    }

    private static Map<String, Moved> moved(List<MonthlyStatement> statements) {
        Map<String, Moved> moved = new TreeMap<>();
        sheets(statements).forEach(sheet -> moved.merge(sheet.kind(), new Moved(sheet.in(), sheet.out()), Moved::plus));
        moved.values().removeIf(Moved.NOTHING::equals);
        return moved;
    }

    private interface End {
        long of(AccountSheet sheet);
    }

    /** Of every owner and kind by itself; what has nothing is left out. */
    private static Map<String, Long> balances(List<MonthlyStatement> statements, End end) {
        Map<String, Long> balances = new TreeMap<>();
        statements.forEach(statement -> statement
                .accounts()
                .forEach(sheet -> balances.merge(
                        statement.centre() + (sheet.own() ? " own " : " in charge ") + sheet.kind(),
                        end.of(sheet),
                        Long::sum)));
        balances.values().removeIf(amount -> amount == 0);
        return balances;
    }
}

package org.ipmarket.settlement.clearing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.settlement.SettlementConfig;
import org.ipmarket.settlement.bank.Bank;
import org.ipmarket.settlement.bank.Statement;
import org.ipmarket.settlement.bank.StatementLine;
import org.ipmarket.settlement.store.BankBook;
import org.ipmarket.settlement.store.BankLine;
import org.jboss.logging.Logger;

/**
 * Hands orders to the banks, reads their statements, applies the files that were taken. It may run on several replicas: a bank executes an order once, and a
 * line is applied once.
 */
@ApplicationScoped
public class BankDesk {
    private static final Logger LOG = Logger.getLogger(BankDesk.class);

    private final Banks banks;
    private final BankOrders orders;
    private final BankFiles files;
    private final BankSuspense suspense;
    private final BankBook book;
    private final ApplyStatementLine applyLine;
    private final MarketClock clock;
    private final SettlementConfig.Bank config;
    private final Map<UUID, Integer> failures = new HashMap<>();
    private final Map<Mode, Instant> stuckTriedAt = new EnumMap<>(Mode.class);

    BankDesk(
            Banks banks,
            BankOrders orders,
            BankFiles files,
            BankSuspense suspense,
            BankBook book,
            ApplyStatementLine applyLine,
            MarketClock clock,
            SettlementConfig config) {
        this.banks = banks;
        this.orders = orders;
        this.files = files;
        this.suspense = suspense;
        this.book = book;
        this.applyLine = applyLine;
        this.clock = clock;
        this.config = config.bank();
    }

    /** One round with every bank; where one fails, the others, the files and what waits in suspense go on. */
    public synchronized void round() {
        for (Bank bank : banks.all()) {
            String market = "the bank of the " + bank.mode().wire() + " market: ";
            Attempt.at(market + "its orders", LOG, () -> orders.round(bank));
            Attempt.at(market + "its statement", LOG, () -> collect(bank));
        }
        for (Mode mode : Mode.values()) {
            Attempt.at("stuck lines of the " + mode.wire() + " market", LOG, () -> retryStuck(mode));
        }
        Attempt.at("statement files", LOG, files::round);
        Attempt.at("money in suspense", LOG, suspense::giveBackDue);
    }

    private void collect(Bank bank) {
        Mode mode = bank.mode();
        BankBook.Cursor cursor = QuarkusTransaction.requiringNew().call(() -> book.cursor(mode));
        Statement statement = bank.statement(cursor.position(), config.batch());
        long position = cursor.position();
        for (StatementLine line : statement.lines()) {
            if (!applied(mode, line)) {
                advance(mode, position, null);
                return;
            }
            position = line.position();
        }
        advance(mode, position, statement.completeUntil());
    }

    private void advance(Mode mode, long position, Instant completeUntil) {
        QuarkusTransaction.requiringNew().run(() -> {
            // a payment may be among the lines that could not be applied: nobody is overdue before it was looked at
            boolean complete = book.count(mode, BankLine.State.STUCK) == 0;
            book.advance(mode, position, complete ? completeUntil : null);
        });
    }

    /** Whether the lines after it may go on: it was applied, or set aside after too many failures. */
    private boolean applied(Mode mode, StatementLine line) {
        try {
            QuarkusTransaction.requiringNew().run(() -> applyLine.apply(mode, line));
            failures.remove(line.id());
            return true;
        } catch (RuntimeException e) {
            int count = failures.merge(line.id(), 1, Integer::sum);
            LOG.errorf(e, "statement line %s could not be applied, attempt %d", line.id(), count);
            if (count < config.lineAttempts()) {
                return false;
            }
            failures.remove(line.id());
            QuarkusTransaction.requiringNew().run(() -> applyLine.setAside(mode, line, e.toString()));
            return true;
        }
    }

    private void retryStuck(Mode mode) {
        Instant now = clock.now();
        if (Duration.between(stuckTriedAt.getOrDefault(mode, Instant.EPOCH), now)
                        .compareTo(config.retryStuck())
                < 0) {
            return;
        }
        stuckTriedAt.put(mode, now);
        List<UUID> stuck = QuarkusTransaction.requiringNew().call(() -> book.stuck(mode, config.batch()));
        for (UUID id : stuck) {
            try {
                QuarkusTransaction.requiringNew().run(() -> applyLine.applyAgain(id));
            } catch (RuntimeException e) {
                LOG.errorf(e, "statement line %s still cannot be applied", id);
            }
        }
    }
}

package org.ipmarket.settlement.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Map;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.settlement.store.BankBook;
import org.ipmarket.settlement.store.BankLine;
import org.ipmarket.settlement.store.LedgerReport;

/** Whether the ledger is sound, for who has to know. */
@Path("/api/v1/ledger")
@RunOnVirtualThread
public class LedgerResource {
    private final CurrentCaller currentCaller;
    private final LedgerReport report;
    private final BankBook book;

    LedgerResource(CurrentCaller currentCaller, LedgerReport report, BankBook book) {
        this.currentCaller = currentCaller;
        this.report = report;
        this.book = book;
    }

    /**
     * @param unbalanced transfers that do not add up; 0, or something is broken, like the four after it
     * @param driftedAccounts balances that are not the sum of their postings
     * @param wrongDeposits ended deposits for which held is not released and applied and forfeited
     * @param unexplainedLines statement lines that nobody ordered
     * @param stuckLines statement lines that could not be applied yet
     * @param statementsUntil until when the bank's statements were read and applied
     * @param moneyIn on the bank's statements; equals held and out together
     */
    public record ChecksView(
            Mode mode,
            long transfers,
            long unbalanced,
            long negativeAccounts,
            long driftedAccounts,
            long wrongDeposits,
            long unexplainedLines,
            long stuckLines,
            Instant statementsUntil,
            Money moneyIn,
            Money moneyHeld,
            Money moneyOut,
            DepositSums deposits) {}

    /** @param open still held, part of {@code held}; held = open + released + applied + forfeited */
    public record DepositSums(Money held, Money open, Money released, Money applied, Money forfeited) {}

    @GET
    @Path("checks")
    @Transactional
    public ChecksView checks(@QueryParam("currency") @DefaultValue("CNY") String currency) {
        Caller caller = currentCaller.get();
        caller.requireAny(Role.FINANCE, Role.MARKET_ADMIN, Role.REGULATOR);
        if (!Money.CURRENCIES.contains(currency)) {
            throw Problems.unprocessable(
                    "unknown-currency",
                    "currency",
                    "The market keeps no accounts in this currency.",
                    Map.of("accepted", Money.CURRENCIES.stream().sorted().toList()));
        }
        LedgerReport.Checks checks = report.checks(caller.mode(), currency);
        return new ChecksView(
                caller.mode(),
                checks.transfers(),
                checks.unbalanced(),
                checks.negativeAccounts(),
                checks.driftedAccounts(),
                checks.wrongDeposits(),
                book.count(caller.mode(), BankLine.State.UNEXPLAINED),
                book.count(caller.mode(), BankLine.State.STUCK),
                book.cursor(caller.mode()).completeUntil(),
                checks.moneyIn(),
                checks.moneyHeld(),
                checks.moneyOut(),
                new DepositSums(
                        checks.depositsHeld(),
                        checks.depositsOpen(),
                        checks.depositsReleased(),
                        checks.depositsApplied(),
                        checks.depositsForfeited()));
    }
}

package org.ipmarket.settlement.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.page.PageRequest;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.settlement.store.BankBook;
import org.ipmarket.settlement.store.BankLine;
import org.ipmarket.settlement.store.LedgerReport;
import org.ipmarket.settlement.store.LedgerStatements;

/** The ledger, for who has to know: whether it is sound, whose money lies where, and how it came there. */
@Path("/api/v1/ledger")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class LedgerResource {
    private final CurrentCaller currentCaller;
    private final LedgerReport report;
    private final BankBook book;
    private final LedgerStatements statements;

    LedgerResource(CurrentCaller currentCaller, LedgerReport report, BankBook book, LedgerStatements statements) {
        this.currentCaller = currentCaller;
        this.report = report;
        this.book = book;
        this.statements = statements;
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

    /** An owner's accounts, the empty ones too. Who works for a centre sees that centre's. */
    @GET
    @Path("accounts")
    public Page<AccountViews.BalanceView> accounts(
            @Parameter(required = true) @QueryParam("owner") String owner, @BeanParam PageRequest page) {
        Caller caller = reader();
        if (owner == null || owner.isBlank()) {
            throw Problems.badRequest(
                    "missing-owner", "owner", "owner must be a participant's id, centre:GZ, platform or bank.");
        }
        if (!maySee(caller, owner)) {
            throw Problems.forbidden("These are not the accounts of the caller's centre.");
        }
        return Page.of(
                        statements.of(owner, caller.mode(), page.cursorId(), page.limit() + 1),
                        page.limit(),
                        LedgerStatements.State::id)
                .map(AccountViews::now);
    }

    /** One account: as it is, or as it was at a time. */
    @GET
    @Path("accounts/{account}")
    public AccountViews.BalanceView account(@PathParam("account") UUID account, @QueryParam("at") String at) {
        return AccountViews.at(statements, visible(account), at);
    }

    /** What happened on one account, with the balances before and after. */
    @GET
    @Path("accounts/{account}/statement")
    public AccountViews.StatementView statement(
            @PathParam("account") UUID account,
            @QueryParam("from") String from,
            @QueryParam("until") String until,
            @BeanParam PageRequest page) {
        return AccountViews.statement(statements, visible(account), from, until, page);
    }

    private Caller reader() {
        Caller caller = currentCaller.get();
        caller.requireAny(Role.FINANCE, Role.MANAGER, Role.MARKET_ADMIN, Role.REGULATOR);
        return caller;
    }

    private LedgerStatements.State visible(UUID account) {
        Caller caller = reader();
        return statements
                .find(account)
                .filter(state -> state.account().mode() == caller.mode()
                        && maySee(caller, state.account().owner()))
                .orElseThrow(() -> Problems.notFound("account", account));
    }

    private static boolean maySee(Caller caller, String owner) {
        return caller.has(Role.MARKET_ADMIN)
                || caller.has(Role.REGULATOR)
                || (caller.centre() != null && owner.equals("centre:" + caller.centre()));
    }
}

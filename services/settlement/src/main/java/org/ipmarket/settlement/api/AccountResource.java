package org.ipmarket.settlement.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.page.PageRequest;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.Money;
import org.ipmarket.settlement.ledger.Account;
import org.ipmarket.settlement.ledger.AccountKind;
import org.ipmarket.settlement.ledger.Earmark;
import org.ipmarket.settlement.store.LedgerReport;
import org.ipmarket.settlement.store.LedgerStatements;

/** A participant's money, earmarked to lots and trades; a free balance does not exist. */
@Path("/api/v1/accounts/me")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AccountResource {
    private final CurrentCaller currentCaller;
    private final LedgerReport report;
    private final LedgerStatements statements;

    AccountResource(CurrentCaller currentCaller, LedgerReport report, LedgerStatements statements) {
        this.currentCaller = currentCaller;
        this.report = report;
        this.statements = statements;
    }

    /** @param lot or {@code trade}: what the money is tied to; neither where it matched nothing and is on its way back */
    public record AccountView(
            UUID account, AccountKind purpose, UUID lot, UUID trade, String currency, Money balance) {}

    /**
     * @param amount with the currency's digits; negative where money went
     * @param what kind of movement
     * @param why the occasion
     * @param rule what it rests on
     */
    public record EntryView(
            UUID transfer,
            UUID account,
            AccountKind purpose,
            String amount,
            String currency,
            String what,
            String why,
            String rule,
            UUID lot,
            UUID trade,
            Instant at) {}

    @GET
    public Page<AccountView> accounts(@BeanParam PageRequest page) {
        Caller caller = currentCaller.get();
        return Page.of(
                        report.balances(owner(caller), caller.mode(), page.cursorId(), page.limit() + 1),
                        page.limit(),
                        LedgerReport.Balance::id)
                .map(balance -> new AccountView(
                        balance.id(),
                        balance.account().kind(),
                        earmarked(balance.account(), Earmark.Kind.LOT),
                        earmarked(balance.account(), Earmark.Kind.TRADE),
                        balance.account().currency(),
                        balance.balance()));
    }

    @GET
    @Path("entries")
    public Page<EntryView> entries(@BeanParam PageRequest page) {
        Caller caller = currentCaller.get();
        try {
            return Page.of(
                            report.entries(owner(caller), caller.mode(), page.cursor(), page.limit() + 1),
                            page.limit(),
                            LedgerReport.Entry::key)
                    .map(AccountResource::view);
        } catch (IllegalArgumentException e) {
            throw Problems.badRequest("malformed-cursor", "cursor", "cursor is not one that a list has given.");
        }
    }

    /** One account: as it is, or as it was at a time. */
    @GET
    @Path("{account}")
    public AccountViews.BalanceView account(@PathParam("account") UUID account, @QueryParam("at") String at) {
        return AccountViews.at(statements, own(account), at);
    }

    /** What happened on one account, with the balances before and after. */
    @GET
    @Path("{account}/statement")
    public AccountViews.StatementView statement(
            @PathParam("account") UUID account,
            @QueryParam("from") String from,
            @QueryParam("until") String until,
            @BeanParam PageRequest page) {
        return AccountViews.statement(statements, own(account), from, until, page);
    }

    private LedgerStatements.State own(UUID account) {
        Caller caller = currentCaller.get();
        String owner = owner(caller);
        return statements
                .find(account)
                .filter(state -> state.account().mode() == caller.mode()
                        && state.account().owner().equals(owner))
                .orElseThrow(() -> Problems.notFound("account", account));
    }

    private static EntryView view(LedgerReport.Entry entry) {
        String currency = entry.account().currency();
        return new EntryView(
                entry.transfer(),
                entry.accountId(),
                entry.account().kind(),
                AccountViews.decimal(entry.minor(), currency),
                currency,
                entry.what(),
                entry.why(),
                entry.rule(),
                entry.lot(),
                entry.trade(),
                entry.at());
    }

    private static String owner(Caller caller) {
        if (caller.actsFor() == null) {
            throw Problems.forbidden("This call is for the users of a participant; the token names none.");
        }
        return caller.actsFor().toString();
    }

    private static UUID earmarked(Account account, Earmark.Kind kind) {
        return account.earmark().kind() == kind ? account.earmark().id() : null;
    }
}

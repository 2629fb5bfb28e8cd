package org.ipmarket.settlement.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
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

/** A participant's money, earmarked to lots and trades; a free balance does not exist. */
@Path("/api/v1/accounts/me")
@RunOnVirtualThread
public class AccountResource {
    private final CurrentCaller currentCaller;
    private final LedgerReport report;

    AccountResource(CurrentCaller currentCaller, LedgerReport report) {
        this.currentCaller = currentCaller;
        this.report = report;
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

    private static EntryView view(LedgerReport.Entry entry) {
        String currency = entry.account().currency();
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return new EntryView(
                entry.transfer(),
                entry.accountId(),
                entry.account().kind(),
                BigDecimal.valueOf(entry.minor(), digits).toPlainString(),
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

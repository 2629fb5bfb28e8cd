package org.ipmarket.settlement.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.UUID;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.page.PageRequest;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.bank.BankAccount;
import org.ipmarket.settlement.clearing.TradeAccess;
import org.ipmarket.settlement.store.BankBook;
import org.ipmarket.settlement.store.BankLine;
import org.ipmarket.settlement.store.Payout;
import org.ipmarket.settlement.store.PayoutRepository;

/** What the bank has brought and what it is ordered to pay: a centre sees what concerns it, the market's admin all. */
@Path("/api/v1/bank")
@RunOnVirtualThread
public class BankResource {
    private final CurrentCaller currentCaller;
    private final BankBook book;
    private final PayoutRepository payouts;

    BankResource(CurrentCaller currentCaller, BankBook book, PayoutRepository payouts) {
        this.currentCaller = currentCaller;
        this.book = book;
        this.payouts = payouts;
    }

    /** @param payer absent on a debit */
    public record LineView(
            UUID id,
            Mode mode,
            BankLine.Direction direction,
            Money amount,
            BankAccount payer,
            String remark,
            UUID payout,
            BankLine.State state,
            String reason,
            UUID deposit,
            UUID trade,
            Instant bookedAt) {}

    public record PayoutLineView(
            UUID id,
            Mode mode,
            Payout.Purpose purpose,
            BankAccount to,
            Money amount,
            Payout.State state,
            DepositId deposit,
            TradeId trade,
            Instant createdAt,
            Instant orderedAt,
            Instant confirmedAt) {}

    @GET
    @Path("statements")
    @Transactional
    public Page<LineView> statements(@BeanParam PageRequest page) {
        Caller caller = currentCaller.get();
        return Page.of(
                        book.pageOf(scope(caller), caller.mode(), page.cursorId(), page.limit() + 1),
                        page.limit(),
                        BankLine::id)
                .map(line -> new LineView(
                        line.id(),
                        line.mode(),
                        line.direction(),
                        line.amount(),
                        line.payerHolder() == null ? null : new BankAccount(line.payerHolder(), line.payerNumber()),
                        line.remark(),
                        line.payout(),
                        line.state(),
                        line.reason(),
                        line.deposit(),
                        line.trade(),
                        line.bookedAt()));
    }

    @GET
    @Path("payouts")
    @Transactional
    public Page<PayoutLineView> payouts(@BeanParam PageRequest page) {
        Caller caller = currentCaller.get();
        return Page.of(
                        payouts.pageOf(scope(caller), caller.mode(), page.cursorId(), page.limit() + 1),
                        page.limit(),
                        Payout::id)
                .map(payout -> new PayoutLineView(
                        payout.id(),
                        payout.mode(),
                        payout.purpose(),
                        payout.to(),
                        payout.amount(),
                        payout.state(),
                        payout.deposit(),
                        payout.trade(),
                        payout.createdAt(),
                        payout.orderedAt(),
                        payout.confirmedAt()));
    }

    /** The centre whose finance asks, null for the market's admin. */
    private static CentreCode scope(Caller caller) {
        return caller.has(Role.MARKET_ADMIN)
                ? null
                : TradeAccess.requireOwnCentre(caller, Role.FINANCE, Role.MARKET_ADMIN);
    }
}

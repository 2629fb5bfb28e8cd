package org.ipmarket.settlement.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.messages.Mode;
import org.ipmarket.settlement.bank.PayoutState;
import org.ipmarket.settlement.clearing.BankPeople;
import org.ipmarket.settlement.store.BankBook;
import org.ipmarket.settlement.store.BankLine;
import org.ipmarket.settlement.store.PayoutRepository;

/** What somebody at the bank's desk has to look at. */
@Path("/api/v1/bank")
@Produces(MediaType.APPLICATION_JSON)
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

    /**
     * What somebody has to look at.
     *
     * @param suspended entries that wait for an operator
     * @param unexplained the bank paid what nobody ordered, or something twice
     * @param stuck entries that could not be applied; tried again
     * @param bounced payments that came back and were not sent anew
     * @param refused orders that the bank refused and that were not given anew
     * @param unknown orders of which nobody knows what became of them; the bank is asked
     */
    public record AttentionView(
            long suspended, long unexplained, long stuck, long bounced, long refused, long unknown) {}

    @GET
    @Path("attention")
    @Transactional
    public AttentionView attention() {
        Caller caller = currentCaller.get();
        BankPeople.scope(caller);
        Mode mode = caller.mode();
        return new AttentionView(
                book.count(mode, BankLine.State.SUSPENDED),
                book.count(mode, BankLine.State.UNEXPLAINED),
                book.count(mode, BankLine.State.STUCK),
                payouts.count(mode, PayoutState.BOUNCED),
                payouts.count(mode, PayoutState.REFUSED),
                payouts.count(mode, PayoutState.UNKNOWN));
    }
}

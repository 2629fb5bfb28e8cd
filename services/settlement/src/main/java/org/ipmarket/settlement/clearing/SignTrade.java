package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.outbox.Outbox;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.event.TradeDefaulted.Side;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.store.Deposit;
import org.ipmarket.settlement.store.DepositRepository;
import org.ipmarket.settlement.store.Signature;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeRepository;
import org.ipmarket.settlement.trade.TradeState;

/** A side signs the confirmation of sale. With the second signature the winner's deposit, where there is one, counts towards the price. */
@ApplicationScoped
public class SignTrade {
    private final TradeRepository trades;
    private final DepositRepository deposits;
    private final DepositDesk desk;
    private final Outbox outbox;
    private final Audit audit;
    private final MarketClock clock;

    SignTrade(
            TradeRepository trades,
            DepositRepository deposits,
            DepositDesk desk,
            Outbox outbox,
            Audit audit,
            MarketClock clock) {
        this.trades = trades;
        this.deposits = deposits;
        this.desk = desk;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param documentHash of the document that the signer has read; another than the trade's is refused */
    @Transactional
    public Trade sign(Caller caller, TradeId id, String documentHash) {
        ParticipantId party = caller.requireParticipantItself(Role.APPROVER);
        Trade trade = trades.lock(id)
                .filter(known -> TradeAccess.maySee(caller, known))
                .orElseThrow(() -> Problems.notFound("trade", id));
        Side side = TradeAccess.sideOf(party, trade.seller(), trade.buyer())
                .orElseThrow(() -> Problems.forbidden("Only the seller and the buyer sign a trade."));
        TradeState before = trade.state();
        before.require(TradeState.OPENED, "signed");
        Instant now = clock.now();
        if (now.isAfter(trade.confirmationDue())) {
            throw Problems.conflict(
                    "confirmation-overdue",
                    "The confirmation of sale had to be signed by " + trade.confirmationDue() + ".",
                    Map.of("state", before.name()));
        }
        if (!trade.confirmationHash().equals(documentHash)) {
            throw Problems.unprocessable(
                    "document-differs",
                    "documentHash",
                    "This is not the hash of the trade's confirmation of sale.",
                    Map.of("accepted", trade.confirmationHash()));
        }
        if (trade.signedBy().contains(side)) {
            throw Problems.conflict("already-signed", "The " + side + " has signed.", Map.of("state", before.name()));
        }
        boolean both = trade.sign(side, new Signature(caller.username(), caller.subject(), documentHash, now));
        if (both) {
            bothSigned(trade, now);
        }
        audit.record("trade.sign." + side, "trade", id, StateChange.of(before), StateChange.of(trade.state()));
        return trade;
    }

    private void bothSigned(Trade trade, Instant now) {
        trade.signed(now);
        trade.deposit().ifPresent(id -> {
            Deposit deposit = deposits.lock(id)
                    .orElseThrow(() -> new IllegalStateException("trade " + trade.id() + " has lost its deposit"));
            desk.apply(deposit, trade);
        });
        outbox.tell(News.signed(trade, now));
        if (trade.sums().amountDue().isZero()) {
            trade.funded(now, "The deposit covers price and commission.");
            outbox.tell(News.funded(trade, now));
        }
    }
}

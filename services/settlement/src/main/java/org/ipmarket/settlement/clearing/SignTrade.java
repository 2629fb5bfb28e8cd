package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.event.TradeDefaulted.Side;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.store.Signature;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeRepository;
import org.ipmarket.settlement.trade.TradeDeed;
import org.ipmarket.settlement.trade.TradeState;

/** A side signs the confirmation of sale, or the contract of its own where one is due. What follows the second signature is {@link ConcludeTrade}'s. */
@ApplicationScoped
public class SignTrade {
    private final TradeRepository trades;
    private final ConcludeTrade conclude;
    private final Audit audit;
    private final MarketClock clock;

    SignTrade(TradeRepository trades, ConcludeTrade conclude, Audit audit, MarketClock clock) {
        this.trades = trades;
        this.conclude = conclude;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param documentHash of the document that the signer has read; another than the trade's is refused */
    @Transactional
    public Trade sign(Caller caller, TradeId id, String documentHash) {
        ParticipantId party = caller.requireParticipantItself(Role.APPROVER);
        Trade trade = TradeAccess.lock(trades, caller, id);
        Side side = TradeAccess.sideOf(party, trade.seller(), trade.buyer())
                .orElseThrow(() -> Problems.forbidden("Only the seller and the buyer sign a trade."));
        TradeState before = trade.state();
        before.requirePermits(TradeDeed.SIGN);
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
            conclude.agreed(trade, now, ConcludeTrade.BOTH_SIGNED);
        }
        audit.record("trade.sign." + side, "trade", id, StateChange.of(before), StateChange.of(trade.state()));
        return trade;
    }

    /**
     * A side signs the contract of its own, where one is due after the confirmation.
     *
     * @param documentHash of the contract; the second to sign signs the document that the first has signed
     */
    @Transactional
    public Trade signContract(Caller caller, TradeId id, String documentHash) {
        ParticipantId party = caller.requireParticipantItself(Role.APPROVER);
        Trade trade = TradeAccess.lock(trades, caller, id);
        Side side = TradeAccess.sideOf(party, trade.seller(), trade.buyer())
                .orElseThrow(() -> Problems.forbidden("Only the seller and the buyer sign a trade."));
        TradeState before = trade.state();
        before.requirePermits(TradeDeed.CONTRACT);
        if (!trade.contractOwn()) {
            throw Problems.conflict(
                    "no-contract-due",
                    "The confirmation of sale is the contract of this trade.",
                    Map.of("state", before.name()));
        }
        if (trade.contractSignatures().containsKey(side)) {
            throw Problems.conflict("already-signed", "The " + side + " has signed.", Map.of("state", before.name()));
        }
        if (!trade.isContract(documentHash)) {
            Signature others = trade.contractSignatures().values().iterator().next();
            throw Problems.unprocessable(
                    "document-differs",
                    "documentHash",
                    "The other side has signed another document.",
                    Map.of("accepted", others.documentHash()));
        }
        Instant now = clock.now();
        boolean both = trade.signContract(side, new Signature(caller.username(), caller.subject(), documentHash, now));
        if (both) {
            conclude.more(trade, now, ConcludeTrade.CONTRACT_SIGNED);
        }
        audit.record("trade.sign-contract." + side, "trade", id, StateChange.of(before), StateChange.of(trade.state()));
        return trade;
    }

    /** A signature under the market's paper of the contract counts: where the trade waits for its contract, it is signed by it. The caller has locked the trade. */
    public void contractSignedOnPaper(Trade trade) {
        conclude.signedOnPaper(trade, clock.now());
    }
}

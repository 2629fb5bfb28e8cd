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
import org.ipmarket.settlement.state.IllegalTransition;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeRepository;
import org.ipmarket.settlement.store.Word;

/** Who may pay an annuity that falls due before the right has passed is asked of both and recorded, never assumed. */
@ApplicationScoped
public class AskAnnuity {
    private final TradeRepository trades;
    private final Audit audit;
    private final MarketClock clock;

    AskAnnuity(TradeRepository trades, Audit audit, MarketClock clock) {
        this.trades = trades;
        this.audit = audit;
        this.clock = clock;
    }

    /** By a manager or recordal of the seller's centre; asked again it stays as it was asked first. */
    @Transactional
    public Trade ask(Caller caller, TradeId id) {
        Trade trade = TradeAccess.ofSellersCentre(trades, caller, id, Role.MANAGER, Role.RECORDAL);
        requireUnderWay(trade);
        if (trade.annuityAskedAt() == null) {
            trade.askAnnuity(caller.username(), clock.now());
            audit.record("trade.ask-annuity", "trade", id, null, Map.of("askedBy", caller.username()));
        }
        return trade;
    }

    /** A side answers; its last answer counts. */
    @Transactional
    public Trade answer(Caller caller, TradeId id, Word.Payer mayPay) {
        ParticipantId party = caller.requireParticipantItself(Role.APPROVER);
        Trade trade = TradeAccess.lock(trades, caller, id);
        Side side = TradeAccess.sideOf(party, trade.seller(), trade.buyer())
                .orElseThrow(() -> Problems.forbidden("Only the seller and the buyer answer."));
        requireUnderWay(trade);
        if (trade.annuityAskedAt() == null) {
            throw Problems.conflict(
                    "not-asked",
                    "Nobody has asked who may pay an annuity.",
                    Map.of("state", trade.state().name()));
        }
        Instant now = clock.now();
        trade.say(new Word(Word.Question.ANNUITY, side, mayPay.name(), caller.username(), now));
        audit.record("trade.answer-annuity." + side, "trade", id, null, Map.of("mayPay", mayPay));
        return trade;
    }

    private static void requireUnderWay(Trade trade) {
        if (trade.state().hasEnded()) {
            throw IllegalTransition.ofDeed("trade", trade.state(), "a question about annuities");
        }
    }
}

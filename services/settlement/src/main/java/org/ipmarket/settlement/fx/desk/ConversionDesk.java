package org.ipmarket.settlement.fx.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.inbox.KnownStates;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.ParticipantChanged;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.clearing.ForeignMoney;
import org.ipmarket.settlement.clearing.TradeAccess;
import org.ipmarket.settlement.fx.Advice;
import org.ipmarket.settlement.fx.CurrencyRule;
import org.ipmarket.settlement.store.ConversionRepository;
import org.ipmarket.settlement.store.ConversionRow;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeRepository;
import org.ipmarket.settlement.trade.PaymentRule;
import org.ipmarket.settlement.trade.TradeState;

/**
 * In which currency a trade is settled, and what the bank has converted for it. A conversion is recorded from the bank's advice
 * through an account of its own in each currency: what leaves the one comes to {@code EXCHANGE} in it, what comes in the other
 * comes from there; each currency adds up to zero by itself. The two legs on the bank's statements even those accounts out.
 */
@ApplicationScoped
public class ConversionDesk {
    private final ConversionRepository conversions;
    private final TradeRepository trades;
    private final KnownStates knownStates;
    private final ForeignMoney foreignMoney;
    private final Audit audit;
    private final MarketClock clock;

    ConversionDesk(
            ConversionRepository conversions,
            TradeRepository trades,
            KnownStates knownStates,
            ForeignMoney foreignMoney,
            Audit audit,
            MarketClock clock) {
        this.conversions = conversions;
        this.trades = trades;
        this.knownStates = knownStates;
        this.foreignMoney = foreignMoney;
        this.audit = audit;
        this.clock = clock;
    }

    /** The currencies that a trade may be settled in. */
    public record Settles(String trade, String pays, boolean crossBorder, java.util.Set<String> permitted) {}

    public Settles settles(Caller caller, TradeId id) {
        Trade trade = visible(caller, id);
        boolean crossBorder = isCrossBorder(trade);
        String own = trade.sums().price().currencyCode();
        return new Settles(own, conversions.agreed(id).orElse(own), crossBorder, CurrencyRule.permitted(crossBorder));
    }

    /** The buyer says in which currency it pays, before it has paid; refused with the rule. */
    @Transactional
    public Settles agree(Caller caller, TradeId id, String currency) {
        Trade trade = TradeAccess.lock(trades, caller, id);
        ParticipantId party = caller.requireParticipant(Role.TRADER);
        if (!party.equals(trade.buyer())) {
            throw Problems.forbidden("The buyer says in which currency it pays.");
        }
        if (trade.state() != TradeState.OPENED
                && trade.state() != TradeState.CONFIRMED
                && trade.state() != TradeState.SIGNED) {
            throw Problems.conflict(
                    "trade-state",
                    "The trade is " + trade.state() + "; its currency stays.",
                    Map.of("state", trade.state().name()));
        }
        require(currency, trade, "currency");
        conversions.agree(id, currency, caller.username(), clock.now());
        audit.record("trade.currency", "trade", id, null, currency);
        return settles(caller, id);
    }

    /** One of the seller's centre's finance enters what the bank's advice says. */
    @Transactional
    public ConversionRow enter(Caller caller, TradeId id, Advice advice) {
        Trade trade = TradeAccess.lock(trades, caller, id);
        caller.requireCentre(trade.centre(), Role.FINANCE);
        require(advice.sold().currencyCode(), trade, "sold.currency");
        require(advice.bought().currencyCode(), trade, "bought.currency");
        advice.fault(clock.today()).ifPresent(fault -> {
            throw Problems.unprocessable("invalid-advice", "rate", fault);
        });
        conversions.ofAdvice(trade.mode(), advice.number()).ifPresent(known -> {
            throw Problems.conflict(
                    "advice-known",
                    "Advice " + advice.number() + " was entered before.",
                    Map.of("conversion", known.id(), "state", known.state().name()));
        });
        requirePayable(trade);
        requireThere(trade, advice);
        requireDue(trade, advice);
        ConversionRow row = ConversionRow.entered(Ids.next(), trade, advice, caller, clock.now());
        conversions.persist(row);
        audit.record("conversion.enter", "trade", id, null, advice);
        return row;
    }

    /**
     * Another compares it with the advice: then the buyer's money for the trade is in the other currency.
     *
     * @param refusal why it is not as the advice says, or null where it is
     */
    @Transactional
    public ConversionRow check(Caller caller, UUID id, String refusal) {
        ConversionRow peeked = conversions
                .findByIdOptional(id)
                .filter(row -> row.mode() == caller.mode())
                .orElseThrow(() -> Problems.notFound("conversion", id));
        caller.requireCentre(peeked.centre(), Role.FINANCE);
        Trade trade = trades.lock(peeked.trade()).orElseThrow();
        ConversionRow row = conversions.lock(id).orElseThrow();
        conversions.getEntityManager().refresh(row);
        if (row.enteredBySubject().equals(caller.subject())) {
            throw Problems.forbidden("same-person", "Who entered the advice cannot check it.");
        }
        if (refusal == null && row.state() == ConversionRow.State.ENTERED) {
            // before it counts as bought itself
            requirePayable(trade);
            requireThere(trade, row.advice());
            requireDue(trade, row.advice());
        }
        row.checked(caller.username(), refusal, clock.now());
        if (refusal == null) {
            foreignMoney.converted(trade, row);
        }
        audit.record(
                "conversion.check", "trade", trade.id(), "ENTERED", row.state().name());
        return row;
    }

    public List<ConversionRow> page(Caller caller, UUID after, int limit) {
        return conversions.pageOf(TradeAccess.requireOwnCentre(caller, Role.FINANCE), caller.mode(), after, limit);
    }

    private static void requirePayable(Trade trade) {
        if (!PaymentRule.takesPayments(trade.state())) {
            throw Problems.conflict(
                    "trade-state",
                    "The trade is " + trade.state() + "; nothing of it is to be paid.",
                    Map.of("state", trade.state().name()));
        }
    }

    private void requireThere(Trade trade, Advice advice) {
        long there = conversions.escrows(trade).stream()
                .filter(money -> money.currency().equals(advice.sold().currency()))
                .mapToLong(Money::minor)
                .sum();
        if (there < advice.sold().minor()) {
            throw Problems.conflict(
                    "not-enough-escrow",
                    "There is less than " + advice.sold() + " of the buyer's money for this trade.",
                    Map.of("accepted", Money.ofMinor(there, advice.sold().currencyCode())));
        }
    }

    private void requireDue(Trade trade, Advice advice) {
        Money left = foreignMoney.left(trade);
        if (!advice.bought().currency().equals(left.currency())
                || advice.bought().compareTo(left) > 0) {
            throw Problems.unprocessable(
                    "more-than-due",
                    "bought",
                    "What is bought pays what is due of the trade, at most " + left + ".",
                    Map.of("accepted", left));
        }
    }

    private void require(String currency, Trade trade, String field) {
        boolean crossBorder = isCrossBorder(trade);
        Optional<String> refusal = CurrencyRule.refusal(currency, crossBorder);
        if (refusal.isPresent()) {
            throw Problems.unprocessable(
                    "currency-not-permitted",
                    field,
                    refusal.get(),
                    Map.of("accepted", CurrencyRule.permitted(crossBorder)));
        }
    }

    private boolean isCrossBorder(Trade trade) {
        return isOutside(trade.seller()) || isOutside(trade.buyer());
    }

    private boolean isOutside(ParticipantId id) {
        return knownStates
                .find(ParticipantChanged.class, id.toString())
                .map(ParticipantChanged::outsideMainland)
                .orElse(false);
    }

    private Trade visible(Caller caller, TradeId id) {
        return trades.findByIdOptional(id.value())
                .filter(trade -> TradeAccess.maySee(caller, trade))
                .orElseThrow(() -> Problems.notFound("trade", id));
    }
}

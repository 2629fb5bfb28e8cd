package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.TradeUnwound.Basis;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.bank.BankAccount;
import org.ipmarket.settlement.state.IllegalTransition;
import org.ipmarket.settlement.store.Instalment;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeEntries;
import org.ipmarket.settlement.store.TradeEntry;
import org.ipmarket.settlement.store.TradeRepository;
import org.ipmarket.settlement.trade.Export;
import org.ipmarket.settlement.trade.TradeDeed;
import org.ipmarket.settlement.trade.TradeState;

/** Facts from outside, with their papers: one of the seller's centre enters them, another checks them, and only then they have effect. */
@ApplicationScoped
public class TradeEntryDesk {
    private static final Set<TradeState> BEFORE_RECORDING = EnumSet.of(
            TradeState.OPENED,
            TradeState.CONFIRMED,
            TradeState.SIGNED,
            TradeState.PART_FUNDED,
            TradeState.FUNDED,
            TradeState.FILED);

    private final TradeRepository trades;
    private final TradeEntries entries;
    private final FreezeTrade freezeTrade;
    private final UnwindTrade unwindTrade;
    private final PayTrade payTrade;
    private final Audit audit;
    private final MarketClock clock;

    TradeEntryDesk(
            TradeRepository trades,
            TradeEntries entries,
            FreezeTrade freezeTrade,
            UnwindTrade unwindTrade,
            PayTrade payTrade,
            Audit audit,
            MarketClock clock) {
        this.trades = trades;
        this.entries = entries;
        this.freezeTrade = freezeTrade;
        this.unwindTrade = unwindTrade;
        this.payTrade = payTrade;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What is stated; each kind needs its parts.
     *
     * @param document name and number of the paper
     * @param instalment from 1
     */
    public record Statement(
            TradeEntry.Kind kind,
            String document,
            TradeEntry.Outcome outcome,
            Money amount,
            Integer instalment,
            BankAccount account) {}

    @Transactional
    public Trade enter(Caller caller, TradeId id, Statement stated) {
        Trade trade = TradeAccess.ofSellersCentre(trades, caller, id, roles(stated.kind()));
        require(trade, stated.kind());
        check(trade, stated);
        TradeEntry entry = TradeEntry.entered(
                id,
                stated.kind(),
                stated.document(),
                stated.outcome(),
                stated.amount(),
                stated.instalment(),
                stated.account(),
                caller.username(),
                caller.subject(),
                clock.now());
        entries.persist(entry);
        audit.record("trade.enter." + stated.kind(), "trade", id, null, Map.of("entry", entry.id()));
        return trade;
    }

    @Transactional
    public Trade check(Caller caller, TradeId id, UUID entryId) {
        Trade trade = TradeAccess.lock(trades, caller, id);
        TradeEntry entry = entries.findByIdOptional(entryId)
                .filter(known -> known.trade().equals(id))
                .orElseThrow(() -> Problems.notFound("entry", entryId));
        caller.requireCentre(trade.centre(), roles(entry.kind()));
        require(trade, entry.kind());
        if (entry.checkedBy() != null) {
            throw Problems.conflict(
                    "entry-checked",
                    "The entry was checked.",
                    Map.of("state", trade.state().name()));
        }
        if (entry.enteredBySubject().equals(caller.subject())) {
            throw Problems.forbidden("same-person", "Who made the entry cannot check it.");
        }
        Instant now = clock.now();
        entry.checked(caller.username(), now);
        audit.record("trade.check." + entry.kind(), "trade", id, null, Map.of("entry", entry.id()));
        act(trade, entry, now);
        return trade;
    }

    private void act(Trade trade, TradeEntry entry, Instant now) {
        switch (entry.kind()) {
            case EXPORT_DECISION -> {
                if (entry.outcome() == TradeEntry.Outcome.CLEARED) {
                    freezeTrade.cleared(trade, entry.document());
                } else {
                    freezeTrade.refused(trade, entry.document());
                }
            }
            case FINAL_DECISION ->
                unwindTrade.unwind(trade, Basis.FINAL_DECISION, "A final decision says so: " + entry.document());
            case OUTSIDE_PAYMENT -> paidOutside(trade, entry, now);
            case PLEDGEE -> {
                // it is paid when the right is recorded
            }
        }
    }

    private void paidOutside(Trade trade, TradeEntry entry, Instant now) {
        checkOutside(trade, entry.amount(), entry.instalment());
        TradeState before = trade.state();
        int number = entry.instalment() - 1;
        trade.paidOutside(number, entry.amount());
        if (trade.instalments().get(number).bankMinor() == 0) {
            trade.paid(number, null, now, "Paid outside the exchange, as proved by " + entry.document() + ".");
            payTrade.afterPayment(trade, before, "entry " + entry.id(), now);
        }
    }

    private static void require(Trade trade, TradeEntry.Kind kind) {
        TradeState state = trade.state();
        switch (kind) {
            case FINAL_DECISION -> UnwindTrade.requireCanBeUndone(trade);
            case OUTSIDE_PAYMENT -> state.requirePermits(TradeDeed.PAY);
            case EXPORT_DECISION -> {
                if (!BEFORE_RECORDING.contains(state) && !state.isFrozen()) {
                    throw IllegalTransition.ofDeed("trade", state, kind.name());
                }
            }
            case PLEDGEE -> {
                if (!BEFORE_RECORDING.contains(state)) {
                    throw IllegalTransition.ofDeed("trade", state, kind.name());
                }
            }
        }
    }

    private void check(Trade trade, Statement stated) {
        switch (stated.kind()) {
            case EXPORT_DECISION -> {
                needed("outcome", stated.outcome(), "CLEARED, REFUSED");
                if (trade.export() == Export.NOT_NEEDED) {
                    throw Problems.conflict(
                            "export-not-needed",
                            "The buyer is at home.",
                            Map.of("state", trade.state().name()));
                }
            }
            case FINAL_DECISION -> {}
            case OUTSIDE_PAYMENT -> {
                needed("amount", stated.amount(), "what was paid outside");
                needed("instalment", stated.instalment(), "from 1");
                checkOutside(trade, stated.amount(), stated.instalment());
            }
            case PLEDGEE -> {
                needed("amount", stated.amount(), "what the pledgee is paid");
                needed("account", stated.account(), "holder and number of the pledgee's account");
                if (!stated.amount().currency().equals(trade.sums().price().currency())
                        || stated.amount().minor() < 1) {
                    throw Problems.unprocessable(
                            "amount-out-of-range",
                            "amount",
                            "An amount more than nothing, in the trade's currency.",
                            Map.of("accepted", trade.sums().price().currencyCode()));
                }
            }
        }
    }

    /** Only the seller's own part of the price may be paid outside: the commissions come over the exchange's account. */
    private static void checkOutside(Trade trade, Money amount, int number) {
        if (!Boolean.TRUE.equals(trade.terms().outsidePayment())) {
            throw Problems.conflict(
                    "outside-payment-not-permitted",
                    "The rules of this trade do not permit payment outside the exchange.",
                    Map.of("state", trade.state().name()));
        }
        if (number < 1 || number > trade.instalments().size()) {
            throw Problems.unprocessable(
                    "no-such-instalment",
                    "instalment",
                    "The trade has " + trade.instalments().size() + " instalments.",
                    Map.of("accepted", "1 to " + trade.instalments().size()));
        }
        Instalment instalment = trade.instalments().get(number - 1);
        if (instalment.isPaid()) {
            throw Problems.conflict(
                    "instalment-paid",
                    "The instalment is paid.",
                    Map.of("state", trade.state().name()));
        }
        Money most = new Money(
                Math.min(
                        instalment.bankMinor(),
                        trade.sums().sellerProceeds().minus(trade.paidOutside()).minor()),
                trade.sums().price().currency());
        if (!amount.currency().equals(most.currency()) || amount.minor() < 1 || amount.compareTo(most) > 0) {
            throw Problems.unprocessable(
                    "amount-out-of-range",
                    "amount",
                    "More than nothing, and at most what of the instalment is the seller's.",
                    Map.of("accepted", "up to " + most));
        }
    }

    private static void needed(String field, Object value, String accepted) {
        if (value == null) {
            throw Problems.unprocessable(
                    "field-missing", field, "This kind of entry needs it.", Map.of("accepted", accepted));
        }
    }

    private static Role[] roles(TradeEntry.Kind kind) {
        return switch (kind) {
            case EXPORT_DECISION -> new Role[] {Role.RECORDAL, Role.REVIEWER};
            case FINAL_DECISION -> new Role[] {Role.RECORDAL, Role.MANAGER};
            case OUTSIDE_PAYMENT, PLEDGEE -> new Role[] {Role.FINANCE};
        };
    }
}

package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Term;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.SettlementConfig;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeRepository;
import org.ipmarket.settlement.trade.InstalmentPlan;
import org.ipmarket.settlement.trade.TradeDeed;
import org.ipmarket.settlement.trade.Way;

/**
 * Brings the instalments that the parties of a negotiated deal have agreed on into the confirmation of sale, before anybody signs it:
 * both sign them with it. What was announced with a lot binds all who bid, and is not changed afterwards.
 */
@ApplicationScoped
public class PlanInstalments {
    private static final int LONGEST_DAYS = 2_600;
    private static final Duration LONGEST = Duration.ofDays(3_660);

    private final TradeRepository trades;
    private final Audit audit;
    private final int most;

    PlanInstalments(TradeRepository trades, Audit audit, SettlementConfig config) {
        this.trades = trades;
        this.audit = audit;
        this.most = config.trades().instalments();
    }

    /** A part, and how long after the contract stands the buyer has for it. */
    public record Part(Money amount, Term within) {}

    @Transactional
    public Trade plan(Caller caller, TradeId id, List<Part> parts) {
        Trade trade = TradeAccess.ofSellersCentre(trades, caller, id, Role.MANAGER, Role.FINANCE);
        trade.state().requirePermits(TradeDeed.SIGN);
        if (trade.way() != Way.DEAL) {
            throw refused(trade, "instalments-announced", "What was announced with the lot is not changed.");
        }
        if (!trade.signatures().isEmpty()) {
            throw refused(trade, "already-signed", "A side has signed the confirmation of sale as it is.");
        }
        if (parts.isEmpty() || parts.size() > most) {
            throw Problems.unprocessable(
                    "number-out-of-range",
                    "instalments",
                    "A trade has from 1 to " + most + " instalments.",
                    Map.of("accepted", "1 to " + most));
        }
        if (parts.stream().anyMatch(part -> isTooLong(part.within()))) {
            throw Problems.unprocessable(
                    "time-out-of-range",
                    "within",
                    "An instalment is paid within ten years.",
                    Map.of("accepted", "up to " + LONGEST_DAYS + " working days or " + LONGEST));
        }
        Money total = trade.sums().price().plus(trade.sums().buyerCommission());
        List<Money> amounts;
        try {
            amounts = InstalmentPlan.ofAmounts(
                    total,
                    trade.sums().depositApplied(),
                    parts.stream().map(Part::amount).toList());
        } catch (IllegalArgumentException e) {
            throw Problems.unprocessable(
                    "instalments-do-not-add-up", "instalments", e.getMessage(), Map.of("accepted", total));
        }
        trade.plan(amounts, parts.stream().map(Part::within).toList());
        audit.record("trade.plan-instalments", "trade", id, null, Map.of("instalments", amounts));
        return trade;
    }

    private static boolean isTooLong(Term term) {
        return term.workingDays() != null
                ? term.workingDays() > LONGEST_DAYS
                : term.duration().compareTo(LONGEST) > 0;
    }

    private static RuntimeException refused(Trade trade, String type, String why) {
        return Problems.conflict(type, why, Map.of("state", trade.state().name()));
    }
}

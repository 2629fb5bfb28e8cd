package org.ipmarket.e2e.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ipmarket.client.Caller;
import org.ipmarket.e2e.client.MarketClient;
import org.ipmarket.e2e.client.Views;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.AwardId;
import org.ipmarket.messages.id.LotId;

/** Invariants of money, deposits, trades and titles. */
final class Sales {
    private static final Set<String> ENDED_DEPOSIT = Set.of("RELEASED", "APPLIED", "FORFEITED", "EXPIRED");
    private static final Set<String> ENDED_TRADE = Set.of("COMPLETED", "DEFAULTED", "UNWOUND");

    private final MarketClient market;
    private final Facts facts;

    Sales(MarketClient market, Facts facts) {
        this.market = market;
        this.facts = facts;
    }

    /** Postings sum to zero, no balance of a participant is negative, money in = money held + money out. */
    Finding ledger() {
        Views.LedgerChecks checks = market.as("regulator").get("/ledger/checks", Views.LedgerChecks.class);
        List<String> faults = new ArrayList<>();
        if (checks.unbalanced() != 0) {
            faults.add(checks.unbalanced() + " transfers whose postings do not sum to zero");
        }
        if (checks.negativeAccounts() != 0) {
            faults.add(checks.negativeAccounts() + " accounts of participants are negative");
        }
        if (checks.driftedAccounts() != 0) {
            faults.add(checks.driftedAccounts() + " balances are not the sum of their postings");
        }
        if (checks.unexplainedLines() + checks.stuckLines() != 0) {
            faults.add(checks.unexplainedLines() + " lines of the bank's statements are unexplained, "
                    + checks.stuckLines() + " stuck");
        }
        if (!checks.moneyIn().equals(checks.moneyHeld().plus(checks.moneyOut()))) {
            faults.add(
                    "in %s is not held %s + out %s".formatted(checks.moneyIn(), checks.moneyHeld(), checks.moneyOut()));
        }
        return new Finding(
                "postings sum to zero, no balance negative, money in = held + out",
                "%d transfers, in %s, held %s, out %s"
                        .formatted(checks.transfers(), checks.moneyIn(), checks.moneyHeld(), checks.moneyOut()),
                faults);
    }

    /** Once a lot and its trade have ended, every deposit on it has been released, applied or forfeited. */
    Finding deposits() {
        Map<LotId, Views.Lot> lots = facts.lots().stream().collect(Collectors.toMap(Views.Lot::id, lot -> lot));
        List<String> faults = new ArrayList<>();
        int ended = 0;
        for (Views.Deposit deposit : facts.deposits()) {
            Views.Lot lot = lots.get(deposit.lot());
            if (lot == null || !hasEnded(lot)) {
                continue;
            }
            ended++;
            if (!ENDED_DEPOSIT.contains(deposit.state())) {
                faults.add("deposit %s is %s although its lot %s has ended"
                        .formatted(deposit.id(), deposit.state(), deposit.lot()));
            }
        }
        Views.LedgerChecks checks = market.as("regulator").get("/ledger/checks", Views.LedgerChecks.class);
        Views.DepositSums sums = checks.deposits();
        if (checks.wrongDeposits() != 0) {
            faults.add(checks.wrongDeposits() + " ended deposits are not accounted for in the ledger");
        }
        if (!sums.held()
                .equals(sums.open().plus(sums.released()).plus(sums.applied()).plus(sums.forfeited()))) {
            faults.add("held is not open + released + applied + forfeited: " + sums);
        }
        return new Finding(
                "every ended deposit was released, applied or forfeited",
                ended + " of " + facts.deposits().size() + " deposits ended",
                faults);
    }

    private boolean hasEnded(Views.Lot lot) {
        return switch (lot.state()) {
            case "CANCELLED" -> true;
            case "CLOSED" ->
                facts.tradesOf(lot.id()).stream().allMatch(trade -> ENDED_TRADE.contains(trade.state()))
                        && (!"SOLD".equals(lot.result())
                                || !facts.tradesOf(lot.id()).isEmpty());
            default -> false;
        };
    }

    /** One trade for each award, one change of owner or grant for each completed trade. */
    Finding trades() {
        List<String> faults = new ArrayList<>();
        Map<AwardId, List<Views.Trade>> byAward =
                facts.allTrades().stream().collect(Collectors.groupingBy(Views.Trade::award));
        byAward.forEach((award, trades) -> {
            if (trades.size() > 1) {
                faults.add("award " + award + " has " + trades.size() + " trades");
            }
        });
        long sold =
                facts.lots().stream().filter(lot -> "SOLD".equals(lot.result())).count();
        facts.lots().stream()
                .filter(lot ->
                        "SOLD".equals(lot.result()) && facts.tradesOf(lot.id()).isEmpty())
                .forEach(lot -> faults.add("lot " + lot.id() + " is sold and has no trade"));
        facts.concluded().stream()
                .filter(deal -> byAward.getOrDefault(deal.award(), List.of()).isEmpty())
                .forEach(deal -> faults.add("deal " + deal.id() + " is concluded and has no trade"));
        List<Views.Trade> completed = facts.allTrades().stream()
                .filter(trade -> trade.state().equals("COMPLETED"))
                .toList();
        completed.forEach(trade -> trade.assets().forEach(asset -> handedOver(trade, asset, faults)));
        return new Finding(
                "one trade for each award, one change of owner for each completed trade",
                sold + " lots sold, " + facts.concluded().size() + " deals concluded, " + byAward.size() + " trades, "
                        + completed.size() + " completed",
                faults);
    }

    private void handedOver(Views.Trade trade, AssetId asset, List<String> faults) {
        Caller anybody = market.as("regulator");
        long entries;
        if (trade.right() == Right.ASSIGNMENT) {
            entries = anybody.list("/assets/" + asset + "/title", Views.TitleEntry.class).stream()
                    .filter(entry -> trade.id().equals(entry.trade()))
                    .filter(entry -> entry.owners().stream()
                            .allMatch(owner -> owner.participant().equals(trade.buyer())))
                    .count();
        } else {
            entries = anybody.list("/assets/" + asset + "/grants", Views.GrantEntry.class).stream()
                    .filter(entry ->
                            trade.id().equals(entry.trade()) && trade.buyer().equals(entry.licensee()))
                    .count();
        }
        if (entries != 1) {
            faults.add("completed trade " + trade.id() + " made " + entries + " entries for asset " + asset);
        }
    }
}

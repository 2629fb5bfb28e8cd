package org.ipmarket.e2e.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ipmarket.auction.journal.Canonical;
import org.ipmarket.auction.journal.Leaf;
import org.ipmarket.auction.verifier.ProofExport;
import org.ipmarket.auction.verifier.Report.Recomputed;
import org.ipmarket.auction.verifier.Verifier;
import org.ipmarket.e2e.client.MarketClient;
import org.ipmarket.e2e.client.Views;
import org.ipmarket.e2e.job.Outcome;
import org.ipmarket.messages.id.LotId;

/** Invariants of bidding: every log is exported, verified and replayed by the rules, without believing bidding's word. */
final class Logs {
    private record Checked(Views.Lot lot, ProofExport export, org.ipmarket.auction.verifier.Report report) {}

    private final Map<LotId, Checked> checked = new LinkedHashMap<>();
    private final Facts facts;
    private final List<Outcome> played;

    Logs(MarketClient market, Facts facts, List<Outcome> played) {
        this.facts = facts;
        this.played = played;
        Verifier verifier = new Verifier();
        for (Views.Lot lot : facts.lots()) {
            ProofExport export = market.as("regulator").get("/lots/" + lot.id() + "/proof", ProofExport.class);
            checked.put(lot.id(), new Checked(lot, export, verifier.verify(export)));
        }
    }

    /** Every bid answered 201 is in the lot's log, once, in order; the log verifies. */
    Finding complete() {
        List<String> faults = new ArrayList<>();
        checked.values().forEach(log -> log.report()
                .findings()
                .forEach(finding -> faults.add(log.lot().id() + " " + finding)));
        long leaves =
                checked.values().stream().mapToLong(log -> log.report().size()).sum();
        int answered = 0;
        for (Outcome outcome : played) {
            answered += outcome.bids().size();
            Checked log = checked.get(outcome.lot());
            if (log == null) {
                faults.add("lot " + outcome.lot() + " is not listed");
            } else {
                answeredBids(outcome, log, faults);
            }
        }
        return new Finding(
                "every answered bid is in its lot's log, once, in order; logs verify",
                "%d logs, %d leaves, %d bids answered 201".formatted(checked.size(), leaves, answered),
                faults);
    }

    private static void answeredBids(Outcome outcome, Checked log, List<String> faults) {
        Set<Long> seen = new HashSet<>();
        for (Outcome.PlacedBid placed : outcome.bids()) {
            Views.Bid bid = placed.bid();
            if (!seen.add(bid.sequence())) {
                faults.add("two bids were answered with number " + bid.sequence() + " of lot " + outcome.lot());
            }
            long found = log.export().leaves().stream()
                    .filter(leaf -> leaf.leaf().contains("\"" + bid.bid() + "\""))
                    .count();
            String hash = bid.sequence() < log.export().leaves().size()
                    ? log.export().leaves().get((int) bid.sequence()).hash()
                    : null;
            if (found != 1 || !bid.receipt().leafHash().equals(hash) || !says(log, bid)) {
                faults.add("bid %s, answered as number %d of lot %s, stands %d times in its log; hash %s, receipt %s"
                        .formatted(
                                bid.bid(),
                                bid.sequence(),
                                outcome.lot(),
                                found,
                                hash,
                                bid.receipt().leafHash()));
            }
        }
    }

    private static boolean says(Checked log, Views.Bid bid) {
        String text = log.export().leaves().get((int) bid.sequence()).leaf();
        return Canonical.read(text, Leaf.class) instanceof Leaf.Bid leaf
                && leaf.accepted()
                && leaf.amount().equals(bid.amount());
    }

    /** Never more awards than the rules give over the stored bids, at the price that they give. */
    Finding awards() {
        List<String> faults = new ArrayList<>();
        int closed = 0;
        for (Checked log : checked.values()) {
            if (!log.lot().state().equals("CLOSED")) {
                continue;
            }
            closed++;
            Recomputed rules = log.report().recomputed();
            int winners = rules == null ? 0 : rules.winners().size();
            boolean sold = winners > 0;
            if (sold != "SOLD".equals(log.lot().result())
                    || (sold && !rules.price().equals(log.lot().price()))) {
                faults.add("lot %s is %s at %s, the rules give %s"
                        .formatted(log.lot().id(), log.lot().result(), log.lot().price(), rules));
            }
            awarded(log.lot(), winners, faults);
        }
        winners(faults);
        return new Finding(
                "awards are those that the rules give over the stored bids", closed + " closed lots replayed", faults);
    }

    private void awarded(Views.Lot lot, int winners, List<String> faults) {
        List<Views.Trade> trades = facts.tradesOf(lot.id());
        long standing = trades.stream()
                .filter(trade -> !trade.state().equals("DEFAULTED"))
                .count();
        if (standing > winners || (winners == 0 && !trades.isEmpty())) {
            faults.add("lot " + lot.id() + " has " + standing + " awards, the rules give " + winners);
        }
        // whoever was second pays what it bid itself
        trades.stream()
                .sorted(Comparator.comparing(trade -> trade.id().toString()))
                .limit(winners)
                .filter(trade -> !trade.price().equals(lot.price()))
                .forEach(trade -> faults.add(
                        "trade " + trade.id() + " is for " + trade.price() + ", the lot for " + lot.price()));
    }

    /** The log names bidders by commitments; of the jobs played here it is known whose bid won. */
    private void winners(List<String> faults) {
        for (Outcome outcome : played) {
            Views.Lot lot = checked.get(outcome.lot()).lot();
            outcome.bids().stream()
                    .filter(placed -> placed.bid().amount().equals(lot.price()))
                    .filter(placed -> !placed.bidder().equals(outcome.trade().buyer()))
                    .forEach(placed -> faults.add("lot " + lot.id() + " was won by " + placed.bidder() + ", sold to "
                            + outcome.trade().buyer()));
        }
    }
}

package org.ipmarket.auction.verifier;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ipmarket.auction.journal.Leaf;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.Decision;
import org.ipmarket.auction.rules.Offer;
import org.ipmarket.auction.rules.Outcome;

/** Who takes part in a replayed lot, and what each has offered: what the market's tables know besides the rules' state. */
final class Attendance {
    private final Map<BidderRef, Integer> admitted = new LinkedHashMap<>();
    private final Set<BidderRef> withBid = new HashSet<>();
    private final Map<BidderRef, Offer> best = new HashMap<>();
    private final Set<Long> hidden = new HashSet<>();
    private final Map<BidderRef, Leaf.SealedBid> sealed = new LinkedHashMap<>();

    /** Why a leaf cannot be of who it says it is, or null. */
    String stranger(Leaf leaf) {
        return switch (leaf) {
            case Leaf.Admitted in
            when admitted.containsKey(in.bidder()) -> "bidder " + in.bidder() + " is admitted twice";
            case Leaf.Left out when !admitted.containsKey(out.bidder()) -> "bidder " + out.bidder() + " was not there";
            case Leaf.Judged bid -> notAdmitted(bid.bidder());
            default -> null;
        };
    }

    private String notAdmitted(BidderRef bidder) {
        return admitted.containsKey(bidder) ? null : "a bid of " + bidder + ", who was not admitted";
    }

    void remember(Leaf leaf, Decision decision) {
        boolean accepted = decision instanceof Decision.BidAccepted;
        switch (leaf) {
            case Leaf.Admitted in -> admitted.put(in.bidder(), in.priority() == null ? 0 : in.priority());
            case Leaf.Left out -> {
                admitted.remove(out.bidder());
                best.remove(out.bidder());
                sealed.remove(out.bidder());
            }
            case Leaf.Bid bid
            when accepted -> {
                withBid.add(bid.bidder());
                Offer offer = new Offer(bid.bidder(), bid.amount(), priority(bid.bidder()), bid.sequence());
                best.merge(bid.bidder(), offer, (old, now) -> Offer.BEST_FIRST.compare(old, now) <= 0 ? old : now);
            }
            case Leaf.HiddenBid bid -> {
                hidden.add(bid.sequence());
                if (accepted) {
                    withBid.add(bid.bidder());
                }
            }
            case Leaf.SealedBid offer
            when accepted -> {
                withBid.add(offer.bidder());
                sealed.put(offer.bidder(), offer);
            }
            case Leaf.Unsealed _ -> sealed.clear();
            default -> {}
        }
    }

    boolean first(BidderRef bidder) {
        return !withBid.contains(bidder);
    }

    /** A bidder's right of priority; null where it has none. */
    Integer priority(BidderRef bidder) {
        Integer rank = admitted.get(bidder);
        return rank == null || rank == 0 ? null : rank;
    }

    List<Offer> bestOpenBids() {
        return best.values().stream().sorted(Offer.BEST_FIRST).toList();
    }

    /** @return whether the bid's amount was hidden until now */
    boolean reveal(long sequence) {
        return hidden.remove(sequence);
    }

    int stillHidden() {
        return hidden.size();
    }

    /** The sealed offers that stand. */
    Collection<Leaf.SealedBid> standingSeals() {
        return sealed.values();
    }

    /** Whose deposits stay. @param awarded who was awarded the lot after a default, or null */
    List<BidderRef> retained(Outcome.Sold sold, BidderRef awarded) {
        if (sold == null) {
            return List.of();
        }
        List<BidderRef> retained = new ArrayList<>(sold.winners());
        BidderRef waiting = sold.runnerUp() == null ? null : sold.runnerUp().bidder();
        if (waiting != null && (waiting.equals(awarded) || admitted.containsKey(waiting))) {
            retained.add(waiting);
        }
        return retained;
    }

    /** All others who are admitted. */
    List<BidderRef> except(List<BidderRef> retained) {
        return admitted.keySet().stream()
                .filter(bidder -> !retained.contains(bidder))
                .toList();
    }
}

package org.ipmarket.auction.verifier;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.ipmarket.auction.journal.Commitments;
import org.ipmarket.auction.journal.Leaf;
import org.ipmarket.auction.journal.LotJournal;
import org.ipmarket.auction.journal.LotJournal.Judged;
import org.ipmarket.auction.rules.AuctionTerms;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.Command;
import org.ipmarket.auction.rules.Decision;
import org.ipmarket.auction.rules.LotState;
import org.ipmarket.auction.rules.Outcome;
import org.ipmarket.auction.rules.Phase;
import org.ipmarket.auction.rules.RulesCatalogue;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.event.OfferAnnounced.OfferedAsset;

/** Runs the rules over the leaves of one log and compares each leaf with what the rules would have written. */
final class LogReplay {
    private final Leaf.Terms terms;
    private final LotJournal journal;
    private final Set<BidderRef> admitted = new LinkedHashSet<>();
    private final Set<BidderRef> withBid = new LinkedHashSet<>();
    private Outcome outcome;

    LogReplay(Leaf.Terms terms) {
        this.terms = terms;
        AuctionTerms contest = AuctionTerms.of(terms.terms());
        LotState announced = RulesCatalogue.of(terms.rules()).announced(contest, terms.time());
        this.journal = LotJournal.resume(terms.rules(), contest, announced);
    }

    /** Plays one leaf. @return what differs, or null */
    String play(Leaf leaf, String text) {
        String stranger = membership(leaf);
        if (stranger != null) {
            return stranger;
        }
        Command command = command(leaf);
        if (command == null) {
            return "a second entry with terms";
        }
        if (leaf.time().isBefore(journal.state().lastTime())) {
            return "its time " + leaf.time() + " lies before the entry before it, "
                    + journal.state().lastTime();
        }
        Judged judged = journal.judge(command, leaf.time());
        if (judged.decision() instanceof Decision.Refused refused) {
            return "the rules refuse such an entry: " + refused.why() + ", the lot being " + refused.phase();
        }
        remember(leaf, judged.decision());
        return judged.entry().text().equals(text)
                ? null
                : Fields.difference(text, judged.entry().text());
    }

    Report.Recomputed result() {
        LotState state = journal.state();
        Outcome.Sold sold = outcome instanceof Outcome.Sold yes ? yes : null;
        List<BidderRef> retained = sold == null ? List.of() : List.of(sold.winner());
        List<BidderRef> refunded = state.phase().ended()
                ? admitted.stream().filter(bidder -> !retained.contains(bidder)).toList()
                : List.of();
        return new Report.Recomputed(
                terms.rules(),
                state.phase(),
                state.leading() == null ? null : state.leading().amount(),
                sold == null ? null : sold.winner(),
                state.bids(),
                state.bidders(),
                state.extensions(),
                retained,
                refunded);
    }

    Phase phase() {
        return journal.state().phase();
    }

    private String membership(Leaf leaf) {
        return switch (leaf) {
            case Leaf.Admitted in when admitted.contains(in.bidder()) -> "bidder " + in.bidder() + " is admitted twice";
            case Leaf.Left out when !admitted.contains(out.bidder()) -> "bidder " + out.bidder() + " was not there";
            case Leaf.Bid bid
            when !admitted.contains(bid.bidder()) -> "a bid of " + bid.bidder() + ", who was not admitted";
            case Leaf.Corrected corrected
            when !sameOffer(corrected.terms()) -> "a correction is of another offer, or changes its assets";
            case Leaf.Closed closed -> closing(closed);
            default -> null;
        };
    }

    private boolean sameOffer(OfferAnnounced corrected) {
        return corrected.offer().equals(terms.terms().offer())
                && corrected.assets().equals(terms.terms().assets());
    }

    private String closing(Leaf.Closed closed) {
        if ((closed.reserve() == null) != (terms.reserve() == null)) {
            return "a reserve is opened without a commitment, or a commitment not opened";
        }
        if (closed.reserve() != null && !Commitments.opens(terms.lot(), closed.reserve(), terms.reserve())) {
            return "the reserve opened is not the one committed to";
        }
        Set<String> announced = new TreeSet<>();
        for (OfferedAsset asset : terms.terms().assets()) {
            announced.add(asset.asset().toString());
        }
        Set<String> seen = new TreeSet<>();
        closed.assets().forEach(asset -> seen.add(asset.asset().toString()));
        return seen.equals(announced) ? null : "assets " + seen + " were looked at, " + announced + " were announced";
    }

    private Command command(Leaf leaf) {
        return switch (leaf) {
            case Leaf.Terms _ -> null;
            case Leaf.Admitted in -> new Command.Admit(in.bidder(), in.number());
            case Leaf.Left out -> new Command.Leave(out.bidder());
            case Leaf.Opened _ -> new Command.Open();
            case Leaf.Bid bid ->
                new Command.PlaceBid(bid.bid(), bid.bidder(), !withBid.contains(bid.bidder()), bid.amount());
            case Leaf.Suspended halt -> new Command.Suspend(halt.since(), halt.reason());
            case Leaf.Resumed _ -> new Command.Resume();
            case Leaf.Corrected corrected ->
                new Command.Correct(corrected.noticeNumber(), corrected.reason(), corrected.terms());
            case Leaf.Closed closed -> new Command.Close(closed.assets(), closed.reserve());
            case Leaf.Cancelled cancelled -> new Command.Cancel(cancelled.reason());
        };
    }

    private void remember(Leaf leaf, Decision decision) {
        switch (leaf) {
            case Leaf.Admitted in -> admitted.add(in.bidder());
            case Leaf.Left out -> admitted.remove(out.bidder());
            case Leaf.Bid bid when decision instanceof Decision.BidAccepted -> withBid.add(bid.bidder());
            default -> {}
        }
        if (decision instanceof Decision.Closed closed) {
            outcome = closed.outcome();
        }
    }
}

package org.ipmarket.auction.verifier;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.ipmarket.auction.formats.RulesCatalogue;
import org.ipmarket.auction.journal.Canonical;
import org.ipmarket.auction.journal.Commitments;
import org.ipmarket.auction.journal.Leaf;
import org.ipmarket.auction.journal.LotJournal;
import org.ipmarket.auction.journal.LotJournal.Judged;
import org.ipmarket.auction.rules.AmountOpening;
import org.ipmarket.auction.rules.AuctionTerms;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.Command;
import org.ipmarket.auction.rules.Decision;
import org.ipmarket.auction.rules.LotState;
import org.ipmarket.auction.rules.Outcome;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.event.OfferAnnounced.OfferedAsset;

/** Runs the rules over the leaves of one log and compares each leaf with what the rules would have written. */
final class LogReplay {
    private final Leaf.Terms terms;
    private final Openings openings;
    private final LotJournal journal;
    private final Attendance attendance = new Attendance();
    private final Unsealings unsealings;
    private Outcome outcome;
    private BidderRef awarded;
    private boolean hidden;

    LogReplay(Leaf.Terms terms, Openings openings) {
        this.terms = terms;
        this.openings = openings;
        this.unsealings = new Unsealings(terms.lot());
        unsealings.remember(terms, Canonical.text(terms));
        AuctionTerms contest = AuctionTerms.of(terms.terms())
                .withSecretReserve(
                        openings.reserve() == null ? null : openings.reserve().amount());
        LotState announced = RulesCatalogue.of(terms.rules()).announced(contest, terms.time());
        this.journal = LotJournal.resume(terms.rules(), contest, announced);
    }

    /** Whether it came to a bid whose amount the log does not tell yet: from there on nothing can be recomputed. */
    boolean hidden() {
        return hidden;
    }

    /** Plays one leaf. @return what differs, or null */
    String play(Leaf leaf, String text) {
        String fault = fault(leaf);
        if (fault != null) {
            return fault;
        }
        Command command = command(leaf);
        if (hidden) {
            return null;
        }
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
        attendance.remember(leaf, judged.decision());
        unsealings.remember(leaf, text);
        if (judged.decision() instanceof Decision.Closed closed) {
            outcome = closed.outcome();
        }
        if (judged.decision() instanceof Decision.RunnerUpAwarded next) {
            awarded = next.award().bidder();
        }
        return judged.entry().text().equals(text)
                ? null
                : Fields.difference(text, judged.entry().text());
    }

    Report.Recomputed result() {
        LotState state = journal.state();
        Outcome.Sold sold = outcome instanceof Outcome.Sold yes ? yes : null;
        List<BidderRef> retained = attendance.retained(sold, awarded);
        return new Report.Recomputed(
                terms.rules(),
                state.phase(),
                sold == null ? (state.leading() == null ? null : state.leading().amount()) : sold.price(),
                sold == null ? List.of() : sold.winners(),
                outcome == null ? List.of() : outcome.ranking(),
                state.bids(),
                state.bidders(),
                state.extensions(),
                retained,
                state.phase().ended() ? attendance.except(retained) : List.of(),
                hidden);
    }

    private String fault(Leaf leaf) {
        return switch (leaf) {
            case Leaf.Corrected corrected
            when !sameOffer(corrected.terms()) -> "a correction is of another offer, or changes its assets";
            case Leaf.Reserve _ when terms.reserve() != null -> "a second commitment to a reserve";
            case Leaf.Revealed revealed -> revealed(revealed);
            case Leaf.Keys published -> unsealings.fault(published);
            case Leaf.Unsealed opened -> unsealings.fault(opened, attendance.standingSeals());
            case Leaf.Closed closed -> closing(closed);
            default -> attendance.stranger(leaf);
        };
    }

    private boolean sameOffer(OfferAnnounced corrected) {
        return corrected.offer().equals(terms.terms().offer())
                && corrected.assets().equals(terms.terms().assets());
    }

    private String revealed(Leaf.Revealed revealed) {
        for (AmountOpening amount : revealed.amounts()) {
            if (!attendance.reveal(amount.bid())) {
                return "bid " + amount.bid() + " has no hidden amount, or one revealed before";
            }
        }
        return null;
    }

    private String closing(Leaf.Closed closed) {
        if ((closed.reserve() == null) != (openings.commitment() == null)) {
            return "a reserve is opened without a commitment, or a commitment not opened";
        }
        if (closed.reserve() != null && !Commitments.opens(terms.lot(), closed.reserve(), openings.commitment())) {
            return "the reserve opened is not the one committed to";
        }
        if (attendance.stillHidden() > 0) {
            return attendance.stillHidden() + " hidden amounts were never revealed";
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
            case Leaf.Admitted in -> new Command.Admit(in.bidder(), in.number(), in.priority());
            case Leaf.Left out -> new Command.Leave(out.bidder());
            case Leaf.Reserve reserve -> new Command.FixReserve(reserve.commitment());
            case Leaf.Keys keys -> new Command.PublishKeys(keys.keys(), keys.threshold());
            case Leaf.Opened _ -> new Command.Open();
            case Leaf.Bid bid ->
                new Command.PlaceBid(
                        bid.bid(),
                        bid.bidder(),
                        attendance.first(bid.bidder()),
                        bid.amount(),
                        attendance.priority(bid.bidder()),
                        null);
            case Leaf.HiddenBid bid -> hiddenBid(bid);
            case Leaf.SealedBid offer ->
                new Command.PlaceSealed(
                        offer.bid(),
                        offer.bidder(),
                        attendance.first(offer.bidder()),
                        offer.sealed(),
                        attendance.priority(offer.bidder()));
            case Leaf.Advanced _ -> new Command.Advance();
            case Leaf.Revealed revealed -> new Command.Reveal(revealed.amounts());
            case Leaf.Unsealed opened -> new Command.Unseal(opened.keys(), opened.offers());
            case Leaf.Suspended halt -> new Command.Suspend(halt.since(), halt.reason());
            case Leaf.Resumed _ -> new Command.Resume();
            case Leaf.Corrected corrected ->
                new Command.Correct(corrected.noticeNumber(), corrected.reason(), corrected.terms());
            case Leaf.Closed closed ->
                new Command.Close(
                        closed.assets(),
                        closed.reserve(),
                        journal.rules().ranksOpenBids() ? attendance.bestOpenBids() : List.of());
            case Leaf.Cancelled cancelled -> new Command.Cancel(cancelled.reason());
            case Leaf.RunnerUpAwarded _ -> new Command.AwardRunnerUp();
        };
    }

    private Command hiddenBid(Leaf.HiddenBid bid) {
        AmountOpening opened = openings.amounts().get(bid.sequence());
        if (opened == null) {
            hidden = true;
            return null;
        }
        return new Command.PlaceBid(
                bid.bid(),
                bid.bidder(),
                attendance.first(bid.bidder()),
                opened.amount(),
                attendance.priority(bid.bidder()),
                opened.salt());
    }
}

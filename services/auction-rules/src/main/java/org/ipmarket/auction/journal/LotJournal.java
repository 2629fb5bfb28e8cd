package org.ipmarket.auction.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.ipmarket.auction.rules.AuctionRules;
import org.ipmarket.auction.rules.AuctionTerms;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.Command;
import org.ipmarket.auction.rules.Decision;
import org.ipmarket.auction.rules.Decision.BidAccepted;
import org.ipmarket.auction.rules.Decision.BidRejected;
import org.ipmarket.auction.rules.LotState;
import org.ipmarket.auction.rules.Outcome;
import org.ipmarket.auction.rules.RulesCatalogue;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.LotClosed;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.id.LotId;

/**
 * Runs a lot: judges commands one by one by the lot's rules and writes an entry for each that took effect or was a
 * judged bid. Whoever has the state may go on where another stopped, so it makes no difference how the commands were
 * gathered into transactions. Not for several threads.
 */
public final class LotJournal {
    private final AuctionRules rules;
    private AuctionTerms terms;
    private final List<Entry> written = new ArrayList<>();
    private LotState state;

    private LotJournal(AuctionRules rules, AuctionTerms terms, LotState state) {
        this.rules = rules;
        this.terms = terms;
        this.state = state;
    }

    /** What came of a command. @param entry null where it was refused: nothing was written then */
    public record Judged(Decision decision, Entry entry) {}

    /**
     * Begins the log of an announced lot with leaf 0.
     *
     * @param reserve commitment to a secret reserve, or null
     */
    public static LotJournal announce(OfferAnnounced offer, AuctionRules rules, String reserve, Instant time) {
        AuctionTerms terms = AuctionTerms.of(offer);
        LotJournal journal = new LotJournal(rules, terms, rules.announced(terms, time));
        journal.written.add(
                Entry.of(new Leaf.Terms(0, time, LotId.of(offer.offer()), rules.version(), offer, reserve)));
        return journal;
    }

    /** Goes on from a stored state. */
    public static LotJournal resume(String rulesVersion, AuctionTerms terms, LotState state) {
        return new LotJournal(RulesCatalogue.of(rulesVersion), terms, Objects.requireNonNull(state));
    }

    public LotState state() {
        return state;
    }

    public AuctionTerms terms() {
        return terms;
    }

    /** What the next bid must reach; null where no amount would do any more. */
    public Money lowestAcceptable() {
        return rules.lowestAcceptable(terms, state).orElse(null);
    }

    /** The entries written by this journal so far, in order. */
    public List<Entry> written() {
        return List.copyOf(written);
    }

    public Judged judge(Command command, Instant time) {
        long sequence = state.nextSequence();
        Decision decision = rules.judge(terms, state, command, time);
        if (!(decision instanceof Decision.Step step)) {
            return new Judged(decision, null);
        }
        state = step.next();
        if (command instanceof Command.Correct correct) {
            terms = AuctionTerms.of(correct.terms());
        }
        Entry entry = Entry.of(leaf(command, step, sequence, time));
        written.add(entry);
        return new Judged(decision, entry);
    }

    private static Leaf leaf(Command command, Decision.Step step, long sequence, Instant time) {
        LotState next = step.next();
        return switch (command) {
            case Command.Admit admit -> new Leaf.Admitted(sequence, time, admit.bidder(), admit.number());
            case Command.Leave leave -> new Leaf.Left(sequence, time, leave.bidder());
            case Command.Open _ -> new Leaf.Opened(sequence, time, next.endsAt());
            case Command.PlaceBid bid -> bidLeaf(bid, step, sequence, time);
            case Command.Suspend suspend -> new Leaf.Suspended(sequence, time, next.suspendedSince(), suspend.reason());
            case Command.Resume _ -> new Leaf.Resumed(sequence, time, next.endsAt());
            case Command.Correct correct ->
                new Leaf.Corrected(sequence, time, correct.noticeNumber(), correct.reason(), correct.terms());
            case Command.Close close -> closedLeaf(close, (Decision.Closed) step, sequence, time);
            case Command.Cancel cancel -> new Leaf.Cancelled(sequence, time, cancel.reason());
        };
    }

    private static Leaf bidLeaf(Command.PlaceBid bid, Decision.Step step, long sequence, Instant time) {
        BidRejected rejected = step instanceof BidRejected no ? no : null;
        return new Leaf.Bid(
                sequence,
                time,
                bid.bid(),
                bid.bidder(),
                bid.amount(),
                step instanceof BidAccepted,
                rejected == null ? null : rejected.reason(),
                rejected == null ? null : rejected.lowestAcceptable(),
                step.next().endsAt());
    }

    private static Leaf closedLeaf(Command.Close close, Decision.Closed closed, long sequence, Instant time) {
        LotState end = closed.next();
        Outcome.Sold sold = closed.outcome() instanceof Outcome.Sold yes ? yes : null;
        List<BidderRef> retained = sold == null ? List.of() : List.of(sold.winner());
        return new Leaf.Closed(
                sequence,
                time,
                sold == null ? LotClosed.Result.UNSOLD : LotClosed.Result.SOLD,
                closed.outcome() instanceof Outcome.Unsold unsold ? unsold.reason() : null,
                sold == null ? null : sold.winner(),
                sold == null ? null : sold.price(),
                end.bids(),
                end.bidders(),
                end.extensions(),
                retained,
                close.assets(),
                close.reserve());
    }
}

package org.ipmarket.auction.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.ipmarket.auction.formats.RulesCatalogue;
import org.ipmarket.auction.rules.AuctionRules;
import org.ipmarket.auction.rules.AuctionTerms;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.Command;
import org.ipmarket.auction.rules.Decision;
import org.ipmarket.auction.rules.Decision.BidAccepted;
import org.ipmarket.auction.rules.Decision.BidRejected;
import org.ipmarket.auction.rules.Due;
import org.ipmarket.auction.rules.Leading;
import org.ipmarket.auction.rules.LotState;
import org.ipmarket.auction.rules.RunnerUp;
import org.ipmarket.auction.rules.Secrecy;
import org.ipmarket.messages.Money;
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

    public AuctionRules rules() {
        return rules;
    }

    /** What the time asks of the lot at that moment. */
    public Due due(Instant time) {
        return rules.due(terms, state, time);
    }

    public LotState state() {
        return state;
    }

    public AuctionTerms terms() {
        return terms;
    }

    /** What the next bid must reach; null where no amount would do any more. */
    public Money lowestAcceptable(Instant time) {
        return rules.lowestAcceptable(terms, state, time).orElse(null);
    }

    /** The entries written by this journal so far, in order; it goes on growing. */
    public List<Entry> written() {
        return Collections.unmodifiableList(written);
    }

    public Judged judge(Command command, Instant time) {
        long sequence = state.nextSequence();
        Decision decision = rules.judge(terms, state, command, time);
        if (!(decision instanceof Decision.Step step)) {
            return new Judged(decision, null);
        }
        Secrecy secrecy = rules.secrecy(terms, state);
        state = step.next();
        if (command instanceof Command.Correct correct) {
            terms = AuctionTerms.of(correct.terms()).withSecretReserve(terms.secretReserve());
        }
        Entry entry = Entry.of(leaf(command, step, secrecy, sequence, time));
        written.add(entry);
        return new Judged(decision, entry);
    }

    private static Leaf leaf(Command command, Decision.Step step, Secrecy secrecy, long sequence, Instant time) {
        LotState next = step.next();
        return switch (command) {
            case Command.Admit admit ->
                new Leaf.Admitted(sequence, time, admit.bidder(), admit.number(), admit.priority());
            case Command.Leave leave -> new Leaf.Left(sequence, time, leave.bidder());
            case Command.FixReserve reserve -> new Leaf.Reserve(sequence, time, reserve.commitment());
            case Command.PublishKeys keys -> new Leaf.Keys(sequence, time, keys.keys(), keys.threshold());
            case Command.Open _ -> new Leaf.Opened(sequence, time, next.endsAt());
            case Command.PlaceBid bid ->
                secrecy == Secrecy.HIDDEN ? hiddenLeaf(bid, step, sequence, time) : bidLeaf(bid, step, sequence, time);
            case Command.PlaceSealed offer -> sealedLeaf(offer, step, sequence, time);
            case Command.Suspend suspend -> new Leaf.Suspended(sequence, time, next.suspendedSince(), suspend.reason());
            case Command.Resume _ -> new Leaf.Resumed(sequence, time, next.endsAt());
            case Command.Advance _ -> new Leaf.Advanced(sequence, time, stage(next), turn(next), next.endsAt());
            case Command.Reveal reveal -> new Leaf.Revealed(sequence, time, reveal.amounts());
            case Command.Unseal opened ->
                new Leaf.Unsealed(sequence, time, opened.keys(), opened.offers(), stage(next), next.endsAt());
            case Command.Correct correct ->
                new Leaf.Corrected(sequence, time, correct.noticeNumber(), correct.reason(), correct.terms());
            case Command.Close close -> ClosedLeaf.of(close, (Decision.Closed) step, sequence, time);
            case Command.Cancel cancel -> new Leaf.Cancelled(sequence, time, cancel.reason());
            case Command.AwardRunnerUp _ -> {
                RunnerUp award = ((Decision.RunnerUpAwarded) step).award();
                yield new Leaf.RunnerUpAwarded(sequence, time, award.bidder(), award.price());
            }
        };
    }

    private static String stage(LotState state) {
        return state.course() == null ? null : state.course().stage();
    }

    private static BidderRef turn(LotState state) {
        return state.course() == null ? null : state.course().turn();
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

    /** What would have done is not told of a hidden bid: it might tell what others have bid. */
    private static Leaf hiddenLeaf(Command.PlaceBid bid, Decision.Step step, long sequence, Instant time) {
        Leading leading = step.next().leading();
        return new Leaf.HiddenBid(
                sequence,
                time,
                bid.bid(),
                bid.bidder(),
                Commitments.amount(bid.bid(), bid.amount(), HexFormat.of().parseHex(bid.salt())),
                step instanceof BidAccepted,
                step instanceof BidRejected rejected ? rejected.reason() : null,
                leading == null ? null : leading.bidder(),
                leading == null ? null : leading.amount(),
                step.next().endsAt());
    }

    private static Leaf sealedLeaf(Command.PlaceSealed offer, Decision.Step step, long sequence, Instant time) {
        return new Leaf.SealedBid(
                sequence,
                time,
                offer.bid(),
                offer.bidder(),
                offer.sealed(),
                step instanceof BidAccepted,
                step instanceof BidRejected rejected ? rejected.reason() : null,
                step.next().endsAt());
    }
}

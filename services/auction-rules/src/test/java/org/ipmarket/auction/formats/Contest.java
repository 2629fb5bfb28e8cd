package org.ipmarket.auction.formats;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ipmarket.auction.Offers;
import org.ipmarket.auction.rules.AssetSeen;
import org.ipmarket.auction.rules.AuctionRules;
import org.ipmarket.auction.rules.AuctionTerms;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.Command;
import org.ipmarket.auction.rules.Decision;
import org.ipmarket.auction.rules.Due;
import org.ipmarket.auction.rules.LotState;
import org.ipmarket.auction.rules.Offer;
import org.ipmarket.auction.rules.Outcome;
import org.ipmarket.auction.rules.Refusal;
import org.ipmarket.auction.rules.Rejection;
import org.ipmarket.auction.rules.RunnerUp;
import org.ipmarket.auction.rules.SealOpening;
import org.ipmarket.auction.rules.Secrecy;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.BidId;

/** A lot on which everything due happens at its very moment. Times are seconds since the announced opening, amounts fen. */
public final class Contest {
    public static final BidderRef LIN = new BidderRef("1".repeat(64));
    public static final BidderRef CHEN = new BidderRef("2".repeat(64));
    public static final BidderRef WANG = new BidderRef("3".repeat(64));
    public static final BidderRef ZHAO = new BidderRef("4".repeat(64));
    /** The announced end. */
    public static final long END = Duration.ofHours(1).toSeconds();

    private static final String SALT = "0".repeat(64);

    private final AuctionRules rules;
    private final AuctionTerms terms;
    private final Map<BidderRef, Integer> admitted = new HashMap<>();
    private final Set<BidderRef> withBid = new HashSet<>();
    private final Map<BidderRef, Offer> bestOpen = new HashMap<>();
    private final Map<BidderRef, Long> envelopes = new HashMap<>();
    private final Map<Long, SealOpening> contents = new TreeMap<>();
    private final List<Due> steps = new ArrayList<>();
    private boolean inForce = true;
    private LotState state;
    private Outcome outcome;

    private Contest(String version, Announced announced) {
        this.rules = RulesCatalogue.of(version);
        this.terms = announced.terms();
        this.state = rules.announced(terms, Offers.NOON);
    }

    /** Nobody admitted, not open. */
    public static Contest announced(String version, Announced announced) {
        return new Contest(version, announced);
    }

    /** Open, with four bidders of whom none goes first. */
    public static Contest open(String version, Announced announced) {
        Contest contest = announced(version, announced);
        for (BidderRef bidder : List.of(LIN, CHEN, WANG, ZHAO)) {
            contest.admit(bidder, null, -30);
        }
        if (contest.rules.needsKeys()) {
            contest.say(new Command.PublishKeys(List.of("{}"), 1), -30);
        }
        return contest.pass(0);
    }

    public static Instant at(double second) {
        return Offers.OPENS.plusMillis(Math.round(second * 1_000));
    }

    public LotState state() {
        return state;
    }

    /** What was due and done so far, in order. */
    public List<Due> steps() {
        return steps;
    }

    public Outcome outcome() {
        return outcome;
    }

    public Outcome.Sold sold() {
        return (Outcome.Sold) outcome;
    }

    /** Who won and for how many fen. */
    public String result() {
        return switch (outcome) {
            case null -> "NOT OVER";
            case Outcome.Unsold unsold -> unsold.reason().name();
            case Outcome.Sold(List<BidderRef> winners, Money price, RunnerUp next, List<Offer> _) ->
                String.join(" ", winners.stream().map(Contest::name).toList()) + " " + price.minor()
                        + (next == null
                                ? ""
                                : ", then " + name(next.bidder()) + " "
                                        + next.price().minor());
        };
    }

    public static String name(BidderRef bidder) {
        return Map.of(LIN, "Lin", CHEN, "Chen", WANG, "Wang", ZHAO, "Zhao").get(bidder);
    }

    /** What would do now, in fen; -1 where nothing would. */
    public long lowest(double second) {
        return rules.lowestAcceptable(terms, state, at(second))
                .map(Money::minor)
                .orElse(-1L);
    }

    public long price() {
        return state.leading().amount().minor();
    }

    public String leader() {
        return state.leading() == null ? null : name(state.leading().bidder());
    }

    public Secrecy form() {
        return rules.secrecy(terms, state);
    }

    public String stage() {
        return state.course() == null ? null : state.course().stage();
    }

    /** Seconds from the announced opening to the present end. */
    public double end() {
        return Duration.between(Offers.OPENS, state.endsAt()).toMillis() / 1_000.0;
    }

    public String admit(BidderRef bidder, Integer priority, double second) {
        String said = say(new Command.Admit(bidder, 1, priority), second);
        if (said.equals("OK")) {
            admitted.put(bidder, priority);
        }
        return said;
    }

    public String leave(BidderRef bidder, double second) {
        String said = say(new Command.Leave(bidder), second);
        if (said.equals("OK")) {
            admitted.remove(bidder);
            bestOpen.remove(bidder);
            envelopes.remove(bidder);
        }
        return said;
    }

    /** Bids an amount that the stage shows or hides. @return OK, or why not */
    public String bid(BidderRef bidder, long fen, double second) {
        return bid(bidder, Money.cny(fen), second);
    }

    public String bid(BidderRef bidder, Money amount, double second) {
        pass(second);
        boolean open = form() == Secrecy.OPEN;
        long sequence = state.nextSequence();
        Integer priority = admitted.get(bidder);
        String said = say(
                new Command.PlaceBid(
                        new BidId(Offers.uuid(7)),
                        bidder,
                        !withBid.contains(bidder),
                        amount,
                        priority,
                        open ? null : SALT),
                second);
        if (said.equals("OK")) {
            withBid.add(bidder);
            if (open) {
                bestOpen.merge(
                        bidder,
                        new Offer(bidder, amount, priority, sequence),
                        (one, other) -> Offer.BEST_FIRST.compare(one, other) <= 0 ? one : other);
            }
        }
        return said;
    }

    public String seal(BidderRef bidder, long fen, double second) {
        return seal(bidder, Money.cny(fen), second);
    }

    /** @param amount null for an envelope that nobody can open */
    public String seal(BidderRef bidder, Money amount, double second) {
        pass(second);
        long sequence = state.nextSequence();
        String said = say(
                new Command.PlaceSealed(
                        new BidId(Offers.uuid(7)), bidder, !withBid.contains(bidder), "{}", admitted.get(bidder)),
                second);
        if (said.equals("OK")) {
            withBid.add(bidder);
            envelopes.put(bidder, sequence);
            contents.put(sequence, new SealOpening(sequence, amount, amount == null ? "UNREADABLE" : null));
        }
        return said;
    }

    /** Bids could not arrive from one moment to the other. */
    public void outage(double from, double to) {
        pass(from);
        late(new Command.Suspend(at(from), "OUTAGE"), to);
        late(new Command.Resume(), to);
    }

    /** The keepers have released their keys at last. */
    public void unseal(double second) {
        judge(command(Due.UNSEAL), at(second));
    }

    public void assetLapses() {
        inForce = false;
    }

    /** @return OK where it took effect, else the reason for which it was rejected or refused */
    public String say(Command command, double second) {
        pass(second);
        return late(command, second);
    }

    /** The same, though nothing that was due before has been done. */
    public String late(Command command, double second) {
        return judge(command, at(second));
    }

    /** Time goes on to that moment, and what is due until then is done when it is due. */
    public Contest pass(double second) {
        Instant moment = at(second);
        Instant next = rules.dueAt(terms, state);
        while (next != null && !next.isAfter(moment)) {
            Instant now = next.isBefore(state.lastTime()) ? state.lastTime() : next;
            Due due = rules.due(terms, state, now);
            if (due == Due.NOTHING) {
                return this;
            }
            steps.add(due);
            judge(command(due), now);
            next = rules.dueAt(terms, state);
        }
        return this;
    }

    private Command command(Due due) {
        return switch (due) {
            case NOTHING -> throw new IllegalStateException("nothing is due");
            case OPEN -> new Command.Open();
            case ADVANCE -> new Command.Advance();
            case UNSEAL ->
                new Command.Unseal(
                        List.of(),
                        envelopes.values().stream().map(contents::get).toList());
            case CLOSE ->
                new Command.Close(
                        List.of(new AssetSeen(
                                new AssetId(Offers.uuid(2)),
                                3,
                                inForce ? LegalStatus.IN_FORCE : LegalStatus.LAPSED,
                                true)),
                        null,
                        rules.ranksOpenBids() ? List.copyOf(bestOpen.values()) : List.of());
        };
    }

    private String judge(Command command, Instant time) {
        Decision decision = rules.judge(terms, state, command, time);
        if (decision instanceof Decision.Step step) {
            state = step.next();
        }
        return switch (decision) {
            case Decision.BidRejected(LotState _, Rejection reason, Money _) -> reason.name();
            case Decision.Refused(Refusal why, var _) -> why.name();
            case Decision.Closed closed -> {
                outcome = closed.outcome();
                yield "OK";
            }
            default -> "OK";
        };
    }
}

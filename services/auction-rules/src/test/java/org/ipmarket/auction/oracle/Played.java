package org.ipmarket.auction.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ipmarket.auction.Offers;
import org.ipmarket.auction.PlayedLot;
import org.ipmarket.auction.formats.RulesCatalogue;
import org.ipmarket.auction.journal.Commitments;
import org.ipmarket.auction.journal.Entry;
import org.ipmarket.auction.journal.Leaf;
import org.ipmarket.auction.journal.LotJournal;
import org.ipmarket.auction.merkle.Frontier;
import org.ipmarket.auction.oracle.Verdict.Stake;
import org.ipmarket.auction.rules.AmountOpening;
import org.ipmarket.auction.rules.AssetSeen;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.Command;
import org.ipmarket.auction.rules.Decision;
import org.ipmarket.auction.rules.Due;
import org.ipmarket.auction.rules.LotState;
import org.ipmarket.auction.rules.Offer;
import org.ipmarket.auction.rules.Outcome;
import org.ipmarket.auction.rules.Phase;
import org.ipmarket.auction.rules.ReserveOpening;
import org.ipmarket.auction.rules.RunnerUp;
import org.ipmarket.auction.rules.SealOpening;
import org.ipmarket.auction.rules.Secrecy;
import org.ipmarket.auction.verifier.ProofExport;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.BidId;
import org.ipmarket.messages.id.LotId;

/**
 * A history played by the rules in force, through the journal, as bidding plays a lot: who is not admitted is turned away at the door, what the time asks for is done before each command, and what bidding's tables
 * know is kept here.
 */
final class Played {
    private static final byte[] SALT = new byte[Commitments.SALT_SIZE];
    private static final String SALT_TEXT = HexFormat.of().formatHex(SALT);

    private final Setting setting;
    private final List<Entry> entries = new ArrayList<>();
    private final LotJournal journal;
    private final List<String> answers = new ArrayList<>();
    private final Set<BidderRef> admitted = new HashSet<>();
    private final Set<BidderRef> withBid = new HashSet<>();
    private final Map<BidderRef, Offer> best = new HashMap<>();
    private final List<AmountOpening> hidden = new ArrayList<>();
    private final Map<BidderRef, Leaf.SealedBid> sealed = new LinkedHashMap<>();
    private boolean keepersHere;
    private Outcome outcome;
    private long bids;

    private Played(Format format, Setting setting) {
        this.setting = setting;
        this.keepersHere = !setting.keepersWait();
        OfferAnnounced offer = Announcement.of(format, setting);
        LotJournal announced = LotJournal.announce(offer, RulesCatalogue.current(offer), null, Offers.NOON);
        entries.addAll(announced.written());
        Money reserve = setting.secret() ? Money.cny(setting.reserve()) : null;
        journal = LotJournal.resume(
                announced.rules().version(), announced.terms().withSecretReserve(reserve), announced.state());
        if (setting.secret()) {
            judge(new Command.FixReserve(Commitments.reserve(LotId.of(offer.offer()), reserve, SALT)), Offers.NOON);
        }
        if (journal.rules().needsKeys()) {
            judge(
                    new Command.PublishKeys(
                            SealedOffers.publicKeys(), SealedOffers.keys().threshold()),
                    Offers.NOON);
        }
    }

    static Played of(Format format, History history) {
        Played played = new Played(format, history.setting());
        for (Fact fact : history.facts()) {
            String answer = played.answer(fact, Announcement.instant(fact.at()));
            boolean told = answer.equals("accepted") || answer.equals("resumed");
            played.answers.add(told ? answer + played.until() : answer);
        }
        return played;
    }

    Verdict verdict() {
        Outcome.Sold sold = outcome instanceof Outcome.Sold yes ? yes : null;
        return new Verdict(
                List.copyOf(answers),
                journal.state().phase().name(),
                outcome instanceof Outcome.Unsold unsold ? unsold.reason().name() : null,
                sold == null
                        ? List.of()
                        : sold.winners().stream()
                                .map(winner -> stake(winner, sold.price()))
                                .toList(),
                outcome == null
                        ? List.of()
                        : outcome.ranking().stream()
                                .map(offer -> stake(offer.bidder(), offer.amount()))
                                .toList(),
                journal.state().extensions(),
                sold == null || sold.runnerUp() == null ? null : stake(sold.runnerUp()));
    }

    ProofExport export() {
        return PlayedLot.export(all());
    }

    List<Entry> all() {
        List<Entry> all = new ArrayList<>(entries);
        all.addAll(journal.written());
        return all;
    }

    private String answer(Fact fact, Instant at) {
        if (fact instanceof Fact.Outage outage
                && journal.state().phase() == Phase.OPEN
                && judge(new Command.Suspend(Announcement.instant(outage.since()), "outage"), at)
                        instanceof Decision.Step) {
            judge(new Command.Resume(), at);
        }
        if (fact instanceof Fact.Keepers) {
            keepersHere = true;
        }
        takeDueSteps(at);
        return switch (fact) {
            case Fact.Tick _, Fact.Outage _, Fact.Keepers _ -> "";
            case Fact.Admit admit ->
                words(judge(new Command.Admit(bidder(admit.bidder()), admit.bidder(), rank(admit.bidder())), at));
            case Fact.Leave leave -> words(judge(new Command.Leave(bidder(leave.bidder())), at));
            case Fact.Bid bid -> bid(bid, at);
            case Fact.Offer offer -> offer(offer, at);
            case Fact.Suspend suspend ->
                words(judge(new Command.Suspend(Announcement.instant(suspend.since()), "ground"), at));
            case Fact.Resume _ -> words(judge(new Command.Resume(), at));
            case Fact.Cancel _ -> words(judge(new Command.Cancel("ground"), at));
            case Fact.Default _ -> words(judge(new Command.AwardRunnerUp(), at));
        };
    }

    /** When what runs now ends. */
    private String until() {
        LotState state = journal.state();
        boolean waits =
                state.course() != null && "OPENING".equals(state.course().stage());
        return state.phase() == Phase.OPEN && !waits
                ? " until " + Duration.between(Offers.NOON, state.endsAt()).toMillis()
                : "";
    }

    private void takeDueSteps(Instant at) {
        while (true) {
            switch (journal.due(at)) {
                case Due.NOTHING -> {
                    return;
                }
                case Due.OPEN -> due(new Command.Open(), at);
                case Due.ADVANCE -> {
                    reveal(at);
                    due(new Command.Advance(), at);
                }
                case Due.UNSEAL -> {
                    if (!keepersHere) {
                        return;
                    }
                    Frontier log = Frontier.empty()
                            .append(all().stream().map(Entry::hash).toList());
                    due(new Command.Unseal(SealedOffers.releasedKeys(log), opened()), at);
                    sealed.clear();
                }
                case Due.CLOSE -> {
                    reveal(at);
                    due(close(), at);
                }
            }
        }
    }

    private void due(Command command, Instant at) {
        if (!(judge(command, at) instanceof Decision.Step)) {
            throw new AssertionError(command + " is due at " + at + " and refused");
        }
    }

    private void reveal(Instant at) {
        if (!hidden.isEmpty()) {
            due(new Command.Reveal(hidden), at);
            hidden.clear();
        }
    }

    private List<SealOpening> opened() {
        return sealed.values().stream()
                .sorted(Comparator.comparingLong(Leaf.SealedBid::sequence))
                .map(offer -> SealedOffers.open(offer.sequence(), offer.bidder(), offer.sealed()))
                .toList();
    }

    private Command close() {
        AssetSeen asset = new AssetSeen(
                new AssetId(Offers.uuid(2)), 3, setting.gateFails() ? LegalStatus.LAPSED : LegalStatus.IN_FORCE, true);
        return new Command.Close(
                List.of(asset),
                setting.secret() ? new ReserveOpening(Money.cny(setting.reserve()), SALT_TEXT) : null,
                journal.rules().ranksOpenBids()
                        ? best.values().stream().sorted(Offer.BEST_FIRST).toList()
                        : List.of());
    }

    private String bid(Fact.Bid bid, Instant at) {
        BidderRef bidder = bidder(bid.bidder());
        if (!admitted.contains(bidder)) {
            return "refused NOT_ADMITTED";
        }
        Secrecy secrecy = journal.rules().secrecy(journal.terms(), journal.state());
        Money amount = bid.foreign() ? Money.ofMinor(bid.amount(), "USD") : Money.cny(bid.amount());
        long sequence = journal.state().nextSequence();
        boolean first = !withBid.contains(bidder);
        Decision decision = judge(
                new Command.PlaceBid(
                        bidId(),
                        bidder,
                        first,
                        amount,
                        rank(bid.bidder()),
                        secrecy == Secrecy.HIDDEN ? SALT_TEXT : null),
                at);
        if (secrecy == Secrecy.HIDDEN && decision instanceof Decision.Step) {
            hidden.add(new AmountOpening(sequence, amount, SALT_TEXT));
        }
        if (decision instanceof Decision.BidAccepted) {
            withBid.add(bidder);
            Offer offer = new Offer(bidder, amount, rank(bid.bidder()), sequence);
            best.merge(bidder, offer, (old, now) -> Offer.BEST_FIRST.compare(old, now) <= 0 ? old : now);
        }
        return words(decision);
    }

    private String offer(Fact.Offer offer, Instant at) {
        BidderRef bidder = bidder(offer.bidder());
        if (!admitted.contains(bidder)) {
            return "refused NOT_ADMITTED";
        }
        String text = SealedOffers.seal(bidder, offer.amount(), offer.fault());
        boolean first = !withBid.contains(bidder);
        Decision decision = judge(new Command.PlaceSealed(bidId(), bidder, first, text, rank(offer.bidder())), at);
        if (decision instanceof Decision.BidAccepted) {
            withBid.add(bidder);
            sealed.put(bidder, (Leaf.SealedBid) journal.written().getLast().leaf());
        }
        return words(decision);
    }

    private Decision judge(Command command, Instant at) {
        Decision decision = journal.judge(command, at).decision();
        if (decision instanceof Decision.Closed closed) {
            outcome = closed.outcome();
        }
        if (decision instanceof Decision.Admitted && command instanceof Command.Admit admit) {
            admitted.add(admit.bidder());
        }
        if (decision instanceof Decision.Left && command instanceof Command.Leave leave) {
            admitted.remove(leave.bidder());
            best.remove(leave.bidder());
            sealed.remove(leave.bidder());
        }
        return decision;
    }

    private String words(Decision decision) {
        return switch (decision) {
            case Decision.Admitted _ -> "admitted";
            case Decision.Left _ -> "left";
            case Decision.BidAccepted _ -> "accepted";
            case Decision.BidRejected rejected -> "rejected " + rejected.reason();
            case Decision.Suspended _ -> "suspended";
            case Decision.Resumed _ -> "resumed";
            case Decision.Cancelled _ -> "cancelled";
            case Decision.RunnerUpAwarded awarded -> "awarded " + stake(awarded.award());
            case Decision.Refused refused -> "refused " + refused.why();
            case Decision.Opened _,
                    Decision.Advanced _,
                    Decision.Revealed _,
                    Decision.Unsealed _,
                    Decision.ReserveFixed _,
                    Decision.KeysPublished _,
                    Decision.Corrected _,
                    Decision.Closed _ -> throw new AssertionError("nobody asked for " + decision);
        };
    }

    private BidId bidId() {
        return new BidId(Offers.uuid(1_000 + bids++));
    }

    private Integer rank(int bidder) {
        return setting.rank().get(bidder);
    }

    static BidderRef bidder(int number) {
        return new BidderRef(String.valueOf(number).repeat(64));
    }

    private static Stake stake(BidderRef bidder, Money amount) {
        return new Stake(bidder.value().charAt(0) - '0', amount.minor());
    }

    private static Stake stake(RunnerUp runnerUp) {
        return stake(runnerUp.bidder(), runnerUp.price());
    }
}

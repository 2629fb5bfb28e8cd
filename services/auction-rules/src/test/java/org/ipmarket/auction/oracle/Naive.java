package org.ipmarket.auction.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ipmarket.auction.oracle.Verdict.Stake;

/**
 * What {@code docs/formats.md} says of every format, written down as simply as possible: the happenings stand in a list, and each question is answered by going through it again.
 *
 * <p>Ends never move here. Instead there is a second time, which stands still while the lot is suspended and for as long as it opened late; all periods are measured in that.
 */
abstract class Naive {
    enum Kind {
        ADMITTED,
        LEFT,
        OPENED,
        VALID,
        REJECTED,
        SEALED,
        STAGE,
        SUSPENDED,
        RESUMED,
        CLOSED,
        CANCELLED
    }

    /** @param seq its place @param name of a stage, else null */
    record Happening(int seq, Kind kind, long at, int bidder, long amount, String name) {}

    static final long ON_TIME = 5_000;

    final Setting setting;
    final List<Happening> past = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private boolean waits = true;
    private int gone;
    private boolean keepersHere;

    Naive(Setting setting) {
        this.setting = setting;
        this.keepersHere = !setting.keepersWait();
    }

    /** What happens to the lot next. */
    final void play(Fact fact) {
        String answer = answer(fact);
        boolean told = answer.equals("accepted") || answer.equals("resumed");
        answers.add(told && takesBids() ? answer + " until " + (boundary() + lost(past.size())) : answer);
    }

    // What a format says.

    /** When the present stage is over, in running time. */
    abstract long boundary();

    /** Why the present stage judges no open bids at all; null where it does. */
    String refusal() {
        return null;
    }

    /** An open bid in the lot's currency on an open lot before the boundary: what is said to it. */
    abstract String bid(Fact.Bid bid, long running);

    String offer(Fact.Offer offer) {
        return refused("NOT_THIS_FORM");
    }

    /** The present stage is over: by default the lot is. */
    void boundaryReached(long at) {
        close(at);
    }

    abstract boolean stands(int bidder);

    boolean admits() {
        return true;
    }

    int extensions() {
        return 0;
    }

    /** What each bidder who has made any valid offer that counts has at last, best first. */
    List<Happening> standing() {
        return best(valid());
    }

    List<Happening> ranked() {
        return standing();
    }

    long bidders() {
        return valid().stream().map(Happening::bidder).distinct().count();
    }

    boolean minimumApplies() {
        return true;
    }

    boolean reserveApplies() {
        return true;
    }

    boolean gateApplies() {
        return true;
    }

    List<Stake> winners() {
        Happening first = standing().getFirst();
        return List.of(new Stake(first.bidder(), first.amount()));
    }

    Stake runnerUp() {
        return nextBest(1);
    }

    /** Amounts at which something may change now, for who makes up histories. */
    List<Long> amountsOfInterest() {
        List<Long> amounts = new ArrayList<>(List.of(setting.start(), setting.start() + setting.step(setting.start())));
        for (Happening one : valid()) {
            amounts.add(one.amount());
            amounts.add(one.amount() + setting.step(one.amount()));
        }
        return amounts;
    }

    /** Running times at which something may change next. */
    List<Long> timesOfInterest() {
        return List.of(boundary());
    }

    // What is common to all.

    private String answer(Fact fact) {
        if (fact instanceof Fact.Outage outage && phase().equals("OPEN")) {
            suspend(outage.at(), outage.since());
            happened(Kind.RESUMED, outage.at());
        }
        if (fact instanceof Fact.Keepers) {
            keepersHere = true;
        }
        takeDueSteps(fact.at());
        return switch (fact) {
            case Fact.Tick _, Fact.Outage _, Fact.Keepers _ -> "";
            case Fact.Admit admit -> admit(admit);
            case Fact.Leave leave -> leave(leave);
            case Fact.Bid bid -> {
                if (!admitted(bid.bidder()) || gone == bid.bidder()) {
                    yield refused("NOT_ADMITTED");
                }
                yield takesBids() ? judged(bid) : refused("NOT_OPEN");
            }
            case Fact.Offer offer -> {
                if (!admitted(offer.bidder()) || gone == offer.bidder()) {
                    yield refused("NOT_ADMITTED");
                }
                yield takesBids() ? offer(offer) : refused("NOT_OPEN");
            }
            case Fact.Suspend suspend -> suspend(suspend.at(), suspend.since());
            case Fact.Resume resume -> resume(resume.at());
            case Fact.Cancel cancel -> cancel(cancel.at());
            case Fact.Default _ -> defaulted();
        };
    }

    private String judged(Fact.Bid bid) {
        String refusal = refusal();
        if (refusal != null) {
            return refused(refusal);
        }
        return bid.foreign() ? rejected(bid, "WRONG_CURRENCY") : bid(bid, running(bid.at()));
    }

    private void takeDueSteps(long at) {
        if (phase().equals("SCHEDULED") && at >= setting.opens()) {
            happened(Kind.OPENED, at);
        }
        while (phase().equals("OPEN") && running(at) >= boundary()) {
            boundaryReached(at);
        }
    }

    private boolean takesBids() {
        return phase().equals("OPEN") && !over();
    }

    /** When sealed offers are opened that are due at that time. */
    final long opening(long due) {
        return keepersHere ? due : Long.MAX_VALUE / 2;
    }

    /** Whether offers are no longer taken though the next step waits for somebody. */
    boolean over() {
        return false;
    }

    private String admit(Fact.Admit admit) {
        if (ended()) {
            return refused("ENDED");
        }
        if (!admits()) {
            return refused("ADMISSION_OVER");
        }
        happened(Kind.ADMITTED, admit.at(), admit.bidder(), 0);
        return "admitted";
    }

    private String leave(Fact.Leave leave) {
        if (phase().equals("CLOSED") && waits && runnerUpOfTheClose() != null) {
            if (runnerUpOfTheClose().bidder() == leave.bidder()) {
                waits = false;
                gone = leave.bidder();
                return "left";
            }
        }
        if (ended()) {
            return refused("ENDED");
        }
        if (stands(leave.bidder())) {
            return refused("BID_STANDS");
        }
        happened(Kind.LEFT, leave.at(), leave.bidder(), 0);
        return "left";
    }

    private String suspend(long at, long since) {
        if (ended()) {
            return refused("ENDED");
        }
        if (phase().equals("SUSPENDED")) {
            return refused("NOT_OPEN");
        }
        happened(
                Kind.SUSPENDED,
                Math.max(since, past.isEmpty() ? 0 : past.getLast().at()));
        return "suspended";
    }

    private String resume(long at) {
        if (!phase().equals("SUSPENDED")) {
            return refused(ended() ? "ENDED" : "NOT_SUSPENDED");
        }
        happened(Kind.RESUMED, at);
        return "resumed";
    }

    private String cancel(long at) {
        if (ended()) {
            return refused("ENDED");
        }
        happened(Kind.CANCELLED, at);
        return "cancelled";
    }

    private String defaulted() {
        if (!phase().equals("CLOSED") || reason() != null || !waits || runnerUpOfTheClose() == null) {
            return refused("NOBODY_WAITS");
        }
        Stake next = runnerUpOfTheClose();
        waits = false;
        return "awarded " + next;
    }

    static String refused(String why) {
        return "refused " + why;
    }

    final String rejected(Fact.Bid bid, String why) {
        happened(Kind.REJECTED, bid.at(), bid.bidder(), bid.amount());
        return "rejected " + why;
    }

    /** A bid or offer is valid. */
    final String accepted(long at, int bidder, long amount) {
        happened(Kind.VALID, at, bidder, amount);
        return "accepted";
    }

    final void close(long at) {
        happened(Kind.CLOSED, at);
    }

    final void begin(String stage, long at, int bidder) {
        past.add(new Happening(past.size(), Kind.STAGE, at, bidder, 0, stage));
    }

    final void happened(Kind kind, long at) {
        happened(kind, at, 0, 0);
    }

    final void happened(Kind kind, long at, int bidder, long amount) {
        past.add(new Happening(past.size(), kind, at, bidder, amount, null));
    }

    final String phase() {
        String phase = "SCHEDULED";
        boolean opened = false;
        for (Happening one : past) {
            switch (one.kind()) {
                case OPENED -> opened = true;
                case SUSPENDED -> phase = "SUSPENDED";
                case CLOSED -> phase = "CLOSED";
                case CANCELLED -> phase = "CANCELLED";
                case ADMITTED, LEFT, VALID, REJECTED, SEALED, STAGE, RESUMED -> {}
            }
            if (one.kind() == Kind.OPENED || one.kind() == Kind.RESUMED) {
                phase = opened ? "OPEN" : "SCHEDULED";
            }
        }
        return phase;
    }

    final boolean ended() {
        return phase().equals("CLOSED") || phase().equals("CANCELLED");
    }

    /** What the second time shows at an instant that is not before the last happening. */
    final long running(long at) {
        return at - lost(past.size());
    }

    final long running(Happening one) {
        return one.at() - lost(one.seq() + 1);
    }

    /** How far the second time is behind after so many happenings: a late opening, and suspensions after it. */
    final long lost(int happenings) {
        long lost = 0;
        long since = 0;
        boolean opened = false;
        for (Happening one : past.subList(0, happenings)) {
            if (one.kind() == Kind.OPENED) {
                opened = true;
                lost += one.at() - setting.opens() > ON_TIME ? one.at() - setting.opens() : 0;
            }
            if (one.kind() == Kind.SUSPENDED) {
                since = one.at();
            }
            if (one.kind() == Kind.RESUMED && opened) {
                lost += one.at() - since;
            }
        }
        return lost;
    }

    /** When the lot opened, in running time. */
    final long openedAt() {
        return running(past.stream()
                .filter(one -> one.kind() == Kind.OPENED)
                .findFirst()
                .orElseThrow());
    }

    /** The stage that has begun last; null before the first. */
    final Happening stage() {
        Happening last = null;
        for (Happening one : past) {
            last = one.kind() == Kind.STAGE ? one : last;
        }
        return last;
    }

    final boolean admitted(int bidder) {
        boolean admitted = false;
        for (Happening one : past) {
            if (one.bidder() == bidder && (one.kind() == Kind.ADMITTED || one.kind() == Kind.LEFT)) {
                admitted = one.kind() == Kind.ADMITTED;
            }
        }
        return admitted;
    }

    /** All valid bids and offers. */
    final List<Happening> valid() {
        return past.stream().filter(one -> one.kind() == Kind.VALID).toList();
    }

    /** The best of each bidder who has not left since. */
    final List<Happening> best(List<Happening> offers) {
        List<Happening> best = new ArrayList<>();
        for (Happening one : offers.stream().sorted(bestFirst()).toList()) {
            boolean has = best.stream().anyMatch(other -> other.bidder() == one.bidder());
            if (!has && !leftAfter(one)) {
                best.add(one);
            }
        }
        return best;
    }

    final boolean leftAfter(Happening offer) {
        return past.stream()
                .anyMatch(one -> one.kind() == Kind.LEFT && one.bidder() == offer.bidder() && one.seq() > offer.seq());
    }

    /** Highest first; of equal ones priority, rank, sequence. */
    final Comparator<Happening> bestFirst() {
        return Comparator.comparingLong(Happening::amount)
                .reversed()
                .thenComparingInt(one -> rank(one.bidder()))
                .thenComparingInt(Happening::seq);
    }

    /** 1 goes first; who has no right goes last. */
    final int rank(int bidder) {
        return setting.rank().getOrDefault(bidder, Integer.MAX_VALUE);
    }

    private String reason() {
        List<Happening> standing = standing();
        if (standing.isEmpty()) {
            return "NO_BID";
        }
        if (minimumApplies() && bidders() < setting.minimum()) {
            return "TOO_FEW_BIDDERS";
        }
        if (reserveApplies() && standing.getFirst().amount() < setting.reserve()) {
            return "RESERVE_NOT_MET";
        }
        return gateApplies() && setting.gateFails() ? "GATE_FAILED" : null;
    }

    /** The best-ranked after the winners, with its own offer, where that is not under the reserve. */
    final Stake nextBest(int winners) {
        List<Happening> standing = standing();
        if (standing.size() <= winners || standing.get(winners).amount() < setting.reserve()) {
            return null;
        }
        return new Stake(standing.get(winners).bidder(), standing.get(winners).amount());
    }

    private Stake runnerUpOfTheClose() {
        return setting.runnerUp() && reason() == null ? runnerUp() : null;
    }

    /** What has come of it so far. */
    final Verdict verdict() {
        boolean closed = phase().equals("CLOSED");
        String reason = closed ? reason() : null;
        return new Verdict(
                List.copyOf(answers),
                phase(),
                reason,
                closed && reason == null ? winners() : List.of(),
                closed
                        ? ranked().stream()
                                .map(one -> new Stake(one.bidder(), one.amount()))
                                .toList()
                        : List.of(),
                extensions(),
                closed ? runnerUpOfTheClose() : null);
    }
}

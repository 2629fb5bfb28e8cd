package org.ipmarket.auction.oracle;

import java.util.ArrayList;
import java.util.List;

/** English in three rounds, from {@code docs/formats.md}: sealed first offers, then turns, the worst offer first. */
class NaiveThreeRounds extends NaiveSealed {
    private static final int ROUNDS = 3;

    NaiveThreeRounds(Setting setting) {
        super(setting);
    }

    @Override
    long boundary() {
        return offering() ? super.boundary() : running(stage()) + length(stage());
    }

    private boolean offering() {
        return stage() == null || in("OPENING");
    }

    private long length(Happening stage) {
        if (stage.name().equals("TURN")) {
            return setting.turn();
        }
        return count("PAUSE") == 1 ? setting.firstPause() : setting.pause();
    }

    private int count(String name) {
        return (int) past.stream().filter(one -> name.equals(one.name())).count();
    }

    @Override
    void boundaryReached(long at) {
        if (stage() == null) {
            super.boundaryReached(at);
        } else if (in("OPENING")) {
            unseal(setting.start());
            if (valid().isEmpty()) {
                close(at);
            } else {
                begin("PAUSE", at, 0);
            }
        } else if (stage().name().equals("PAUSE")) {
            begin("TURN", at, order().getFirst());
        } else if (!lastOfRound()) {
            begin("TURN", at, order().get(order().indexOf(stage().bidder()) + 1));
        } else if (count("PAUSE") < ROUNDS) {
            begin("PAUSE", at, 0);
        } else {
            close(at);
        }
    }

    private boolean lastOfRound() {
        return order().getLast() == stage().bidder();
    }

    /** The order of this round: by what stood when its pause ended, worst first. */
    private List<Integer> order() {
        int pause = past.stream()
                .filter(one -> "PAUSE".equals(one.name()))
                .mapToInt(Happening::seq)
                .max()
                .orElseThrow();
        List<Integer> order = new ArrayList<>();
        standingAt(pause + 1).forEach(one -> order.addFirst(one.bidder()));
        return order;
    }

    /** What stood before an entry, best first: of each bidder the last valid offer of a turn that had ended. */
    private List<Happening> standingAt(int seq) {
        List<Happening> standing = new ArrayList<>();
        for (Happening one : valid()) {
            boolean shown = "offer".equals(one.name())
                    || past.subList(one.seq(), Math.max(seq, one.seq())).stream()
                            .anyMatch(later -> later.kind() == Kind.STAGE);
            if (one.seq() < seq && shown) {
                standing.removeIf(earlier -> earlier.bidder() == one.bidder());
                standing.add(one);
            }
        }
        standing.sort(bestFirst());
        return standing;
    }

    @Override
    List<Happening> standing() {
        return phase().equals("CLOSED") ? afterLastTurn() : standingAt(past.size());
    }

    private List<Happening> afterLastTurn() {
        List<Happening> standing = new ArrayList<>();
        for (Happening one : valid()) {
            standing.removeIf(earlier -> earlier.bidder() == one.bidder());
            standing.add(one);
        }
        standing.sort(bestFirst());
        return standing;
    }

    @Override
    String offer(Fact.Offer offer) {
        return stage() == null ? super.offer(offer) : refused("NOT_THIS_FORM");
    }

    @Override
    String refusal() {
        return offering() ? super.refusal() : null;
    }

    boolean reaches(long amount, long least) {
        return amount >= least;
    }

    @Override
    String bid(Fact.Bid bid, long running) {
        if (stage().name().equals("PAUSE")) {
            return rejected(bid, "PAUSE");
        }
        if (stage().bidder() != bid.bidder()) {
            return rejected(bid, "NOT_YOUR_TURN");
        }
        long own = standingAt(stage().seq() + 1).stream()
                .filter(one -> one.bidder() == bid.bidder())
                .findFirst()
                .orElseThrow()
                .amount();
        return reaches(bid.amount(), own + setting.step(own))
                ? accepted(bid.at(), bid.bidder(), bid.amount())
                : rejected(bid, "TOO_LOW");
    }
}

package org.ipmarket.auction.oracle;

import java.util.ArrayList;
import java.util.List;
import org.ipmarket.auction.oracle.Verdict.Stake;

/** English with proxy bids, from {@code docs/formats.md}. */
class NaiveProxy extends NaiveEnglish {
    NaiveProxy(Setting setting) {
        super(setting);
    }

    /** Any valid bid of another than the leader at that moment. */
    @Override
    boolean extending(Happening bid) {
        List<Happening> before = maximaBefore(bid.seq());
        return before.isEmpty() || before.getFirst().bidder() != bid.bidder();
    }

    @Override
    boolean enough(Fact.Bid bid) {
        List<Happening> maxima = standing();
        if (maxima.isEmpty()) {
            return bid.amount() >= setting.start();
        }
        Happening leader = maxima.getFirst();
        if (leader.bidder() == bid.bidder()) {
            return bid.amount() >= leader.amount() + 1;
        }
        long least = rank(bid.bidder()) < rank(leader.bidder()) ? price() : price() + setting.step(price());
        return bid.amount() >= least;
    }

    /** It never falls; a raise by the leader changes it only where that reaches the reserve. */
    @Override
    long price() {
        long price = setting.start();
        for (Happening bid : valid()) {
            List<Happening> maxima = maximaBefore(bid.seq() + 1);
            price = Math.max(price, extending(bid) ? contested(maxima) : 0);
            price = Math.max(price, setting.reserve() <= maxima.getFirst().amount() ? setting.reserve() : 0);
        }
        return price;
    }

    private long contested(List<Happening> maxima) {
        if (maxima.size() < 2) {
            return setting.start();
        }
        long second = maxima.get(1).amount();
        return Math.min(maxima.getFirst().amount(), second + setting.step(second));
    }

    /** The maximum of each bidder as it stood before an entry, best first. */
    private List<Happening> maximaBefore(int seq) {
        List<Happening> maxima = new ArrayList<>();
        for (Happening one : past.subList(0, seq)) {
            if (one.kind() == Kind.VALID || one.kind() == Kind.LEFT) {
                maxima.removeIf(earlier -> earlier.bidder() == one.bidder());
            }
            if (one.kind() == Kind.VALID) {
                maxima.add(one);
            }
        }
        maxima.sort(bestFirst());
        return maxima;
    }

    @Override
    List<Stake> winners() {
        return List.of(new Stake(leader(), price()));
    }

    @Override
    List<Long> amountsOfInterest() {
        List<Long> amounts = new ArrayList<>(super.amountsOfInterest());
        amounts.add(price());
        amounts.add(price() + setting.step(price()));
        return amounts;
    }
}

package org.ipmarket.auction.oracle;

import java.util.List;

/** Clock with gong, from {@code docs/formats.md}. */
class NaiveClock extends Naive {
    NaiveClock(Setting setting) {
        super(setting);
    }

    /** So much silence, or the hard stop. */
    @Override
    long boundary() {
        return Math.min(roundBegins() + setting.silence(), setting.end());
    }

    private long roundBegins() {
        return valid().isEmpty() ? openedAt() : running(valid().getLast()) + setting.pause();
    }

    @Override
    String bid(Fact.Bid bid, long running) {
        if (pausing(roundBegins() - running)) {
            return rejected(bid, "PAUSE");
        }
        if (stands(bid.bidder())) {
            return rejected(bid, "LEADS_ALREADY");
        }
        if (bid.amount() < ask()) {
            return rejected(bid, "TOO_LOW");
        }
        for (long shown = ask(); shown <= bid.amount(); shown += setting.step(ask())) {
            if (shown == bid.amount()) {
                return accepted(bid.at(), bid.bidder(), bid.amount());
            }
        }
        return rejected(bid, "NOT_ON_THE_CLOCK");
    }

    boolean pausing(long left) {
        return left > 0;
    }

    private long ask() {
        if (valid().isEmpty()) {
            return setting.start();
        }
        long price = valid().getLast().amount();
        return price + setting.step(price);
    }

    @Override
    boolean stands(int bidder) {
        return !valid().isEmpty() && valid().getLast().bidder() == bidder;
    }

    @Override
    List<Long> amountsOfInterest() {
        return List.of(ask(), ask() + setting.step(ask()), ask() + 3 * setting.step(ask()));
    }

    @Override
    List<Long> timesOfInterest() {
        return List.of(boundary(), roundBegins(), setting.end());
    }
}

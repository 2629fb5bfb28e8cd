package org.ipmarket.auction.oracle;

import org.ipmarket.auction.oracle.Verdict.Stake;

/** Fixed price, from {@code docs/formats.md}: the first bid of the asking price ends it. */
class NaiveFixedPrice extends Naive {
    NaiveFixedPrice(Setting setting) {
        super(setting);
    }

    @Override
    long boundary() {
        return valid().isEmpty() ? setting.end() : running(valid().getFirst());
    }

    @Override
    String bid(Fact.Bid bid, long running) {
        return bid.amount() >= asking(running)
                ? accepted(bid.at(), bid.bidder(), asking(running))
                : rejected(bid, "TOO_LOW");
    }

    long asking(long running) {
        return setting.start();
    }

    @Override
    boolean stands(int bidder) {
        return valid().stream().anyMatch(one -> one.bidder() == bidder);
    }

    @Override
    boolean minimumApplies() {
        return false;
    }

    @Override
    boolean reserveApplies() {
        return false;
    }

    @Override
    Stake runnerUp() {
        return null;
    }
}

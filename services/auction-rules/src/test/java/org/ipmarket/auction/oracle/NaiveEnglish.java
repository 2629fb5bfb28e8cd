package org.ipmarket.auction.oracle;

import java.util.List;

/** English with extended bidding, from {@code docs/formats.md}. */
class NaiveEnglish extends Naive {
    NaiveEnglish(Setting setting) {
        super(setting);
    }

    /** When bidding would end without a late bid, in running time. */
    long plannedEnd() {
        return setting.end();
    }

    @Override
    long boundary() {
        return extended(plannedEnd())[0];
    }

    @Override
    int extensions() {
        return phase().equals("SCHEDULED") ? 0 : (int) extended(plannedEnd())[1];
    }

    boolean extending(Happening bid) {
        return true;
    }

    /** The end, and how often a late bid changed it. */
    private long[] extended(long planned) {
        long end = planned;
        long extensions = 0;
        for (Happening bid : valid()) {
            long later = running(bid) + setting.extension();
            if (setting.cap() >= 0) {
                later = Math.min(later, planned + setting.cap());
            }
            if (extending(bid) && inWindow(end - running(bid)) && later > end) {
                end = later;
                extensions++;
            }
        }
        return new long[] {end, extensions};
    }

    boolean inWindow(long left) {
        return left <= setting.window();
    }

    @Override
    String bid(Fact.Bid bid, long running) {
        return enough(bid) ? accepted(bid.at(), bid.bidder(), bid.amount()) : rejected(bid, "TOO_LOW");
    }

    boolean enough(Fact.Bid bid) {
        if (valid().isEmpty()) {
            return bid.amount() >= setting.start();
        }
        boolean matches = bid.amount() == price() && rank(bid.bidder()) < rank(leader());
        return matches || bid.amount() >= price() + setting.step(price());
    }

    long price() {
        return valid().stream().mapToLong(Happening::amount).max().orElseThrow();
    }

    int leader() {
        return standing().getFirst().bidder();
    }

    @Override
    boolean stands(int bidder) {
        return !valid().isEmpty() && leader() == bidder;
    }

    @Override
    List<Long> timesOfInterest() {
        return List.of(boundary(), boundary() - setting.window());
    }
}

package org.ipmarket.auction.oracle;

import java.util.List;
import org.ipmarket.auction.oracle.Verdict.Stake;

/** Open and standard licence, from {@code docs/formats.md}: everybody who pays the posted fee has one. */
class NaiveLicence extends NaiveFixedPrice {
    NaiveLicence(Setting setting) {
        super(setting);
    }

    @Override
    long boundary() {
        boolean allGone = setting.quantity() > 0 && valid().size() == setting.quantity();
        return allGone ? running(valid().getLast()) : setting.end();
    }

    @Override
    String bid(Fact.Bid bid, long running) {
        return stands(bid.bidder()) ? rejected(bid, "LEADS_ALREADY") : super.bid(bid, running);
    }

    @Override
    boolean gateApplies() {
        return false;
    }

    @Override
    List<Stake> winners() {
        return standing().stream()
                .map(one -> new Stake(one.bidder(), setting.start()))
                .toList();
    }
}

package org.ipmarket.auction.oracle;

import java.util.List;

/** Dutch, then sealed, then best, from {@code docs/formats.md}. */
class NaiveDutchSealedBest extends NaiveSealed {
    NaiveDutchSealedBest(Setting setting) {
        super(setting);
    }

    private boolean falling() {
        return stage() == null;
    }

    /** Whose acceptance ended the fall, at which price. */
    private Happening acceptance() {
        return valid().stream()
                .filter(one -> !"offer".equals(one.name()))
                .findFirst()
                .orElseThrow();
    }

    @Override
    long boundary() {
        if (in("SEALED")) {
            return running(stage()) + setting.sealed();
        }
        return in("BEST") ? running(stage()) + setting.best() : super.boundary();
    }

    @Override
    void boundaryReached(long at) {
        if (falling() || in("BEST")) {
            close(at);
        } else if (in("SEALED")) {
            super.boundaryReached(at);
        } else {
            long price = acceptance().amount();
            unseal(leastSealed(price));
            if (sealedOffers().isEmpty()) {
                close(at);
            } else {
                begin("BEST", at, acceptance().bidder());
            }
        }
    }

    long leastSealed(long price) {
        return price + setting.step(price);
    }

    @Override
    String refusal() {
        return in("SEALED") ? super.refusal() : null;
    }

    @Override
    String bid(Fact.Bid bid, long running) {
        if (falling()) {
            return accept(bid, NaiveDutch.price(setting, running - openedAt()));
        }
        if (acceptance().bidder() != bid.bidder()) {
            return rejected(bid, "NOT_YOUR_TURN");
        }
        return bid.amount() >= leastAnswer()
                ? accepted(bid.at(), bid.bidder(), bid.amount())
                : rejected(bid, "TOO_LOW");
    }

    private String accept(Fact.Bid bid, long price) {
        if (bid.amount() < price) {
            return rejected(bid, "TOO_LOW");
        }
        String answer = accepted(bid.at(), bid.bidder(), price);
        begin("SEALED", bid.at(), 0);
        return answer;
    }

    private long leastAnswer() {
        Happening last = valid().stream()
                .filter(one -> one.seq() > stage().seq())
                .reduce((_, later) -> later)
                .orElse(null);
        long highest = sealedOffers().getFirst().amount();
        return last == null ? highest + setting.step(highest) : last.amount() + 1;
    }

    private List<Happening> sealedOffers() {
        return best(valid().stream().filter(one -> "offer".equals(one.name())).toList());
    }

    @Override
    String offer(Fact.Offer offer) {
        if (!in("SEALED")) {
            return refused("NOT_THIS_FORM");
        }
        if (acceptance().bidder() == offer.bidder()) {
            happened(Kind.REJECTED, offer.at());
            return "rejected LEADS_ALREADY";
        }
        return super.offer(offer);
    }

    @Override
    boolean stands(int bidder) {
        boolean accepted = !falling() && acceptance().bidder() == bidder;
        return accepted || super.stands(bidder);
    }

    @Override
    boolean minimumApplies() {
        return false;
    }

    @Override
    List<Long> amountsOfInterest() {
        if (falling()) {
            long elapsed = Math.max(0, running(past.getLast()) - openedAt());
            return List.of(NaiveDutch.price(setting, elapsed), NaiveDutch.price(setting, elapsed + setting.every()));
        }
        return in("BEST") ? List.of(leastAnswer()) : super.amountsOfInterest();
    }

    @Override
    List<Long> timesOfInterest() {
        if (falling()) {
            long falls = (running(past.getLast()) - openedAt()) / setting.every();
            return List.of(boundary(), openedAt() + (falls + 1) * setting.every());
        }
        return super.timesOfInterest();
    }
}

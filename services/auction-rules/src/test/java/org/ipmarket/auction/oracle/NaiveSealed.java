package org.ipmarket.auction.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ipmarket.auction.oracle.Verdict.Stake;

/** Sealed offers until the end, from {@code docs/formats.md}: what the formats that begin or end so have in common. */
abstract class NaiveSealed extends Naive {
    private static final int MOST_BIDDERS = 9;

    NaiveSealed(Setting setting) {
        super(setting);
    }

    /** The end closes the set of offers; they are opened when the keepers come. */
    @Override
    long boundary() {
        return in("OPENING") ? opening(running(stage())) : setting.end();
    }

    final boolean in(String stage) {
        return stage() != null && stage().name().equals(stage);
    }

    /** Nothing is taken while the keepers are waited for. */
    @Override
    final boolean over() {
        return in("OPENING");
    }

    @Override
    List<Long> timesOfInterest() {
        return List.of(in("OPENING") ? running(stage()) + 1 : boundary());
    }

    @Override
    String refusal() {
        return "NOT_THIS_FORM";
    }

    @Override
    String bid(Fact.Bid bid, long running) {
        throw new AssertionError("no stage for open bids");
    }

    @Override
    String offer(Fact.Offer offer) {
        long amount = offer.fault() == Fact.Fault.NONE ? offer.amount() : -1;
        happened(Kind.SEALED, offer.at(), offer.bidder(), amount);
        return "accepted";
    }

    @Override
    void boundaryReached(long at) {
        if (in("OPENING")) {
            unseal(setting.start());
            close(at);
        } else if (lastOffers().isEmpty()) {
            close(at);
        } else {
            begin("OPENING", at, 0);
        }
    }

    /** The last offer of each bidder who has not left since counts, where it can be read and is enough. */
    final void unseal(long least) {
        for (Happening offer : lastOffers()) {
            if (offer.amount() >= least) {
                past.set(
                        offer.seq(),
                        new Happening(offer.seq(), Kind.VALID, offer.at(), offer.bidder(), offer.amount(), "offer"));
            }
        }
    }

    final List<Happening> lastOffers() {
        return IntStream.rangeClosed(1, MOST_BIDDERS)
                .mapToObj(bidder -> past.stream()
                        .filter(one -> one.kind() == Kind.SEALED && one.bidder() == bidder && !leftAfter(one))
                        .reduce((_, last) -> last))
                .flatMap(Optional::stream)
                .toList();
    }

    /** From the end of the offers on; of those that were opened the ones that count. */
    @Override
    boolean stands(int bidder) {
        List<Happening> offers = in("OPENING") ? lastOffers() : valid();
        return offers.stream().anyMatch(one -> one.bidder() == bidder);
    }

    @Override
    List<Long> amountsOfInterest() {
        List<Long> amounts = new ArrayList<>(super.amountsOfInterest());
        past.stream().filter(one -> one.kind() == Kind.SEALED).forEach(one -> amounts.add(one.amount()));
        return amounts;
    }

    /** First price: the winner pays its own offer, so does the runner-up. */
    static final class First extends NaiveSealed {
        First(Setting setting) {
            super(setting);
        }
    }

    /** Second price: the winner pays the next offer, or the reserve where that is higher. */
    static class Second extends NaiveSealed {
        Second(Setting setting) {
            super(setting);
        }

        @Override
        List<Stake> winners() {
            return List.of(new Stake(standing().getFirst().bidder(), priceOf(0)));
        }

        @Override
        Stake runnerUp() {
            return nextBest(1) == null ? null : new Stake(nextBest(1).bidder(), priceOf(1));
        }

        private long priceOf(int place) {
            if (standing().size() > place + 1) {
                return Math.max(standing().get(place + 1).amount(), setting.reserve());
            }
            return setting.reserve() > 0 ? setting.reserve() : setting.start();
        }
    }

    /** Uniform price: the best so many win, and all pay the best offer that did not. */
    static final class Uniform extends Second {
        Uniform(Setting setting) {
            super(setting);
        }

        @Override
        List<Stake> winners() {
            List<Happening> winning = winning();
            List<Happening> losing =
                    standing().stream().filter(one -> !winning.contains(one)).toList();
            long price = losing.isEmpty() && setting.reserve() == 0 ? setting.start() : setting.reserve();
            for (Happening loser : losing) {
                price = Math.max(price, loser.amount());
            }
            long all = price;
            return winning.stream().map(one -> new Stake(one.bidder(), all)).toList();
        }

        private List<Happening> winning() {
            return standing().stream()
                    .filter(one -> one.amount() >= setting.reserve())
                    .limit(setting.quantity())
                    .toList();
        }

        @Override
        Stake runnerUp() {
            return setting.quantity() == 1 ? super.runnerUp() : null;
        }
    }
}

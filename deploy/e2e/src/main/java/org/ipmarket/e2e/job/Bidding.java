package org.ipmarket.e2e.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ipmarket.client.Caller;
import org.ipmarket.client.Refused;
import org.ipmarket.e2e.client.MarketClient;
import org.ipmarket.e2e.client.Views;
import org.ipmarket.e2e.job.Outcome.PlacedBid;
import org.ipmarket.e2e.job.Script.Bidder;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.OfferId;

/** The part of the main job between the announcement and the close: deposits and bids. */
final class Bidding {
    private static final Duration SOON = Duration.ofSeconds(60);
    /** A late bid is sent so long before the end that it surely arrives. */
    private static final Duration LATE = Duration.ofMillis(2_500);

    /** What settlement says of a participant or a centre whose event is still on its way. */
    private static final Set<String> NOT_HEARD_YET = Set.of("participant-not-qualified", "unknown-centre");

    private record NewDeposit(OfferId lot, CentreCode buyerCentre) {}

    private record Transfer(String reference, Money amount) {}

    private record NewBid(Money amount) {}

    private final MarketClient market;
    private final Script script;
    private final Views.Listing listing;
    private final MainJob job;
    private final List<PlacedBid> placed = new ArrayList<>();
    private final Map<Bidder, Views.Deposit> deposits = new HashMap<>();

    Bidding(MarketClient market, Script script, Views.Listing listing, MainJob job) {
        this.market = market;
        this.script = script;
        this.listing = listing;
        this.job = job;
    }

    List<PlacedBid> placed() {
        return List.copyOf(placed);
    }

    /** Each bidder announces its deposit, transfers it at the simulated bank, and sees it held. */
    void giveDeposits() {
        for (Bidder bidder : script.bidders()) {
            Caller trader = trader(bidder);
            String key = Caller.newKey();
            Views.Deposit deposit =
                    Patience.until("settlement knows the lot", SOON, () -> announce(trader, bidder, key));
            job.say(
                    trader,
                    "POST /deposits",
                    "%s %s through %s, reference %s"
                            .formatted(
                                    deposit.state(), deposit.amount(), deposit.buyerCentre(), deposit.bankReference()));
            trader.post(
                    "/bank/simulator/transfers",
                    new Transfer(deposit.bankReference(), deposit.amount()),
                    Caller.newKey(),
                    Object.class);
            job.say(
                    trader,
                    "POST /bank/simulator/transfers",
                    deposit.amount() + " on its way to the settlement account");
            deposits.put(bidder, deposit);
        }
        for (Bidder bidder : script.bidders()) {
            Caller trader = trader(bidder);
            Views.Deposit held = awaitHeld(bidder);
            job.say(trader, "GET /deposits/" + MainJob.shortened(held.id()), held.state() + " by the bank's statement");
        }
    }

    /** Empty as long as settlement has not heard of the lot or of the bidder. */
    private Optional<Views.Deposit> announce(Caller trader, Bidder bidder, String key) {
        try {
            return Optional.of(
                    trader.post("/deposits", new NewDeposit(listing.id(), bidder.through()), key, Views.Deposit.class));
        } catch (Refused refused) {
            if (refused.status() == 404 || NOT_HEARD_YET.contains(refused.slug())) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** The bidders outbid each other; one bid is too low, one comes late and moves the end. */
    void contest(Views.Lot open) {
        Bidder first = script.bidders().getFirst();
        Bidder second = script.bidders().getLast();
        bid(first, open.lowestAcceptable());
        tooLow(second, open.startPrice());
        bid(second, lot(second).lowestAcceptable());
        bid(first, lot(first).lowestAcceptable());
        Views.Lot now = lot(second);
        Duration offset = Duration.between(Instant.now(), now.serverTime());
        Patience.pauseUntil(now.endsAt().minus(LATE).minus(offset));
        bid(second, now.lowestAcceptable());
        bid(first, lot(first).lowestAcceptable());
    }

    /** @param amount null where no bid would do any more */
    private void bid(Bidder bidder, Money amount) {
        Caller trader = trader(bidder);
        Views.Lot lot = lot(bidder);
        if (amount == null) {
            job.say(trader, "GET /lots/" + MainJob.shortened(lot.id()), lot.state() + ": no further bid");
            return;
        }
        Instant endBefore = lot.endsAt();
        String key = Caller.newKey();
        String call = "POST /lots/" + MainJob.shortened(listing.id()) + "/bids " + amount.amount();
        try {
            Views.Bid bid = Patience.until("bidding admits the bidder", SOON, () -> place(trader, amount, key));
            placed.add(new PlacedBid(bidder.participant().id(), bid));
            job.say(
                    trader,
                    call,
                    "accepted, no. %d of the log, receipt signed with key %s%s"
                            .formatted(
                                    bid.sequence(),
                                    bid.receipt().keyId(),
                                    bid.endsAt().isAfter(endBefore)
                                            ? "; a late bid: the end moves to " + bid.endsAt()
                                            : ""));
        } catch (Refused refused) {
            if (!refused.slug().equals("lot-not-open") && !refused.slug().equals("bid-too-low")) {
                throw refused;
            }
            job.say(trader, call, "refused: " + refused.detail());
        }
    }

    /** Empty as long as the deposit has not been heard of. */
    private Optional<Views.Bid> place(Caller trader, Money amount, String key) {
        try {
            return Optional.of(
                    trader.post("/lots/" + listing.id() + "/bids", new NewBid(amount), key, Views.Bid.class));
        } catch (Refused refused) {
            if (refused.slug().equals("not-admitted")) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private void tooLow(Bidder bidder, Money amount) {
        Caller trader = trader(bidder);
        String key = Caller.newKey();
        String call = "POST /lots/" + MainJob.shortened(listing.id()) + "/bids " + amount.amount();
        try {
            Views.Bid bid = Patience.until("bidding admits the bidder", SOON, () -> place(trader, amount, key));
            throw new IllegalStateException("a bid below the step was accepted: " + bid);
        } catch (Refused refused) {
            if (refused.status() == 422 && refused.problem().has("lowestAcceptable")) {
                job.say(
                        trader,
                        call,
                        "refused 422: lowest acceptable is "
                                + refused.problem()
                                        .path("lowestAcceptable")
                                        .path("amount")
                                        .asText());
            } else if (refused.slug().equals("lot-not-open")) {
                job.say(trader, call, "refused: " + refused.detail());
            } else {
                throw refused;
            }
        }
    }

    /** At the close the losers' deposits go back: all of a lot that was sold, but one. */
    void depositsBack(Views.Lot closed) {
        int losers = script.bidders().size() - ("SOLD".equals(closed.result()) ? 1 : 0);
        Map<Bidder, Views.Deposit> back = Patience.until("deposits of losers go back", SOON, () -> {
            Map<Bidder, Views.Deposit> released = new HashMap<>();
            script.bidders().forEach(bidder -> {
                Views.Deposit deposit = deposit(bidder);
                if (deposit.state().equals("RELEASED")) {
                    released.put(bidder, deposit);
                }
            });
            return released.size() == losers ? Optional.of(released) : Optional.empty();
        });
        back.forEach((bidder, deposit) -> job.say(
                trader(bidder),
                "GET /deposits/" + MainJob.shortened(deposit.id()),
                deposit.state() + ": " + deposit.amount() + " goes back"));
    }

    private Views.Deposit awaitHeld(Bidder bidder) {
        return Patience.until("the bank's statement shows the deposit", SOON, () -> Optional.of(deposit(bidder))
                .filter(found -> found.state().equals("HELD")));
    }

    private Views.Deposit deposit(Bidder bidder) {
        return trader(bidder).get("/deposits/" + deposits.get(bidder).id(), Views.Deposit.class);
    }

    private Views.Lot lot(Bidder bidder) {
        return trader(bidder).get("/lots/" + listing.id(), Views.Lot.class);
    }

    private Caller trader(Bidder bidder) {
        return market.as(bidder.participant().trader());
    }
}

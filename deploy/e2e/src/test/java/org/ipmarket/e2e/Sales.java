package org.ipmarket.e2e;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.ipmarket.client.Caller;
import org.ipmarket.client.Refused;
import org.ipmarket.e2e.catalogue.FreshAssets;
import org.ipmarket.e2e.client.MarketClient;
import org.ipmarket.e2e.client.Views;
import org.ipmarket.e2e.job.Offers;
import org.ipmarket.e2e.job.Patience;
import org.ipmarket.e2e.seed.Centres;
import org.ipmarket.e2e.seed.Participants;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.OfferId;

/** Makes the things that tests need at one centre: drafts, announced offers, held deposits, open lots. */
final class Sales {
    static final Centres CENTRE = Centres.DG;
    static final Participants SELLER = Participants.LINGNAN_POLYTECHNIC;
    static final Money START = Money.cny(1_000_000);
    static final Money STEP = Money.cny(50_000);
    private static final Duration SOON = Duration.ofSeconds(30);

    private final MarketClient market;
    private final Offers offers;

    Sales(MarketClient market) {
        this.market = market;
        this.offers = new Offers(market, (who, call, result) -> {});
    }

    /** Lots announced from now on follow these periods. */
    void periods(Duration announcement, Duration bidding) {
        Stack.seed(market).centre(CENTRE, Centres.rules(announcement, bidding));
    }

    Views.Asset asset() {
        return Patience.until("an unused number", SOON, () -> {
            try {
                return Optional.of(market.as(SELLER.trader())
                        .post("/assets", FreshAssets.patent(CENTRE.code(), SELLER.id()), Views.Asset.class));
            } catch (Refused taken) {
                if (taken.slug().equals("asset-exists")) {
                    return Optional.empty();
                }
                throw taken;
            }
        });
    }

    private Offers.Draft terms() {
        return Offers.Draft.assignment(
                CENTRE.code(), asset().id(), new LocalizedText("测试用标的", "A lot of the tests"), START, STEP);
    }

    Views.Listing draft() {
        return offers.draft(SELLER.trader(), terms());
    }

    Views.Listing submitted() {
        Views.Listing draft = draft();
        return offers.submit(SELLER.trader(), draft.id());
    }

    Views.Listing announced() {
        return offers.announce(SELLER.trader(), terms());
    }

    /** Announces a deposit as soon as settlement knows the lot. */
    Views.Deposit deposit(Participants bidder, OfferId lot) {
        Caller trader = market.as(bidder.trader());
        return Patience.until("settlement knows the lot", SOON, () -> {
            try {
                return Optional.of(trader.post(
                        "/deposits",
                        Map.of("lot", lot, "buyerCentre", bidder.home()),
                        Caller.newKey(),
                        Views.Deposit.class));
            } catch (Refused refused) {
                if (refused.status() == 404 || refused.slug().equals("participant-not-qualified")) {
                    return Optional.empty();
                }
                throw refused;
            }
        });
    }

    /** A deposit that the bank has confirmed. */
    Views.Deposit heldDeposit(Participants bidder, OfferId lot) {
        Views.Deposit deposit = deposit(bidder, lot);
        Caller trader = market.as(bidder.trader());
        trader.post(
                "/bank/simulator/transfers",
                Map.of("reference", deposit.bankReference(), "amount", deposit.amount()),
                Caller.newKey(),
                Object.class);
        await().atMost(SOON).until(() -> state(bidder, deposit), "HELD"::equals);
        return deposit;
    }

    String state(Participants bidder, Views.Deposit deposit) {
        return market.as(bidder.trader())
                .get("/deposits/" + deposit.id(), Views.Deposit.class)
                .state();
    }

    Views.Lot lot(OfferId id) {
        return market.as("regulator").get("/lots/" + id, Views.Lot.class);
    }

    /** Waits until it takes bids. */
    Views.Lot open(OfferId id) {
        Caller anybody = market.as("regulator");
        return Patience.until(
                "lot " + id + " is open", Duration.ofSeconds(60), () -> anybody.find("/lots/" + id, Views.Lot.class)
                        .filter(lot -> lot.state().equals("OPEN")));
    }

    Views.Bid bid(Participants bidder, OfferId lot, Money amount) {
        return market.as(bidder.trader())
                .post("/lots/" + lot + "/bids", Map.of("amount", amount), Caller.newKey(), Views.Bid.class);
    }

    /** The next bid that would do, as soon as the bidder is admitted. */
    Views.Bid nextBid(Participants bidder, OfferId lot) {
        return Patience.until("bidding admits " + bidder, SOON, () -> {
            try {
                return Optional.of(bid(bidder, lot, lot(lot).lowestAcceptable()));
            } catch (Refused refused) {
                if (refused.slug().equals("not-admitted")) {
                    return Optional.empty();
                }
                throw refused;
            }
        });
    }

    /** Ends a lot that a test has done with; every deposit on it goes back. */
    void cancel(OfferId lot) {
        market.as(CENTRE.staff("manager"))
                .post("/lots/" + lot + "/cancellation", Map.of("reason", "the test has ended"), Object.class);
    }

    static LotId lotOf(Views.Listing listing) {
        return LotId.of(listing.id());
    }
}

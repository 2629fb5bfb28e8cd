package org.ipmarket.bidding.lot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.ipmarket.bidding.Offers;
import org.ipmarket.bidding.People;
import org.ipmarket.bidding.Scene;
import org.ipmarket.bidding.store.BidderRow;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.event.BidderLeaveRefused;
import org.ipmarket.messages.event.BidderLeft;
import org.ipmarket.messages.event.DepositHeld;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.id.LotId;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** A deposit is asked back and a bid is sent at the same moment. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "bidding"))
class LeaveRaceIT {
    private static final Logger LOG = Logger.getLogger(LeaveRaceIT.class);
    private static final int RACES = 200;

    @Inject
    Bidders bidders;

    @Inject
    LeaveLot leaveLot;

    @Inject
    LotQueries lots;

    @Test
    void noBidEverStandsWithoutItsDeposit() {
        try (Scene scene = Scene.open();
                ExecutorService racers = Executors.newFixedThreadPool(2)) {
            List<DepositHeld> deposits = new ArrayList<>();
            for (int i = 0; i < RACES; i++) {
                OfferAnnounced offer = Offers.by(People.UNI).announced();
                scene.broker().publish(offer);
                deposits.add(scene.giveDeposit(LotId.of(offer.offer()), People.LIN));
            }
            await().atMost(Scene.SOON.multipliedBy(3))
                    .until(() ->
                            lots.bidder(deposits.getLast().lot(), People.LIN).isPresent());
            int stood = 0;
            for (DepositHeld deposit : deposits) {
                stood += race(racers, deposit) ? 1 : 0;
            }
            LOG.infof("%d races: %d bids stood, %d bidders left", RACES, stood, RACES - stood);
            assertThat(stood).isBetween(1, RACES - 1);

            await().atMost(Scene.SOON)
                    .until(() -> scene.broker().told(BidderLeft.class).size()
                                    + scene.broker()
                                            .told(BidderLeaveRefused.class)
                                            .size()
                            >= RACES);
            assertThat(scene.broker().told(BidderLeaveRefused.class)).hasSize(stood);
        }
    }

    /** @return whether the bid stood */
    private boolean race(ExecutorService racers, DepositHeld deposit) {
        CyclicBarrier start = new CyclicBarrier(2);
        CompletableFuture<BidAnswer> bid = CompletableFuture.supplyAsync(
                () -> {
                    meet(start);
                    return bidders.bid(deposit.lot(), People.LIN, 100_000);
                },
                racers);
        CompletableFuture<Void> leave = CompletableFuture.runAsync(
                () -> {
                    meet(start);
                    QuarkusTransaction.requiringNew().run(() -> leaveLot.leave(Offers.askedBack(deposit)));
                },
                racers);
        leave.join();
        boolean stands = bid.join() instanceof BidAnswer.Judged judged
                && judged.bid().bid().accepted();
        BidderRow bidder = lots.bidder(deposit.lot(), People.LIN).orElseThrow();
        assertThat(bidder.state()).isEqualTo(stands ? BidderRow.State.ADMITTED : BidderRow.State.LEFT);
        LotView lot = lots.find(deposit.lot()).orElseThrow();
        assertThat(lot.bids()).isEqualTo(stands ? 1 : 0);
        return stands;
    }

    /** Either side gets a small head start at random, so that both orders occur. */
    private static void meet(CyclicBarrier start) {
        try {
            start.await();
            LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(3_000) * 1_000L);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.ipmarket.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.ipmarket.auction.verifier.ProofExport;
import org.ipmarket.auction.verifier.Verifier;
import org.ipmarket.client.Refused;
import org.ipmarket.e2e.client.MarketClient;
import org.ipmarket.e2e.client.Views;
import org.ipmarket.e2e.seed.Participants;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.OfferId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A deposit is asked back and a bid is sent at the same moment, 200 times: no bid ever stands without its deposit. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RaceIT {
    private static final int LOTS = 50;
    private static final int LOTS_AT_ONCE = 8;
    /** The request to leave takes the longer way, over the broker: so it gets a head start that both orders occur. */
    private static final int MOST_DELAY_OF_THE_BID_MICROS = 60_000;

    private static final int MOST_DELAY_OF_THE_LEAVE_MICROS = 5_000;
    private static final List<Participants> BIDDERS = List.of(
            Participants.YUEXIU_ROBOTICS,
            Participants.PENGCHENG_OPTICS,
            Participants.HE_JING,
            Participants.NANHAI_BROKERS);

    private final MarketClient market = Stack.market();
    private final Sales sales = new Sales(market);
    private final ExecutorService racers = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger races = new AtomicInteger();
    private final AtomicInteger bidsStanding = new AtomicInteger();

    @AfterAll
    void usualPeriods() {
        racers.close();
        Stack.seed(market).people();
    }

    @Test
    void noBidStandsWithoutItsDeposit() {
        sales.periods(Duration.ofSeconds(4), Duration.ofMinutes(10));
        try (ExecutorService lots = Executors.newFixedThreadPool(LOTS_AT_ONCE)) {
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int i = 0; i < LOTS; i++) {
                all.add(CompletableFuture.runAsync(this::raceOnOneLot, lots));
            }
            all.forEach(CompletableFuture::join);
        }

        Stack.story()
                .say(
                        "race",
                        "-",
                        "200 races",
                        bidsStanding + " bids stood and kept their deposit, " + (races.get() - bidsStanding.get())
                                + " bidders left and could not bid");
        assertThat(races).hasValue(LOTS * BIDDERS.size());
    }

    /** One bidder after the other, so that a bid that is accepted leads and therefore stands. */
    private void raceOnOneLot() {
        OfferId lot = sales.announced().id();
        Map<Participants, Views.Deposit> deposits = new EnumMap<>(Participants.class);
        BIDDERS.forEach(bidder -> deposits.put(bidder, sales.heldDeposit(bidder, lot)));
        sales.open(lot);
        for (Participants bidder : BIDDERS) {
            race(bidder, lot, deposits.get(bidder));
        }
        ProofExport proof = market.as("regulator").get("/lots/" + lot + "/proof", ProofExport.class);
        assertThat(new Verifier().verify(proof).findings()).isEmpty();
        sales.cancel(lot);
    }

    private void race(Participants bidder, OfferId lot, Views.Deposit deposit) {
        Money amount = sales.lot(lot).lowestAcceptable();
        CyclicBarrier start = new CyclicBarrier(2);
        CompletableFuture<Boolean> bid = CompletableFuture.supplyAsync(
                () -> {
                    meet(start, MOST_DELAY_OF_THE_BID_MICROS);
                    return isAccepted(bidder, lot, amount);
                },
                racers);
        CompletableFuture<Void> leave = CompletableFuture.runAsync(
                () -> {
                    meet(start, MOST_DELAY_OF_THE_LEAVE_MICROS);
                    market.as(bidder.trader())
                            .post("/deposits/" + deposit.id() + "/release-request", Map.of(), Object.class);
                },
                racers);
        boolean accepted = bid.join();
        leave.join();
        String state = await("bidding's word on the deposit")
                .atMost(Duration.ofSeconds(30))
                .until(() -> sales.state(bidder, deposit), now -> !now.equals("RELEASE_REQUESTED"));

        assertThat(state)
                .as("deposit of %s for lot %s, its bid accepted: %s", bidder, lot, accepted)
                .isEqualTo(accepted ? "HELD" : "RELEASED");
        races.incrementAndGet();
        if (accepted) {
            bidsStanding.incrementAndGet();
        }
    }

    /** Waits for the other side, then up to so long. */
    private static void meet(CyclicBarrier start, int mostDelayMicros) {
        try {
            start.await();
            LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(mostDelayMicros) * 1_000L);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isAccepted(Participants bidder, OfferId lot, Money amount) {
        try {
            return sales.bid(bidder, lot, amount).accepted();
        } catch (Refused refused) {
            assertThat(refused.slug()).isEqualTo("not-admitted");
            return false;
        }
    }
}

package org.ipmarket.bidding.lot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ipmarket.bidding.BiddingConfig;
import org.ipmarket.bidding.Offers;
import org.ipmarket.bidding.People;
import org.ipmarket.bidding.Scene;
import org.ipmarket.bidding.store.Database;
import org.ipmarket.bidding.store.LotTable;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.id.LotId;
import org.junit.jupiter.api.Test;

/** What waits for a lot is bounded: one bid too many is refused at once, and those that wait are answered. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "bidding"))
class QueueBoundIT {
    private static final int ROOM = 3;

    @Inject
    JudgeBids judgeBids;

    @Inject
    Database database;

    @Inject
    BiddingConfig config;

    @Test
    void aBidTooManyIsRefusedAndTheWaitingOnesAreAnswered() throws Exception {
        try (Scene scene = Scene.open()) {
            LotId lot = scene.openLot(Offers.by(People.UNI), People.LIN);
            Bidders.Replica replica = new Bidders.Replica(new LotSequencer(judgeBids, small()));
            CountDownLatch locked = new CountDownLatch(1);
            CountDownLatch release = new CountDownLatch(1);
            CompletableFuture<Void> holder = CompletableFuture.runAsync(
                    () -> database.runInNew(connection -> {
                        LotTable.lock(connection, lot).orElseThrow();
                        locked.countDown();
                        await().atMost(Duration.ofSeconds(4)).until(() -> release.getCount() == 0);
                    }),
                    Thread.ofPlatform()::start);
            // a thread of this test: those of the common pool may keep the class loader of another
            if (!locked.await(20, TimeUnit.SECONDS)) {
                holder.get(1, TimeUnit.SECONDS);
            }

            List<CompletableFuture<BidAnswer>> waiting = new ArrayList<>();
            assertThatThrownBy(() -> {
                        for (int i = 0; i <= 2 * ROOM; i++) {
                            waiting.add(replica.bid(lot, People.LIN, 100_000 + 1_000 * i));
                        }
                    })
                    .isInstanceOf(LotSequencer.Overloaded.class);
            assertThat(waiting).hasSizeGreaterThanOrEqualTo(ROOM);
            assertThat(waiting).noneMatch(CompletableFuture::isDone);
            release.countDown();
            holder.join();

            for (CompletableFuture<BidAnswer> answer : waiting) {
                assertThat(answer.get()).isInstanceOf(BidAnswer.Judged.class);
            }
            scene.lot(lot).then().statusCode(200);
            assertThat((int) scene.lot(lot).path("bids")).isEqualTo(waiting.size());
        }
    }

    /** As configured, with room for three. */
    private BiddingConfig small() {
        BiddingConfig usual = config;
        return new BiddingConfig() {
            @Override
            public Sequencer sequencer() {
                return new SmallSequencer(usual.sequencer());
            }

            @Override
            public Bidder bidder() {
                return usual.bidder();
            }

            @Override
            public Clock clock() {
                return usual.clock();
            }

            @Override
            public Live live() {
                return usual.live();
            }

            @Override
            public Log log() {
                return usual.log();
            }

            @Override
            public Events events() {
                return usual.events();
            }

            @Override
            public Sealing sealing() {
                return usual.sealing();
            }
        };
    }

    private record SmallSequencer(BiddingConfig.Sequencer usual) implements BiddingConfig.Sequencer {
        @Override
        public int committers() {
            return 1;
        }

        @Override
        public int alone() {
            return 1;
        }

        @Override
        public int lotsTogether() {
            return usual.lotsTogether();
        }

        @Override
        public int waitingPerLot() {
            return ROOM;
        }

        @Override
        public int waiting() {
            return 2 * ROOM;
        }

        @Override
        public int remembered() {
            return usual.remembered();
        }

        @Override
        public int batch() {
            return usual.batch();
        }

        @Override
        public Duration answerWithin() {
            return usual.answerWithin();
        }
    }
}

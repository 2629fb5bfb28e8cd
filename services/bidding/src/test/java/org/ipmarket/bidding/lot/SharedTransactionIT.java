package org.ipmarket.bidding.lot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.ipmarket.auction.proof.Receipt;
import org.ipmarket.auction.proof.Signatures;
import org.ipmarket.auction.verifier.ProofExport;
import org.ipmarket.auction.verifier.Verifier;
import org.ipmarket.bidding.Offers;
import org.ipmarket.bidding.People;
import org.ipmarket.bidding.Scene;
import org.ipmarket.bidding.proof.Receipts;
import org.ipmarket.bidding.store.BidTable.Receipted;
import org.ipmarket.bidding.store.Database;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.id.LotId;
import org.junit.jupiter.api.Test;

/** Lots that share transactions are as apart from each other as if they did not. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "bidding"))
class SharedTransactionIT {
    private static final int LOTS = 12;
    private static final int CALLERS = 24;
    private static final int BIDS_EACH = 40;

    @Inject
    Bidders bidders;

    @Inject
    Database database;

    @Inject
    LotQueries lots;

    @Test
    void whatIsWrongWithOneLotCostsTheOthersNothing() throws Exception {
        try (Scene scene = Scene.open()) {
            List<LotId> open = openLots(scene, LOTS);
            LotId poisoned = open.get(LOTS / 2);
            spoil(poisoned, "set frontier = frontier || '\\x00'");
            Map<LotId, CompletableFuture<BidAnswer>> answers = bidTogether(open);

            for (LotId lot : open) {
                if (lot.equals(poisoned)) {
                    assertThatThrownBy(() -> answers.get(lot).get(30, TimeUnit.SECONDS))
                            .isInstanceOf(ExecutionException.class);
                } else {
                    assertThat(judged(answers.get(lot).get(30, TimeUnit.SECONDS))
                                    .bid()
                                    .accepted())
                            .isTrue();
                }
            }
            spoil(poisoned, "set frontier = substring(frontier for length(frontier) - 1)");
            assertThat(bidders.bid(poisoned, People.LIN, 100_000)).isInstanceOf(BidAnswer.Judged.class);
            for (LotId lot : open) {
                ProofExport proof = scene.proof(lot);
                assertThat(new Verifier().verify(proof).findings()).isEmpty();
                assertThat(bidsIn(proof)).isEqualTo(1);
            }
        }
    }

    @Test
    void oneSignatureServesAllAndEachReceiptProvesItsBid() throws Exception {
        try (Scene scene = Scene.open()) {
            List<LotId> open = openLots(scene, LOTS);
            Set<String> signatures = new HashSet<>();
            for (CompletableFuture<BidAnswer> answer : bidTogether(open).values()) {
                Receipt receipt = Receipts.of(judged(answer.get(30, TimeUnit.SECONDS)));
                ProofExport proof = scene.proof(receipt.lot());
                assertThat(receipt.verify(
                                Signatures.publicKey(proof.keys().getFirst().publicKey())))
                        .isTrue();
                signatures.add(receipt.signature());
                List<Receipted> stored = lots.own(lots.find(receipt.lot()).orElseThrow(), People.LIN, -1, 10);
                assertThat(Receipts.of(stored.getFirst())).isEqualTo(receipt);
            }
            assertThat(signatures).hasSizeLessThan(LOTS / 2);
        }
    }

    @Test
    void twoReplicasOnTheSameLotsLoseNothing() throws Exception {
        try (Scene scene = Scene.open();
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<LotId> open = openLots(scene, LOTS);
            List<Bidders.Replica> replicas = List.of(bidders.replica(), bidders.replica());
            AtomicLong price = new AtomicLong(100_000);
            List<Future<List<Receipted>>> all = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                Bidders.Replica replica = replicas.get(i % 2);
                all.add(callers.submit(() -> {
                    List<Receipted> mine = new ArrayList<>();
                    for (int n = 0; n < BIDS_EACH; n++) {
                        LotId lot = open.get(ThreadLocalRandom.current().nextInt(LOTS));
                        mine.add(judged(replica.bid(lot, People.LIN, price.addAndGet(1_000))
                                .get(30, TimeUnit.SECONDS)));
                    }
                    return mine;
                }));
            }
            Map<LotId, Set<Long>> answered = new HashMap<>();
            int shared = 0;
            for (Future<List<Receipted>> caller : all) {
                for (Receipted bid : caller.get()) {
                    assertThat(answered.computeIfAbsent(bid.bid().lot(), lot -> new TreeSet<>())
                                    .add(bid.bid().sequence()))
                            .isTrue();
                    shared += bid.head().shared() == null ? 0 : 1;
                }
            }
            assertThat(shared).isPositive();
            for (LotId lot : open) {
                ProofExport proof = scene.proof(lot);
                assertThat(new Verifier().verify(proof).findings()).isEmpty();
                // after terms, admission and opening nothing but bids
                assertThat(answered.getOrDefault(lot, Set.of()))
                        .isEqualTo(LongStream.range(3, proof.size()).boxed().collect(Collectors.toSet()));
            }
        }
    }

    /** One bid on each of the lots; they wait for one transaction, since a table lock holds up the one before. */
    private Map<LotId, CompletableFuture<BidAnswer>> bidTogether(List<LotId> open) throws Exception {
        Bidders.Replica replica = bidders.replica();
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Void> holder = CompletableFuture.runAsync(
                () -> database.runInNew(connection -> {
                    try (PreparedStatement lock = connection.prepareStatement("lock table lot in exclusive mode")) {
                        lock.execute();
                    }
                    locked.countDown();
                    await().atMost(Scene.SOON).until(() -> release.getCount() == 0);
                }),
                Thread.ofPlatform()::start);
        assertThat(locked.await(20, TimeUnit.SECONDS)).isTrue();
        Map<LotId, CompletableFuture<BidAnswer>> answers = new HashMap<>();
        for (LotId lot : open) {
            answers.put(lot, replica.bid(lot, People.LIN, 100_000));
        }
        release.countDown();
        holder.join();
        return answers;
    }

    private List<LotId> openLots(Scene scene, int count) {
        List<LotId> open = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            OfferAnnounced offer = Offers.by(People.UNI).announced();
            scene.broker().publish(offer);
            open.add(LotId.of(offer.offer()));
            scene.giveDeposit(open.getLast(), People.LIN);
        }
        for (LotId lot : open) {
            await().atMost(Scene.SOON.multipliedBy(2)).until(() -> lots.bidder(lot, People.LIN)
                    .filter(bidder -> bidder.number() != null)
                    .isPresent());
            scene.awaitState(lot, "OPEN");
        }
        return open;
    }

    private void spoil(LotId lot, String how) {
        database.runInNew(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("update lot " + how + ", version = version + 1 where id = ?")) {
                update.setObject(1, lot.value());
                update.executeUpdate();
            }
        });
    }

    private static Receipted judged(BidAnswer answer) {
        return ((BidAnswer.Judged) answer).bid();
    }

    private static long bidsIn(ProofExport proof) {
        return proof.leaves().stream()
                .filter(leaf -> leaf.leaf().contains("\"type\":\"bid\""))
                .count();
    }
}

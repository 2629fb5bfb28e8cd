package org.ipmarket.bidding.lot;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.ipmarket.auction.journal.Canonical;
import org.ipmarket.auction.journal.Leaf;
import org.ipmarket.auction.verifier.ProofExport;
import org.ipmarket.auction.verifier.Report;
import org.ipmarket.auction.verifier.Verifier;
import org.ipmarket.bidding.Offers;
import org.ipmarket.bidding.People;
import org.ipmarket.bidding.Scene;
import org.ipmarket.bidding.store.BidRow;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "bidding"))
class HotLotIT {
    private static final Logger LOG = Logger.getLogger(HotLotIT.class);
    private static final int THREADS = 8;
    private static final int BIDS_EACH = 250;
    private static final int CROWD = 256;
    private static final int BIDS_OF_ONE = 80;
    private static final ParticipantId[] BIDDERS = {People.LIN, People.CHEN, People.HE, People.BROKER};

    @Inject
    Bidders bidders;

    @Test
    void everyAnsweredBidStandsInTheLogOnceAndInOrder() throws Exception {
        try (Scene scene = Scene.open()) {
            LotId lot = scene.openLot(Offers.by(People.UNI), BIDDERS);
            AtomicLong price = new AtomicLong(100_000);
            long began = System.nanoTime();
            List<BidRow> answered = inThreads(thread -> {
                List<BidRow> mine = new ArrayList<>();
                for (int i = 0; i < BIDS_EACH; i++) {
                    long fen =
                            price.addAndGet(1_000 * ThreadLocalRandom.current().nextInt(3));
                    mine.add(((BidAnswer.Judged) bidders.bid(lot, BIDDERS[thread % BIDDERS.length], fen))
                            .bid()
                            .bid());
                }
                return mine;
            });
            double seconds = (System.nanoTime() - began) / 1e9;
            long accepted = answered.stream().filter(BidRow::accepted).count();
            LOG.infof(
                    "%d bids of %d threads on one lot in %.2f s: %.0f a second, %d accepted",
                    answered.size(), THREADS, seconds, answered.size() / seconds, accepted);

            ProofExport proof = scene.proof(lot);
            Report report = new Verifier().verify(proof);
            assertThat(report.findings()).isEmpty();
            assertThat(report.recomputed().bids()).isEqualTo(accepted);
            for (BidRow bid : answered) {
                Leaf.Bid leaf = (Leaf.Bid)
                        Canonical.read(proof.leaves().get((int) bid.sequence()).leaf(), Leaf.class);
                assertThat(leaf.bid()).isEqualTo(bid.id());
                assertThat(leaf.amount()).isEqualTo(bid.amount());
                assertThat(leaf.accepted()).isEqualTo(bid.accepted());
                assertThat(proof.leaves().get((int) bid.sequence()).hash())
                        .isEqualTo(HexFormat.of().formatHex(bid.leafHash()));
            }
            assertThat(answered.stream().map(BidRow::sequence).collect(Collectors.toSet()))
                    .hasSize(THREADS * BIDS_EACH);
            assertThat(proof.leaves().stream()
                            .filter(leaf -> leaf.leaf().contains("\"type\":\"bid\""))
                            .count())
                    .isEqualTo(THREADS * BIDS_EACH);
        }
    }

    /** Waiting callers make the batch: many of them are served by few transactions. */
    @Test
    void aCrowdSharesTransactions() throws Exception {
        try (Scene scene = Scene.open();
                ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            LotId lot = scene.openLot(Offers.by(People.UNI), BIDDERS);
            AtomicLong price = new AtomicLong(100_000);
            long began = System.nanoTime();
            List<Future<List<BidRow>>> answers = new ArrayList<>();
            for (int i = 0; i < CROWD; i++) {
                ParticipantId bidder = BIDDERS[i % BIDDERS.length];
                answers.add(crowd.submit(() -> {
                    List<BidRow> mine = new ArrayList<>();
                    for (int n = 0; n < BIDS_OF_ONE; n++) {
                        mine.add(((BidAnswer.Judged) bidders.bid(lot, bidder, price.addAndGet(1_000)))
                                .bid()
                                .bid());
                    }
                    return mine;
                }));
            }
            List<BidRow> answered = new ArrayList<>();
            for (Future<List<BidRow>> answer : answers) {
                answered.addAll(answer.get());
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            long commits = answered.stream().map(BidRow::size).distinct().count();
            LOG.infof(
                    "%d bids of %d callers on one lot in %.2f s: %.0f a second, %d commits",
                    answered.size(), CROWD, seconds, answered.size() / seconds, commits);

            Report report = new Verifier().verify(scene.proof(lot));
            assertThat(report.findings()).isEmpty();
            assertThat(report.recomputed().bids())
                    .isEqualTo(answered.stream().filter(BidRow::accepted).count());
            assertThat(commits).isLessThan(answered.size() / 4);
        }
    }

    @Test
    void twoReplicasAreOneSequence() throws Exception {
        try (Scene scene = Scene.open()) {
            LotId lot = scene.openLot(Offers.by(People.UNI), BIDDERS);
            List<Bidders.Replica> replicas = List.of(bidders.replica(), bidders.replica());
            AtomicLong price = new AtomicLong(100_000);
            List<BidRow> answered = inThreads(thread -> {
                List<BidRow> mine = new ArrayList<>();
                for (int i = 0; i < 60; i++) {
                    CompletableFuture<BidAnswer> answer =
                            replicas.get(thread % 2).bid(lot, BIDDERS[thread % BIDDERS.length], price.addAndGet(1_000));
                    mine.add(((BidAnswer.Judged) answer.get()).bid().bid());
                }
                return mine;
            });

            Report report = new Verifier().verify(scene.proof(lot));
            assertThat(report.findings()).isEmpty();
            assertThat(report.recomputed().bids())
                    .isEqualTo(answered.stream().filter(BidRow::accepted).count());
            assertThat(answered.stream().map(BidRow::sequence).collect(Collectors.toSet()))
                    .hasSize(THREADS * 60);
        }
    }

    @Test
    void noBidIsTakenAtOrAfterTheEndAndNoneIsLostBeforeIt() throws Exception {
        try (Scene scene = Scene.open()) {
            LotId lot = scene.openLot(Offers.by(People.UNI).open(Duration.ofSeconds(8)), BIDDERS);
            AtomicLong price = new AtomicLong(100_000);
            List<BidRow> accepted = inThreads(thread -> {
                List<BidRow> mine = new ArrayList<>();
                while (bidders.bid(lot, BIDDERS[thread % BIDDERS.length], price.addAndGet(1_000))
                        instanceof BidAnswer.Judged judged) {
                    if (judged.bid().bid().accepted()) {
                        mine.add(judged.bid().bid());
                    }
                }
                return mine;
            });
            scene.awaitState(lot, "CLOSED");

            Report report = new Verifier().verify(scene.proof(lot));
            assertThat(report.findings()).isEmpty();
            assertThat(report.recomputed().bids()).isEqualTo(accepted.size());
            BidRow last = accepted.stream()
                    .max(Comparator.comparingLong(BidRow::sequence))
                    .orElseThrow();
            assertThat(report.recomputed().price()).isEqualTo(last.amount());
            assertThat(accepted).allMatch(bid -> bid.at().isBefore(bid.endsAt()));
        }
    }

    private interface Work {
        List<BidRow> in(int thread) throws Exception;
    }

    private static List<BidRow> inThreads(Work work) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<List<BidRow>>> results = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                results.add(threads.submit(() -> work.in(thread)));
            }
            List<BidRow> all = new ArrayList<>();
            for (Future<List<BidRow>> result : results) {
                all.addAll(result.get());
            }
            return all;
        }
    }
}

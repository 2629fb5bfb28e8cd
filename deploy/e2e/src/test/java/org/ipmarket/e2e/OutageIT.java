package org.ipmarket.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.ipmarket.e2e.check.Invariants;
import org.ipmarket.e2e.check.Report;
import org.ipmarket.e2e.client.MarketClient;
import org.ipmarket.e2e.job.MainJob;
import org.ipmarket.e2e.job.Outcome;
import org.ipmarket.e2e.job.Script;
import org.ipmarket.e2e.job.WaitPoint;
import org.ipmarket.e2e.seed.Centres;
import org.ipmarket.local.Fault;
import org.ipmarket.local.Part;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every process of the market is killed (as by {@code kill -9}) while two sales wait for something, and started again: the
 * sales come to their end and the invariants hold. Several kills share one play.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageIT {
    private MarketClient market;
    private final List<Outcome> played = new ArrayList<>();

    /** Periods long enough for a server to come back before the lot has closed. */
    @BeforeAll
    void longerPeriods() {
        market = Stack.market();
        for (Centres centre : List.of(Centres.GZ, Centres.SICE)) {
            Stack.seed(market).centre(centre, Centres.rules(Duration.ofSeconds(10), Duration.ofSeconds(30)));
        }
    }

    @AfterAll
    void usualPeriods() {
        Stack.startAgain();
        Stack.seed(market).people();
    }

    static Stream<Named<Map<WaitPoint, String>>> kills() {
        return Stream.of(
                        Map.of(
                                WaitPoint.OPENING,
                                "listing",
                                WaitPoint.CLOSING,
                                "bidding",
                                WaitPoint.PAYOUTS,
                                "settlement"),
                        Map.of(
                                WaitPoint.VALUE,
                                "valuation",
                                WaitPoint.OPENING,
                                "rabbitmq",
                                WaitPoint.CLOSING,
                                "gateway"),
                        Map.of(
                                WaitPoint.VALUE,
                                "keycloak",
                                WaitPoint.OPENING,
                                "postgresql",
                                WaitPoint.CLOSING,
                                "settlement"))
                .map(kills -> Named.of("killed: " + kills, kills));
    }

    @ParameterizedTest
    @MethodSource("kills")
    void theSalesComeToTheirEndAndTheInvariantsHold(Map<WaitPoint, String> kills) {
        Killer killer = new Killer(kills);

        played.addAll(Plays.atOnce(market, killer, Script.patent(), Script.software()));
        killer.awaitRestarts();

        assertThat(killer.killed()).as("what was killed").isEqualTo(kills.size());
        assertThat(played).extracting(outcome -> outcome.trade().state()).containsOnly("COMPLETED");
        Report report = new Invariants(market).check(played);
        assertThat(report.ok()).as(report.table()).isTrue();
    }

    /** Kills and starts again when the first of the jobs begins to wait at a point. */
    private static final class Killer implements MainJob.Bystander {
        private final Map<WaitPoint, String> kills;
        private final ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor();
        private final Map<WaitPoint, CompletableFuture<Void>> restarts = new ConcurrentHashMap<>();

        Killer(Map<WaitPoint, String> kills) {
            this.kills = kills;
        }

        @Override
        public void waiting(String job, WaitPoint at) {
            String name = kills.get(at);
            if (name != null) {
                restarts.computeIfAbsent(
                        at,
                        point -> CompletableFuture.runAsync(() -> killAndStart(name, job + " waits: " + point), hands));
            }
        }

        private static void killAndStart(String name, String meanwhile) {
            Part part = Stack.part(name);
            Stack.story().say("outage", "-", "kill -9 " + name, "while " + meanwhile);
            part.kill();
            // the killed process gives its ports back a moment after it has gone
            await("start of " + name)
                    .atMost(Duration.ofMinutes(3))
                    .pollInSameThread()
                    .ignoreExceptionsInstanceOf(Fault.class)
                    .untilAsserted(part::start);
            Stack.story().say("outage", "-", "start " + name, "is back");
        }

        void awaitRestarts() {
            restarts.values().forEach(CompletableFuture::join);
            hands.close();
        }

        int killed() {
            return restarts.size();
        }
    }
}

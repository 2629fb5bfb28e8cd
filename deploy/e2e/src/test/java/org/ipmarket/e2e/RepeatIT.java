package org.ipmarket.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.ipmarket.client.Caller;
import org.ipmarket.e2e.client.MarketClient;
import org.ipmarket.e2e.client.Views;
import org.ipmarket.e2e.seed.Participants;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.OfferId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The same request a hundred times at once, under one key, through the door: one effect, and one answer for all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RepeatIT {
    private static final int TIMES = 100;
    private static final Participants BIDDER = Participants.PENGCHENG_OPTICS;

    private final MarketClient market = Stack.market();
    private final Sales sales = new Sales(market);

    @AfterAll
    void usualPeriods() {
        Stack.seed(market).people();
    }

    @Test
    void aBidStandsOnceADepositIsAnnouncedOnce() {
        sales.periods(Duration.ofSeconds(4), Duration.ofMinutes(10));
        OfferId lot = sales.announced().id();
        Caller bidder = market.as(BIDDER.trader());
        sales.heldDeposit(BIDDER, lot);
        JsonNode again = sameAnswer(
                market.as(Participants.HE_JING.trader()),
                "/deposits",
                Map.of("lot", lot, "buyerCentre", Participants.HE_JING.home()));
        assertThat(market.as(Participants.HE_JING.trader()).list("/deposits", Views.Deposit.class).stream()
                        .filter(deposit -> deposit.lot().toString().equals(lot.toString())))
                .extracting(deposit -> deposit.id().toString())
                .containsExactly(again.path("id").asText());

        sales.open(lot);
        sales.nextBid(BIDDER, lot);
        Money higher = sales.lot(lot).lowestAcceptable();
        JsonNode bid = sameAnswer(bidder, "/lots/" + lot + "/bids", Map.of("amount", higher));
        assertThat(bid.path("accepted").asBoolean()).isTrue();
        assertThat(bidder.list("/lots/" + lot + "/bids/mine", JsonNode.class))
                .as("one more than the first")
                .hasSize(2);
        sales.cancel(lot);
    }

    /** All at one moment. */
    private static JsonNode sameAnswer(Caller caller, String path, Object body) {
        String key = Caller.newKey();
        CyclicBarrier start = new CyclicBarrier(TIMES);
        Callable<JsonNode> call = () -> {
            start.await();
            return caller.post(path, body, key, JsonNode.class);
        };
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<JsonNode>> answers = callers.invokeAll(
                    IntStream.range(0, TIMES).mapToObj(_ -> call).toList());
            Set<JsonNode> different = new HashSet<>();
            for (Future<JsonNode> answer : answers) {
                different.add(answer.get());
            }
            assertThat(different).hasSize(1);
            return different.iterator().next();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new AssertionError(path + " was answered otherwise", e.getCause());
        }
    }
}

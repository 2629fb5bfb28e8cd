package org.ipmarket.bidding.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.ipmarket.auction.proof.SharedHead;
import org.ipmarket.auction.proof.TreeHead;
import org.ipmarket.auction.rules.Rejection;
import org.ipmarket.bidding.proof.Receipts;
import org.ipmarket.bidding.store.BidRow;
import org.ipmarket.bidding.store.BidTable.Receipted;
import org.ipmarket.bidding.store.LogTable.HeadRow;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.BidId;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;
import org.junit.jupiter.api.Test;

/** What is written by hand is what the JSON library would have written. */
class BidTextTest {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private final Random random = new Random(4);
    private final BidText text = new BidText();

    @Test
    void anAcceptedBidIsItsView() throws Exception {
        for (int i = 0; i < 200; i++) {
            Receipted bid = bid(null, i % 3 == 0, i % 2 == 0);
            assertThat(string(text.accepted(bid))).isEqualTo(JSON.writeValueAsString(BidView.of(bid)));
        }
    }

    @Test
    void aRejectedBidIsAProblemWithItsReceipt() throws Exception {
        for (Rejection rejection : Rejection.values()) {
            Receipted bid = bid(rejection, false, true);
            JsonNode problem = JSON.readTree(text.rejected(bid));
            assertThat(problem.get("status").asInt()).isEqualTo(422);
            assertThat(problem.get("type").asText()).startsWith("/problems/");
            assertThat(problem.get("detail").asText()).isEqualTo(BidAnswers.why(bid.bid()));
            assertThat(problem.get("bid").asText()).isEqualTo(bid.bid().id().toString());
            assertThat(problem.get("sequence").asLong()).isEqualTo(bid.bid().sequence());
            assertThat(problem.get("lowestAcceptable")).isEqualTo(read(bid.bid().lowest()));
            assertThat(problem.get("receipt")).isEqualTo(read(Receipts.of(bid)));
        }
    }

    @Test
    void anAmountIsReadAsItWasWritten() {
        Money amount = Money.cny(123_456_789);
        assertThat(OpenBid.amount("{\"amount\":{\"amount\":\"1234567.89\",\"currency\":\"CNY\"}}"
                        .getBytes(StandardCharsets.UTF_8)))
                .contains(amount);
        for (String other : List.of(
                "",
                "{}",
                "{\"amount\":null}",
                "{\"amount\":{\"amount\":\"1.00\"}}",
                "{\"amount\":{\"amount\":1.00,\"currency\":\"CNY\"}}",
                "{\"amount\":{\"amount\":\"1.00\",\"currency\":\"CNY\"},\"limit\":1}",
                "{\"amount\":{\"amount\":\"1.00\",\"currency\":\"CNY\",\"currency\":\"CNY\"}}",
                "{\"amount\":{\"amount\":\"1.00\",\"currency\":\"CNY\"}} {}",
                "{\"amount\":{\"amount\":\"1.000\",\"currency\":\"CNY\"}}",
                "{\"sealed\":{}}")) {
            assertThat(OpenBid.amount(other.getBytes(StandardCharsets.UTF_8)))
                    .as(other)
                    .isEmpty();
        }
    }

    /** As a reader of the library's JSON sees it: numbers are as wide as their text, not as their field. */
    private static JsonNode read(Object value) throws Exception {
        return JSON.readTree(JSON.writeValueAsString(value));
    }

    private static String string(byte[] ascii) {
        return new String(ascii, StandardCharsets.UTF_8);
    }

    private Receipted bid(Rejection rejection, boolean sealed, boolean shared) {
        LotId lot = new LotId(Ids.next());
        Instant now = Instant.parse("2026-03-01T04:00:00Z").plusNanos(random.nextInt(1_000_000) * 1_000L);
        long sequence = random.nextInt(100_000);
        List<byte[]> path = List.of(hash(), hash(), hash());
        BidRow row = new BidRow(
                lot,
                sequence,
                BidId.next(),
                new ParticipantId(Ids.next()),
                "client",
                "key-12345",
                sealed ? null : Money.cny(random.nextInt(1_000_000_000)),
                rejection == null,
                rejection,
                rejection == null ? null : Money.cny(random.nextInt(1_000_000)),
                now.plusSeconds(60),
                now,
                hash(),
                sequence + 3,
                path,
                null);
        TreeHead head = TreeHead.of(lot, hash(), sequence + 3, now);
        SharedHead.Place place =
                shared ? SharedHead.places(List.of(head, head, head)).get(1) : null;
        return new Receipted(row, new HeadRow(head, null, place, "0123456789abcdef", "c2lnbmF0dXJl+/=="));
    }

    private byte[] hash() {
        byte[] hash = new byte[32];
        random.nextBytes(hash);
        return hash;
    }
}

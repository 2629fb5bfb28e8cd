package org.ipmarket.chaos.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.ipmarket.auction.proof.Receipt;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;

/**
 * Bids on one lot after another, as a careful client does: each bid has a key of its own, and while it is not known what
 * became of it, it is sent again with the same key.
 */
final class Bidder implements Runnable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration ASKS_FOR = Duration.ofSeconds(90);
    private static final int LEAST_PAUSE_MILLIS = 5;
    private static final int MOST_PAUSE_MILLIS = 40;
    private static final int RETRY_MILLIS = 250;

    private final HttpClient client;
    private final String door;
    private final String token;
    private final ParticipantId participant;
    private final String name;
    private final List<Contest> contests;
    private final Tally tally;
    private final long endNanos;
    private int bids;

    /** @param endNanos when it begins no further bid */
    Bidder(
            HttpClient client,
            String door,
            String token,
            ParticipantId participant,
            String name,
            List<Contest> contests,
            Tally tally,
            long endNanos) {
        this.client = client;
        this.door = door;
        this.token = token;
        this.participant = participant;
        this.name = name;
        this.contests = contests;
        this.tally = tally;
        this.endNanos = endNanos;
    }

    @Override
    public void run() {
        try {
            while (System.nanoTime() < endNanos) {
                List<Contest> open =
                        contests.stream().filter(contest -> !contest.hasEnded()).toList();
                if (open.isEmpty()) {
                    return;
                }
                bid(open.get(ThreadLocalRandom.current().nextInt(open.size())));
                Thread.sleep(ThreadLocalRandom.current().nextInt(LEAST_PAUSE_MILLIS, MOST_PAUSE_MILLIS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            tally.surprise(name + " stopped: " + e);
        }
    }

    private void bid(Contest contest) throws InterruptedException {
        long yuan = contest.next();
        String key = name + "-" + bids++;
        HttpRequest request = request(contest.lot(), key, yuan);
        long sent = System.nanoTime();
        for (int attempt = 0; System.nanoTime() - sent < ASKS_FOR.toNanos(); attempt++) {
            tally.request(attempt > 0);
            try {
                HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
                tally.status("" + answer.statusCode());
                if (isKnown(answer.statusCode())) {
                    understand(contest, key, yuan, sent, answer);
                    return;
                }
                if (!isRefusalThatTellsWhenToComeBack(answer)) {
                    tally.surprise(name + " was answered " + answer.statusCode() + " without a problem document and"
                            + " Retry-After: " + new String(answer.body(), StandardCharsets.UTF_8));
                }
            } catch (IOException lost) {
                tally.status("lost");
            }
            Thread.sleep(RETRY_MILLIS);
        }
        tally.gaveUp(key);
    }

    private HttpRequest request(LotId lot, String key, long yuan) {
        return HttpRequest.newBuilder(URI.create(door + "/api/v1/lots/" + lot + "/bids"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"amount\":{\"amount\":\"" + yuan + ".00\",\"currency\":\"CNY\"}}"))
                .build();
    }

    ParticipantId participant() {
        return participant;
    }

    /** Sends a bid of its own once more. @return whether the answer is the one that it has got before */
    boolean isAnsweredAlike(Answered before) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = client.send(
                request(before.lot(), before.key(), before.minor() / 100), HttpResponse.BodyHandlers.ofByteArray());
        JsonNode body = body(answer);
        return (answer.statusCode() == 201) == before.accepted()
                && body.path("sequence").asLong(-1) == before.sequence()
                && body.has("receipt")
                && receipt(body).equals(before.receipt());
    }

    private static Receipt receipt(JsonNode body) {
        return EventJson.read(EventJson.write(body.get("receipt")), Receipt.class);
    }

    private static boolean isKnown(int status) {
        return status < 500 && status != 429;
    }

    private static boolean isRefusalThatTellsWhenToComeBack(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Retry-After").isPresent()
                && answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json")
                && body(answer).path("status").asInt() == answer.statusCode();
    }

    private void understand(Contest contest, String key, long yuan, long sent, HttpResponse<byte[]> answer) {
        long now = System.nanoTime();
        JsonNode body = body(answer);
        boolean judged = body.has("receipt");
        if (judged) {
            Answered told = new Answered(
                    key,
                    participant,
                    contest.lot(),
                    yuan * 100,
                    answer.statusCode() == 201,
                    body.get("sequence").asLong(),
                    receipt(body),
                    sent,
                    now);
            tally.judged(
                    told, answer.headers().firstValue("Idempotency-Replayed").isPresent());
        } else if (answer.statusCode() == 409) {
            String state = body.path("state").asText();
            if (state.equals("CLOSED") || state.equals("CANCELLED")) {
                contest.end();
            }
        } else {
            tally.surprise(name + " was answered " + answer.statusCode() + ": " + body);
        }
    }

    private static JsonNode body(HttpResponse<byte[]> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException("an answer that is no JSON: " + answer.statusCode(), e);
        }
    }
}

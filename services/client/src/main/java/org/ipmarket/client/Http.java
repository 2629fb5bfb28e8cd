package org.ipmarket.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Sends requests and repeats those that may be repeated: after a broken connection or a 5xx as its {@link Repetition} says, and any
 * call where it surely was not acted on.
 */
final class Http {
    /** The first request with the same key has no answer yet. */
    private static final String UNDER_WAY = "request-under-way";
    /** Handed over, and the connection broke before the answer: whether it took effect is not known. */
    private static final String ANSWER_LOST = "answer-lost";

    private static final Set<Integer> DOWN = Set.of(500, 502, 503, 504);
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Retries retries;

    Http(Retries retries) {
        this.retries = retries;
    }

    /**
     * @param draft makes the request, anew for each attempt, since a token may have expired meanwhile
     * @param repetition what a second one would do
     * @throws Refused where the answer is a 4xx
     * @throws Unanswered where there was none in time, or it is not known whether the call took effect
     */
    HttpResponse<byte[]> send(Supplier<HttpRequest.Builder> draft, Repetition repetition) {
        Instant until = Instant.now().plus(retries.patience());
        boolean lost = false;
        for (int attempt = 1; ; attempt++) {
            HttpRequest request = draft.get().timeout(retries.oneAnswer()).build();
            String call = request.method() + " " + request.uri().getPath();
            Duration pause = retries.pause(attempt);
            String fault;
            try {
                HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
                if (answer.statusCode() < 400) {
                    return answer;
                }
                if (lost && repetition.saysDone(answer.statusCode())) {
                    return answer;
                }
                Refused refused = new Refused(call, answer.statusCode(), problem(answer.body()));
                if (lost && repetition.saysNothing(answer.statusCode())) {
                    throw new Unanswered(call, "it was sent again, and perhaps met itself: " + refused, refused);
                }
                fault = judge(refused);
                lost |= !untouched(refused);
                pause = longer(pause, retryAfter(answer));
            } catch (ConnectException | HttpConnectTimeoutException nobodyThere) {
                fault = "no connection";
            } catch (IOException broken) {
                fault = broken.toString();
                lost = true;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new Unanswered(call, "interrupted", stopped);
            }
            if (lost && !repetition.afterALostAnswer()) {
                throw new Unanswered(call, fault, null);
            }
            if (Instant.now().plus(pause).isAfter(until)) {
                throw new Unanswered(call, fault + " for " + retries.patience().toSeconds() + " s", null);
            }
            pause(call, pause);
        }
    }

    /** Why to ask again. @throws Refused where the answer is final */
    private static String judge(Refused refused) {
        int status = refused.status();
        boolean passing =
                status == TOO_MANY || DOWN.contains(status) || refused.slug().equals(UNDER_WAY);
        if (!passing) {
            throw refused;
        }
        return refused.getMessage();
    }

    /** A 503 without the market's own word may come from something in between that has handed it over. */
    private static boolean untouched(Refused refused) {
        boolean ownWord = !refused.slug().isEmpty() && !refused.slug().equals(ANSWER_LOST);
        return refused.status() == TOO_MANY || refused.status() == UNAVAILABLE && ownWord;
    }

    /** In seconds, as the market says it. */
    private static Duration retryAfter(HttpResponse<byte[]> answer) {
        try {
            return answer.headers()
                    .firstValue("Retry-After")
                    .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds.trim())))
                    .orElse(Duration.ZERO);
        } catch (NumberFormatException otherForm) {
            return Duration.ZERO;
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private static JsonNode problem(byte[] body) {
        return Json.readable(body).orElseGet(() -> Json.problem(body));
    }

    private static void pause(String call, Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unanswered(call, "interrupted", stopped);
        }
    }
}

package org.ipmarket.e2e.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Sends requests and repeats those that may be repeated. A call that is safe or carries an idempotency key is sent again
 * after any broken connection or 5xx; another one only where it surely was not acted on (connection refused, 503).
 */
final class Http {
    static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    /** The first request with the same key has no answer yet. */
    private static final String UNDER_WAY = "request-under-way";

    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final Duration ONE_ANSWER = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Set<Integer> DOWN = Set.of(500, 502, 503, 504);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();

    /**
     * @param repeatable whether sending it twice does no harm
     * @throws Refused where the answer is a 4xx
     * @throws Unanswered where there was none within {@link #PATIENCE}, or it is not known whether the call took effect
     */
    HttpResponse<byte[]> send(HttpRequest.Builder draft, boolean repeatable) {
        HttpRequest request = draft.timeout(ONE_ANSWER).build();
        String call = request.method() + " " + request.uri().getPath();
        Instant until = Instant.now().plus(PATIENCE);
        while (true) {
            String fault;
            try {
                HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
                int status = answer.statusCode();
                if (status < 400) {
                    return answer;
                }
                Refused refused = new Refused(call, status, problem(answer.body()));
                if (status != 429 && !DOWN.contains(status) && !refused.slug().equals(UNDER_WAY)) {
                    throw refused;
                }
                fault = refused.getMessage();
                if (!repeatable && status != 503 && status != 429) {
                    throw new Unanswered(call, fault, null);
                }
            } catch (ConnectException refused) {
                fault = "connection refused";
            } catch (IOException broken) {
                fault = broken.toString();
                if (!repeatable) {
                    throw new Unanswered(call, fault, broken);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new Unanswered(call, "interrupted", stopped);
            }
            if (Instant.now().isAfter(until)) {
                throw new Unanswered(call, fault + " for " + PATIENCE.toSeconds() + " s", null);
            }
            pause(PAUSE);
        }
    }

    private static JsonNode problem(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException notJson) {
            return JSON.createObjectNode().put("detail", new String(body, StandardCharsets.UTF_8));
        }
    }

    static <T> T read(byte[] body, Class<T> type) {
        try {
            return JSON.readValue(body, type);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "not a " + type.getSimpleName() + ": " + new String(body, StandardCharsets.UTF_8), e);
        }
    }

    static byte[] write(Object body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written: " + body.getClass(), e);
        }
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting", e);
        }
    }
}

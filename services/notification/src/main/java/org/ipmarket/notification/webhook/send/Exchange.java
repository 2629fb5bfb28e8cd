package org.ipmarket.notification.webhook.send;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.notification.webhook.delivery.Answer;
import org.ipmarket.notification.webhook.delivery.RetryAfter;

/** One answer as it comes in. The status decides; of what follows only the beginning is kept, and too much or too late is broken off. */
final class Exchange {
    private final int kept;
    private final long largest;
    private final MarketClock clock;
    private final CompletableFuture<Void> begun = new CompletableFuture<>();
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private final Buffer beginning = Buffer.buffer();
    private volatile HttpClientResponse response;
    private long length;

    Exchange(int kept, long largest, MarketClock clock) {
        this.kept = kept;
        this.largest = largest;
        this.clock = clock;
    }

    /** Done when the status is there. */
    CompletableFuture<Void> begun() {
        return begun;
    }

    CompletableFuture<Answer> answer() {
        return answer;
    }

    void begin(HttpClientResponse came) {
        response = came;
        came.exceptionHandler(failure -> answer.complete(now()));
        came.handler(this::take);
        came.endHandler(end -> answer.complete(now()));
        begun.complete(null);
    }

    private void take(Buffer part) {
        length += part.length();
        synchronized (beginning) {
            int room = kept - beginning.length();
            if (room > 0) {
                beginning.appendBuffer(part, 0, Math.min(room, part.length()));
            }
        }
        if (length > largest) {
            answer.complete(now());
            response.request().connection().close();
        }
    }

    void fail(Throwable cause) {
        begun.completeExceptionally(cause);
        answer.completeExceptionally(cause);
    }

    /** What is known although the answer did not come to its end: a status that came counts. */
    Answer soFar(Answer otherwise) {
        return response == null ? otherwise : now();
    }

    private Answer now() {
        String text;
        synchronized (beginning) {
            text = beginning.toString(StandardCharsets.UTF_8);
        }
        return Answer.ofStatus(
                response.statusCode(), RetryAfter.parse(response.getHeader("Retry-After"), clock.now()), clean(text));
    }

    /** Control characters do not belong into a list. */
    private static String clean(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}

package org.ipmarket.notification.feed.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.notification.feed.FeedConfig;
import org.ipmarket.notification.feed.desk.ReadFeed;
import org.ipmarket.notification.feed.desk.ReadFeed.Question;
import org.ipmarket.notification.feed.desk.Waiters;
import org.ipmarket.notification.feed.rule.Cursor;
import org.ipmarket.notification.feed.rule.FedEvent;
import org.ipmarket.notification.feed.store.FeedTable;
import org.jboss.logging.Logger;

/**
 * The feed as server-sent events. Each stream has a thread that reads a few events when its reader has taken those before; so a slow reader holds
 * these few and nothing more. The id of an event is the cursor behind it. In silence an id alone is sent, and so the reader's place moves
 * on past what it does not see.
 */
@ApplicationScoped
class Streams {
    private static final Logger LOG = Logger.getLogger(Streams.class);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final ReadFeed feed;
    private final FeedConfig config;
    private final MarketClock clock;
    private final ObjectMapper json;

    Streams(ReadFeed feed, FeedConfig config, MarketClock clock, ObjectMapper json) {
        this.json = json;
        this.feed = feed;
        this.config = config;
        this.clock = clock;
    }

    /** How many events are read at once where a reader asks for that many. */
    int limit(int asked) {
        return Math.min(asked, config.streamPage());
    }

    /** @param until when the reader has to show a new token @param place given back at the end */
    void begin(Question question, FeedTable.Part first, Instant until, Waiters.Place place, RoutingContext exchange) {
        HttpServerResponse response = exchange.response();
        Thread.ofVirtual().name("feed-stream").start(() -> {
            try (place) {
                response.setStatusCode(200).setChunked(true);
                response.putHeader("Content-Type", "text/event-stream").putHeader("Cache-Control", "no-store");
                response.setWriteQueueMaxSize(config.unsent());
                run(question, first, until, response);
                if (!response.ended() && !response.closed()) {
                    response.end();
                }
            } catch (InterruptedException e) {
                response.reset();
            } catch (RuntimeException e) {
                // the reader comes again with its last id
                LOG.debugf(e, "a stream of the feed ends");
                response.reset();
            }
        });
    }

    private void run(Question question, FeedTable.Part first, Instant until, HttpServerResponse response)
            throws InterruptedException {
        FeedTable.Part part = first;
        response.write(place(part.from()));
        while (!response.closed()) {
            for (FedEvent event : part.events()) {
                response.write(frame(event));
            }
            if (!drained(response)) {
                return;
            }
            Duration left = Duration.between(clock.now(), until);
            if (left.isNegative() || response.closed()) {
                return;
            }
            Question next = question.from(part.through());
            Duration wait = left.compareTo(config.heartbeat()) < 0 ? left : config.heartbeat();
            part = part.atHead() ? feed.waitFor(next, wait) : feed.page(next);
            if (part.events().isEmpty()) {
                response.write(place(part.through()));
            }
        }
    }

    /** Waits until the reader has taken what was written; false where it does not. */
    private boolean drained(HttpServerResponse response) {
        long end = System.nanoTime() + config.patience().toNanos();
        while (response.writeQueueFull() && !response.closed()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return true;
    }

    private Buffer frame(FedEvent event) {
        try {
            byte[] data = json.writeValueAsBytes(FeedItem.of(event));
            return Buffer.buffer(data.length + 96)
                    .appendString("id:" + Cursor.text(event.position()) + "\nevent:" + event.type() + "\ndata:")
                    .appendBytes(data)
                    .appendString("\n\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event that cannot be written", e);
        }
    }

    /** Where the reader is; and that the stream is alive. */
    private static Buffer place(long position) {
        return Buffer.buffer("id:" + Cursor.text(position) + "\n:alive\n\n");
    }
}

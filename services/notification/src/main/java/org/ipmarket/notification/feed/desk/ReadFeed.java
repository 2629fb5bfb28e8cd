package org.ipmarket.notification.feed.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.notification.feed.FeedConfig;
import org.ipmarket.notification.feed.rule.Cursor;
import org.ipmarket.notification.feed.rule.Filter;
import org.ipmarket.notification.feed.rule.Viewer;
import org.ipmarket.notification.feed.store.FeedTable;

/** Reads the feed for a viewer: at once, or when there is something to read. */
@ApplicationScoped
public class ReadFeed {
    private static final int RETRY_AFTER_SECONDS = 2;

    private final FeedTable feed;
    private final Head head;
    private final FeedConfig config;
    private final Semaphore reads;

    ReadFeed(FeedTable feed, Head head, FeedConfig config) {
        this.feed = feed;
        this.head = head;
        this.config = config;
        this.reads = new Semaphore(config.readsAtOnce(), true);
    }

    /** What a reader asks for. @param after as in {@link Start} */
    public record Question(Start after, Viewer viewer, Filter filter, int limit) {
        /** The same, behind a position. */
        public Question from(long position) {
            return new Question(new Start.After(position), viewer, filter, limit);
        }
    }

    /** Where to begin. */
    public sealed interface Start {
        /** At the oldest event kept. */
        record Oldest() implements Start {}

        /** Behind the newest: what is told from now on. */
        record Latest() implements Start {}

        /** Behind a position that the reader has passed. */
        record After(long position) implements Start {}
    }

    /** The next part, which may show nothing and yet lead on. Refuses a position that is not of this feed (400) or whose successors are gone (410). */
    public FeedTable.Part page(Question question) {
        takeTurn();
        try {
            return switch (question.after()) {
                case Start.Oldest oldest -> part(question, 0);
                case Start.Latest latest -> part(question, feed.head());
                case Start.After after -> checked(part(question, after.position()), after.position());
            };
        } finally {
            reads.release();
        }
    }

    /** As {@link #page}, waiting for something to show: for that long at most, then it shows nothing. */
    public FeedTable.Part waitFor(Question question, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        FeedTable.Part part = page(question);
        while (part.events().isEmpty() && System.nanoTime() < end && !head.isStopped()) {
            if (part.atHead()) {
                head.awaitBehind(part.through(), Duration.ofNanos(Math.max(0, end - System.nanoTime())));
                TimeUnit.NANOSECONDS.sleep(
                        Math.clamp(end - System.nanoTime(), 0, config.rest().toNanos()));
            }
            part = page(question.from(part.through()));
        }
        return part;
    }

    private FeedTable.Part part(Question question, long after) {
        return feed.after(after, question.viewer(), question.filter(), config.window(), question.limit());
    }

    private FeedTable.Part checked(FeedTable.Part part, long after) {
        if (after > part.head()) {
            throw Problems.badRequest("malformed-cursor", "after", "after is not a cursor that this feed has given.");
        }
        if (after < part.purged()) {
            throw Problems.gone(
                    "cursor-expired",
                    "Events are kept for " + config.retention().toDays()
                            + " days, and the first behind this cursor are gone. Begin at"
                            + " the oldest, and read anew whatever you keep from the feed.",
                    Map.of(
                            "field",
                            "after",
                            "oldest",
                            Cursor.text(part.purged()),
                            "retention",
                            "P" + config.retention().toDays() + "D"));
        }
        return part;
    }

    private void takeTurn() {
        try {
            if (!reads.tryAcquire(config.readWithin().toMillis(), TimeUnit.MILLISECONDS)) {
                throw Problems.busy("feed-busy", "Too many read the feed now. Try again.", RETRY_AFTER_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problems.busy("feed-busy", "The service is about to end. Try again.", RETRY_AFTER_SECONDS);
        }
    }
}

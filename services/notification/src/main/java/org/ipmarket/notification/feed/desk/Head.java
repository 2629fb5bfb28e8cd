package org.ipmarket.notification.feed.desk;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.ipmarket.notification.feed.FeedConfig;
import org.ipmarket.notification.feed.store.FeedTable;
import org.jboss.logging.Logger;

/** How far the feed goes, and who waits for it to go on: told by each commit of this process, asked for each second what others commit. */
@ApplicationScoped
public class Head {
    private static final Logger LOG = Logger.getLogger(Head.class);

    private final FeedTable feed;
    private final Duration poll;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final AtomicInteger waiting = new AtomicInteger();
    private long position;
    private volatile boolean stopped;
    private volatile Thread looker;

    Head(FeedTable feed, FeedConfig config) {
        this.feed = feed;
        this.poll = config.poll();
    }

    void start(@Observes StartupEvent event) {
        looker = Thread.ofPlatform().name("feed-head").daemon().start(this::look);
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        looker.interrupt();
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void recorded(@Observes(during = TransactionPhase.AFTER_SUCCESS) Recorded event) {
        reached(event.position());
    }

    /** Whether the process ends: then nobody should wait. */
    public boolean isStopped() {
        return stopped;
    }

    /**
     * Waits until there is something behind a position, or the time is over, or the process ends.
     *
     * @return whether there is
     */
    public boolean awaitBehind(long seen, Duration atMost) throws InterruptedException {
        long nanos = atMost.toNanos();
        waiting.incrementAndGet();
        lock.lock();
        try {
            while (position <= seen && nanos > 0 && !stopped) {
                nanos = moved.awaitNanos(nanos);
            }
            return position > seen;
        } finally {
            lock.unlock();
            waiting.decrementAndGet();
        }
    }

    private void reached(long now) {
        lock.lock();
        try {
            if (now > position) {
                position = now;
                moved.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void look() {
        while (!stopped) {
            try {
                TimeUnit.MILLISECONDS.sleep(poll.toMillis());
                if (waiting.get() > 0) {
                    reached(feed.head());
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warnf("who waits for events waits on: %s", e.getMessage());
            }
        }
    }
}

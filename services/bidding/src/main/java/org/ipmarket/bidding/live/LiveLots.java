package org.ipmarket.bidding.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.ipmarket.bidding.BiddingConfig;
import org.ipmarket.bidding.lot.LotChanged;
import org.ipmarket.bidding.lot.LotQueries;
import org.ipmarket.bidding.lot.LotView;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.id.LotId;
import org.jboss.logging.Logger;

/**
 * Sends lots to those who watch them. Changes committed here are sent at once, at most one frame for each short while;
 * changes committed by other replicas are asked for in the database each second.
 */
@ApplicationScoped
public class LiveLots {
    private static final Logger LOG = Logger.getLogger(LiveLots.class);

    private final LotQueries lots;
    private final ObjectMapper json;
    private final MarketClock clock;
    private final BiddingConfig.Live config;
    private final Map<LotId, Channel> channels = new ConcurrentHashMap<>();
    private final AtomicInteger watching = new AtomicInteger();
    private final ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("live-lots").daemon().factory());

    LiveLots(LotQueries lots, ObjectMapper json, MarketClock clock, BiddingConfig config) {
        this.lots = lots;
        this.json = json;
        this.clock = clock;
        this.config = config.live();
    }

    /** Those who watch one lot, and what they have not been sent yet. */
    private static final class Channel {
        private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
        private LotView unsent;
        private long sent = -1;

        synchronized void changed(LotView view) {
            if (view.sequence() > sent && (unsent == null || view.sequence() > unsent.sequence())) {
                unsent = view;
            }
        }

        synchronized LotView take() {
            LotView view = unsent;
            unsent = null;
            if (view != null) {
                sent = view.sequence();
            }
            return view;
        }

        synchronized long seen() {
            return unsent == null ? sent : unsent.sequence();
        }
    }

    void start(@Observes StartupEvent event) {
        long coalesce = config.coalesce().toMillis();
        long poll = config.poll().toMillis();
        sender.scheduleWithFixedDelay(() -> guarded(this::send), coalesce, coalesce, TimeUnit.MILLISECONDS);
        sender.scheduleWithFixedDelay(() -> guarded(this::poll), poll, poll, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        sender.shutdownNow();
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) LotChanged change) {
        Channel channel = channels.get(change.lot().id());
        if (channel != null) {
            channel.changed(change.lot());
        }
    }

    /**
     * Watches a lot: first its snapshot, then each change. Empty where too many watch already.
     *
     * @param seen the sequence of the last frame that this watcher had before it was cut off, or -1
     */
    public Optional<Multi<Frame>> watch(LotId id, long seen) {
        if (watching.incrementAndGet() > config.watchers()) {
            watching.decrementAndGet();
            return Optional.empty();
        }
        Watcher watcher = new Watcher(seen);
        channels.compute(id, (lot, present) -> {
            Channel channel = present == null ? new Channel() : present;
            channel.watchers.add(watcher);
            return channel;
        });
        try {
            LotView snapshot = lots.find(id).orElseThrow();
            watcher.send(frame(snapshot));
            channels.get(id).changed(snapshot);
        } catch (RuntimeException e) {
            gone(id, watcher);
            throw e;
        }
        return Optional.of(watcher.frames(() -> gone(id, watcher)));
    }

    private void gone(LotId id, Watcher watcher) {
        channels.computeIfPresent(id, (lot, channel) -> {
            if (channel.watchers.remove(watcher)) {
                watching.decrementAndGet();
            }
            return channel.watchers.isEmpty() ? null : channel;
        });
    }

    private void send() {
        channels.forEach((id, channel) -> {
            LotView view = channel.take();
            if (view != null) {
                Frame frame = frame(view);
                channel.watchers.forEach(watcher -> watcher.send(frame));
            }
        });
    }

    private void poll() {
        if (channels.isEmpty()) {
            return;
        }
        lots.sequences(channels.keySet()).forEach((id, sequence) -> {
            Channel channel = channels.get(id);
            if (channel != null && sequence > channel.seen()) {
                lots.find(id).ifPresent(channel::changed);
            }
        });
    }

    private Frame frame(LotView view) {
        try {
            return new Frame(view.sequence(), json.writeValueAsString(view.at(clock.now())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a lot that cannot be written", e);
        }
    }

    /** A repeated task that throws would never run again. */
    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.warnf("watchers wait: %s", e.getMessage());
        }
    }
}

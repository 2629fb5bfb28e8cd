package org.ipmarket.bidding.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.channel.EventLoop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.ipmarket.bidding.BiddingConfig;
import org.ipmarket.bidding.live.Channel.Told;
import org.ipmarket.bidding.lot.KnownLot;
import org.ipmarket.bidding.lot.LotChanged;
import org.ipmarket.bidding.lot.LotQueries;
import org.ipmarket.bidding.lot.LotsChanged;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.LotId;
import org.jboss.logging.Logger;

/**
 * Sends lots to those who watch them. What is committed here is sent at once, at most one frame of a lot for each short while; what
 * other replicas commit is asked for in the database. A frame is written once, however many watch.
 */
@ApplicationScoped
public class LiveLots {
    private static final Logger LOG = Logger.getLogger(LiveLots.class);
    private static final Duration LOOK_FOR_QUIET = Duration.ofSeconds(1);

    private final LotQueries lots;
    private final ObjectMapper json;
    private final MarketClock clock;
    private final BiddingConfig.Live config;
    private final Map<LotId, Channel> channels = new ConcurrentHashMap<>();
    private final AtomicInteger watching = new AtomicInteger();
    private final ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("live-lots").daemon().factory());
    private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("live-lots-reader").daemon().factory());

    LiveLots(LotQueries lots, ObjectMapper json, MarketClock clock, BiddingConfig config) {
        this.lots = lots;
        this.json = json;
        this.clock = clock;
        this.config = config.live();
    }

    /** What came of the wish to watch. */
    public enum Admission {
        WATCHING,
        NO_SUCH_LOT,
        TOO_MANY
    }

    void start(@Observes StartupEvent event) {
        repeat(sender, this::lookForMoves, config.coalesce());
        repeat(sender, this::signOfLife, LOOK_FOR_QUIET);
        repeat(reader, this::poll, config.poll());
    }

    /** A repeated task that throws would never run again. */
    private static void repeat(ScheduledExecutorService thread, Runnable task, Duration every) {
        thread.scheduleWithFixedDelay(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException e) {
                        LOG.warnf("watchers wait: %s", e.getMessage());
                    }
                },
                every.toMillis(),
                every.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        sender.shutdownNow();
        reader.shutdownNow();
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) LotsChanged changes) {
        for (LotChanged change : changes.lots()) {
            Channel channel = channels.get(change.lot().id());
            if (channel != null) {
                changed(channel, change.lot());
            }
        }
    }

    private void changed(Channel channel, KnownLot lot) {
        if (channel.changed(lot, clock.now())) {
            sendSoon(channel);
        }
    }

    /**
     * Watches a lot of the mode: first as it is, then after each change, until the caller goes away. The answer is written here, and
     * only where it is {@link Admission#WATCHING}.
     *
     * @param seen the sequence of the last frame that this watcher had before it was cut off, or -1
     */
    public Admission watch(LotId id, Mode mode, long seen, RoutingContext request) {
        if (watching.incrementAndGet() > config.watchers()) {
            watching.decrementAndGet();
            return Admission.TOO_MANY;
        }
        Channel channel = channels.compute(id, (lot, present) -> {
            Channel one = present == null ? new Channel() : present;
            one.join();
            return one;
        });
        AtomicBoolean here = new AtomicBoolean(true);
        Runnable gone = () -> {
            if (here.getAndSet(false)) {
                gone(id);
            }
        };
        try {
            Optional<Told> told =
                    told(channel, id, seen).filter(known -> known.lot().row().mode() == mode);
            if (told.isEmpty()) {
                gone.run();
                return Admission.NO_SUCH_LOT;
            }
            begin(channel, told.get(), seen, request, gone);
            return Admission.WATCHING;
        } catch (RuntimeException e) {
            gone.run();
            throw e;
        }
    }

    /** From memory where somebody watches it already, unless another replica has told the watcher more. */
    private Optional<Told> told(Channel channel, LotId id, long seen) {
        if (channel.latest().filter(told -> told.lot().sequence() >= seen).isEmpty()) {
            lots.known(id).ifPresent(lot -> changed(channel, lot));
        }
        return channel.latest();
    }

    /** On the connection's event loop, so that no frame falls between the first and the next. */
    private void begin(Channel channel, Told told, long seen, RoutingContext request, Runnable gone) {
        Watcher watcher = new Watcher(
                request.response(),
                position(told, seen),
                () -> frame(channel.latest().orElseThrow()));
        Frame first = frame(told);
        EventLoop eventLoop = eventLoop(request);
        Loop loop = channel.loop(eventLoop);
        eventLoop.execute(() -> {
            request.addEndHandler(_ -> {
                loop.remove(watcher);
                gone.run();
            });
            if (request.response().closed()) {
                gone.run();
                return;
            }
            loop.add(watcher);
            Told now = channel.latest().orElseThrow();
            watcher.begin(now.position().isAfter(first.position()) ? frame(now) : first, config.unsent());
        });
    }

    /** A sequence that the lot has not reached was not of this lot; a price that moves by itself may have moved since. */
    private static Frame.Position position(Told told, long seen) {
        boolean known = seen <= told.lot().sequence() && !told.lot().movesByTime();
        return known ? new Frame.Position(seen, Long.MAX_VALUE) : new Frame.Position(-1, -1);
    }

    private static EventLoop eventLoop(RoutingContext request) {
        return ((ConnectionBase) request.request().connection()).channel().eventLoop();
    }

    private void gone(LotId id) {
        channels.computeIfPresent(id, (lot, channel) -> channel.leave() ? null : channel);
        watching.decrementAndGet();
    }

    private void sendSoon(Channel channel) {
        try {
            long wait = channel.nanosUntilFree(config.coalesce().toNanos());
            sender.schedule(() -> send(channel), wait, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("the process ends, nobody is sent anything any more");
        }
    }

    private void send(Channel channel) {
        try {
            Frame frame = frame(channel.take());
            channel.loops().forEach(loop -> loop.send(frame));
        } catch (RuntimeException e) {
            LOG.errorf(e, "watchers were not sent a lot");
        }
    }

    private void lookForMoves() {
        channels.values().stream().filter(channel -> channel.moved(clock.now())).forEach(this::sendSoon);
    }

    private void signOfLife() {
        long heartbeat = config.heartbeat().toNanos();
        channels.values().stream().filter(channel -> channel.isQuiet(heartbeat)).forEach(channel -> channel.loops()
                .forEach(Loop::signOfLife));
    }

    private void poll() {
        if (channels.isEmpty()) {
            return;
        }
        lots.sequences(channels.keySet()).forEach((id, sequence) -> {
            Channel channel = channels.get(id);
            if (channel != null
                    && channel.latest()
                            .filter(told -> told.lot().sequence() < sequence)
                            .isPresent()) {
                lots.known(id).ifPresent(lot -> changed(channel, lot));
            }
        });
    }

    private Frame frame(Told told) {
        try {
            return Frame.of(told.position(), json.writeValueAsBytes(told.lot().at(clock.now())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a lot that cannot be written", e);
        }
    }
}

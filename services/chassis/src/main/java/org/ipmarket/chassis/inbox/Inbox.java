package org.ipmarket.chassis.inbox;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ipmarket.chassis.caller.Correlation;
import org.ipmarket.chassis.config.ChassisConfig;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.event.EventCatalogue;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.event.MarketEvent;
import org.ipmarket.messages.event.StateEvent;
import org.jboss.logging.Logger;

/** Gives an event its effect, exactly once, or says why it cannot have one. */
@ApplicationScoped
public class Inbox {
    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final int SWEEP = 500;

    /** What became of a delivery. */
    public sealed interface Outcome {
        /** Took effect now, or had already, or was a state older than the one known. */
        record Done() implements Outcome {}

        /** Waits in the parking. */
        record Parked(String waitsFor) implements Outcome {}

        /** Can have no effect; belongs into the dead-letter queue with this reason. */
        record Poison(String reason) implements Outcome {}
    }

    private final Map<Class<?>, List<EventHandler<?>>> handlers;
    private final InboxTable table;
    private final KnownStates knownStates;
    private final Parking parking;
    private final ChassisConfig.Inbox config;
    private final MarketClock clock;

    Inbox(
            @All List<EventHandler<?>> handlers,
            InboxTable table,
            KnownStates knownStates,
            Parking parking,
            ChassisConfig config,
            MarketClock clock) {
        this.handlers = handlers.stream().collect(Collectors.groupingBy(EventHandler::event));
        this.table = table;
        this.knownStates = knownStates;
        this.parking = parking;
        this.config = config.inbox();
        this.clock = clock;
    }

    /**
     * Handles one event in a transaction of its own.
     *
     * @throws RuntimeException where it failed for a reason that a later try may not meet: the database away, say
     */
    public Outcome receive(EventHeader header, String payload) {
        Class<? extends MarketEvent> type = EventCatalogue.classOf(header.type());
        if (type == null) {
            return new Outcome.Poison("unknown type " + header.type());
        }
        MarketEvent event;
        try {
            event = EventJson.read(payload.getBytes(StandardCharsets.UTF_8), type);
        } catch (IllegalArgumentException e) {
            return new Outcome.Poison(e.getMessage());
        }
        Correlation.set(header.correlation());
        try {
            return handle(header, payload, event);
        } finally {
            Correlation.set(null);
        }
    }

    private Outcome handle(EventHeader header, String payload, MarketEvent event) {
        RuntimeException last = null;
        for (int attempt = 1; attempt <= config.attempts(); attempt++) {
            try {
                QuarkusTransaction.requiringNew().run(() -> effect(header, event));
                return new Outcome.Done();
            } catch (PrerequisiteMissing missing) {
                return park(header, payload, missing.waitsFor());
            } catch (RuntimeException e) {
                if (TransientFailure.is(e)) {
                    throw e;
                }
                last = e;
                LOG.warnf(e, "event %s of type %s failed, attempt %d", header.id(), header.type(), attempt);
            }
        }
        return new Outcome.Poison(TransientFailure.rootMessage(last));
    }

    private void effect(EventHeader header, MarketEvent event) {
        try {
            if (!(event instanceof StateEvent) && forgotten(header)) {
                LOG.infof("fact %s of type %s was told at %s, too long ago", header.id(), header.type(), header.time());
                parking.remove(header.id());
                return;
            }
            if (!table.firstTime(header)) {
                parking.remove(header.id());
                return;
            }
            parking.remove(header.id());
        } catch (SQLException e) {
            throw new IllegalStateException("the inbox cannot be written", e);
        }
        if (event instanceof StateEvent state && !knownStates.keep(state)) {
            return;
        }
        for (EventHandler<?> handler : handlers.getOrDefault(MarketEvent.class, List.of())) {
            call(handler, event, header);
        }
        for (EventHandler<?> handler : handlers.getOrDefault(event.getClass(), List.of())) {
            call(handler, event, header);
        }
    }

    /** Whether nobody could say any more that it has taken effect. */
    private boolean forgotten(EventHeader header) {
        return config.kept()
                .map(kept -> header.time().isBefore(clock.now().minus(kept)))
                .orElse(false);
    }

    private static <E extends MarketEvent> void call(EventHandler<E> handler, MarketEvent event, EventHeader header) {
        handler.handle(handler.event().cast(event), header);
    }

    private Outcome park(EventHeader header, String payload, String waitsFor) {
        boolean parked = QuarkusTransaction.requiringNew().call(() -> {
            return parking.park(header, payload, waitsFor, config.maxParked());
        });
        return parked
                ? new Outcome.Parked(waitsFor)
                : new Outcome.Poison("waits for " + waitsFor + ", and the parking is full");
    }

    /**
     * Tries parked events again.
     *
     * @param keys what has arrived; null for all
     * @return those that can have no effect any more, to be dead-lettered
     */
    List<Dead> retryParked(Set<String> keys) throws SQLException {
        return parking.waiting(keys, SWEEP).stream()
                .map(waiting -> {
                    Outcome outcome = receive(waiting.header(), waiting.payload());
                    return switch (outcome) {
                        case Outcome.Done done -> null;
                        case Outcome.Parked parked ->
                            tooOld(waiting.age())
                                    ? new Dead(
                                            waiting.header(),
                                            waiting.payload(),
                                            "waited for " + parked.waitsFor() + " for " + waiting.age())
                                    : null;
                        case Outcome.Poison poison -> new Dead(waiting.header(), waiting.payload(), poison.reason());
                    };
                })
                .filter(dead -> dead != null)
                .toList();
    }

    void forget(Dead dead) throws SQLException {
        parking.remove(dead.header().id());
    }

    private boolean tooOld(Duration age) {
        return age.compareTo(config.maxParkedAge()) > 0;
    }

    /** An event for the dead-letter queue. */
    record Dead(EventHeader header, String payload, String reason) {}
}

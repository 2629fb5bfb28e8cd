package org.ipmarket.chassis.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What the chassis can be told; every bound it keeps stands here. */
@Singleton
public class ChassisConfig {
    private final RabbitMq rabbitmq;
    private final Outbox outbox;
    private final Inbox inbox;
    private final Idempotency idempotency;
    private final Tokens tokens;

    ChassisConfig(RabbitMq rabbitmq, Outbox outbox, Inbox inbox, Idempotency idempotency, Tokens tokens) {
        this.rabbitmq = rabbitmq;
        this.outbox = outbox;
        this.inbox = inbox;
        this.idempotency = idempotency;
        this.tokens = tokens;
    }

    public RabbitMq rabbitmq() {
        return rabbitmq;
    }

    public Outbox outbox() {
        return outbox;
    }

    public Inbox inbox() {
        return inbox;
    }

    public Idempotency idempotency() {
        return idempotency;
    }

    public Tokens tokens() {
        return tokens;
    }

    /** How to reach the broker. */
    @ConfigMapping(prefix = "ipmarket.rabbitmq")
    public interface RabbitMq {
        String host();

        int port();

        String vhost();

        String user();

        String password();
    }

    /** Bounds of the relay. */
    @ConfigMapping(prefix = "ipmarket.outbox")
    public interface Outbox {
        @WithDefault("true")
        boolean enabled();

        /** Topic exchange of all events. */
        @WithDefault("ipmarket.events")
        String exchange();

        /** Rows read and marked at once. */
        @WithDefault("500")
        int batch();

        /** Messages published before their confirms are awaited. */
        @WithDefault("200")
        int confirmEvery();

        @WithDefault("10S")
        Duration confirmTimeout();

        /** How often to look for rows without having been woken. */
        @WithDefault("1S")
        Duration poll();

        /** Types that no service reads yet; a returned message of another type is an alarm. */
        Optional<Set<String>> unreadTypes();
    }

    /** Bounds of the consumer. */
    @ConfigMapping(prefix = "ipmarket.inbox")
    public interface Inbox {
        @WithDefault("true")
        boolean enabled();

        @WithDefault("100")
        int prefetch();

        /** Tries of an event whose handler fails for no transient reason, before it is dead-lettered. */
        @WithDefault("4")
        int attempts();

        /** Parked events at most; beyond it, an event that would have to wait is dead-lettered. */
        @WithDefault("10000")
        int maxParked();

        /** An event parked for longer is dead-lettered. */
        @WithDefault("P30D")
        Duration maxParkedAge();

        /**
         * For how long it is remembered which events have taken effect. A fact that was told longer ago than that has none: nobody
         * could say whether it had it already. Not set, they are remembered for ever, and every fact can be replayed at any age.
         */
        Optional<Duration> kept();

        /** How often parked events are tried although nothing was said to have arrived. */
        @WithDefault("5S")
        Duration parkedSweep();
    }

    /** Bounds of repeated requests. */
    @ConfigMapping(prefix = "ipmarket.idempotency")
    public interface Idempotency {
        /** How long a duplicate waits for the first one's answer. */
        @WithDefault("5S")
        Duration waitAtMost();

        @WithDefault("24H")
        Duration keep();
    }

    /** Bounds of the tokens that were checked. */
    @ConfigMapping(prefix = "ipmarket.tokens")
    public interface Tokens {
        /** Tokens that are not checked again. */
        @WithDefault("10000")
        int kept();

        /** For how long at most; none passes after it has expired. */
        @WithDefault("5M")
        Duration keptFor();

        /** How often to look at the identity provider's keys: a withdrawn one is taken for no longer. */
        Duration watchKeys();
    }
}

package org.ipmarket.notification.webhook;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What webhooks can be told; every bound that they keep stands here. */
@ConfigMapping(prefix = "ipmarket.webhooks")
public interface WebhookConfig {
    /** 32 random bytes in base64, with which signing keys are kept encrypted. No default. */
    String key();

    /** Keys that were the key before; what was encrypted with them is still read. */
    Optional<List<String>> formerKeys();

    /** Webhooks of one centre in one mode. */
    @WithDefault("20")
    int mostOfACentre();

    Address address();

    Http http();

    Retry retry();

    Sending sending();

    Keys keys();

    Kept kept();

    /** Where something may be sent. */
    interface Address {
        /** Networks that are not public and may be reached all the same, such as {@code 10.20.0.0/16}. */
        Optional<List<String>> allowedNetworks();

        /** Whether http is allowed beside https. */
        @WithDefault("false")
        boolean plainHttp();
    }

    /** Bounds of one request. */
    interface Http {
        @WithDefault("5S")
        Duration connectTimeout();

        /** From the first byte sent to the status of the answer. */
        @WithDefault("15S")
        Duration timeout();

        /** From the status of the answer to its end: what comes later is not waited for, and the status counts all the same. */
        @WithDefault("1S")
        Duration rest();

        /** What is kept of an answer, for its receiver to see. */
        @WithDefault("1K")
        MemorySize answerKept();

        /** An answer that is longer is broken off; its status counts all the same. */
        @WithDefault("64K")
        MemorySize largestAnswer();

        /** PEM file with the certificates to trust instead of Java's own; for a market within one network. */
        Optional<Path> trust();
    }

    /** When a delivery is tried again. */
    interface Retry {
        /** Waits after the first, second, ... failed attempt. */
        @WithDefault("PT5S,PT5M,PT30M,PT2H,PT5H,PT10H,PT14H,PT20H,PT24H")
        List<Duration> waits();

        /** By which part of itself a wait is lengthened at most. */
        @WithDefault("0.2")
        double jitter();

        /** A receiver may ask by {@code Retry-After} for no longer than this. */
        @WithDefault("24H")
        Duration longestRetryAfter();

        /** Failures in a row from which an endpoint counts as down. */
        @WithDefault("5")
        int downAfter();

        /** An endpoint that is down gets one attempt in this time. */
        @WithDefault("5M")
        Duration probeEvery();

        /** An endpoint to which nothing got through for so long is paused. Less than the sum of the waits, so that none of its deliveries dies. */
        @WithDefault("P3D")
        Duration pauseAfter();
    }

    /** How much is under way. */
    interface Sending {
        @WithDefault("true")
        boolean enabled();

        /** Requests of this replica at a time. */
        @WithDefault("64")
        int atOnce();

        /** Requests to one endpoint at a time, of all replicas; 1 while it fails. */
        @WithDefault("4")
        int atOnceToOne();

        /**
         * Deliveries of one webhook that are on their way at a time; where there are fewer, further events are taken from the feed. What
         * is refused, and what waits behind it, is not counted unless the endpoint fails.
         */
        @WithDefault("500")
        int window();

        /** Deliveries of one webhook that have not ended. Where there are more, what has been refused for longest is dead. */
        @WithDefault("2000")
        int mostOpen();

        /** Events that are read from the feed at once for one webhook. */
        @WithDefault("200")
        int slice();

        /** Webhooks that are looked at in one step. */
        @WithDefault("50")
        int webhooksAtOnce();

        /** For how long events are taken from the feed before what is due is looked for again. */
        @WithDefault("1S")
        Duration fillFor();

        /** For how long a webhook is left alone that could not be given events. */
        @WithDefault("30S")
        Duration fillAgain();

        /** For how long a sender has a delivery; longer than any request takes. */
        @WithDefault("2M")
        Duration lease();

        /** How often to look for what is due without having been woken. */
        @WithDefault("500MS")
        Duration look();
    }

    /** Rotation of signing keys. */
    interface Keys {
        /** For how long the old key signs beside the new one, unless the owner says otherwise. */
        @WithDefault("24H")
        Duration overlap();

        @WithDefault("P7D")
        Duration longestOverlap();

        /** Keys of a webhook that sign at the same time. */
        @WithDefault("3")
        int most();
    }

    /** What is kept of deliveries that have ended. */
    interface Kept {
        @WithDefault("P7D")
        Duration delivered();

        /** Of one webhook, however young. */
        @WithDefault("10000")
        int mostDelivered();

        @WithDefault("P90D")
        Duration dead();

        /** Of one webhook, however young. */
        @WithDefault("10000")
        int mostDead();
    }
}

package org.ipmarket.gateway;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Everything that can be set about the door, save the routes themselves. */
@ConfigMapping(prefix = "ipmarket.gateway")
public interface GatewayConfig {
    /** Where browsers find the door, without a path. */
    String publicUrl();

    Client client();

    Identity identity();

    Limits limits();

    Tokens tokens();

    Pool pool();

    Breaker breaker();

    Session session();

    Routes routes();

    Connections connections();

    Board board();

    /** The client {@code gateway} at Keycloak, with which the page reads the market. */
    interface Client {
        /** It has no default. */
        String secret();
    }

    /** Changes to the routes while the door is open. */
    interface Routes {
        /** Properties {@code ipmarket.routes.*} and {@code ipmarket.gateway.services.*} that take the place of those configured. */
        Optional<Path> file();

        /** It is looked at so often. */
        @WithDefault("1s")
        Duration every();
    }

    /** Keycloak, of which one realm and its static files can be reached. */
    interface Identity {
        /** With its relative path, such as {@code http://127.0.0.1:18180/auth}. */
        URI url();

        /** As tokens name it: the address of the realm that browsers see, through this door. */
        String issuer();

        @WithDefault("10s")
        Duration timeout();

        /** Requests that may be under way at once. */
        @WithDefault("512")
        int atOnce();
    }

    /** What a request may weigh, and how many may come. */
    interface Limits {
        /** Of a request, where its route names no {@code largest-body}. */
        @WithDefault("1M")
        MemorySize body();

        /** Length of the request target in characters. */
        @WithDefault("4096")
        int target();

        /** Sum of the names and values of all headers. */
        @WithDefault("16K")
        MemorySize headers();

        /** So much of a refused body is read and thrown away, that its sender may hear the answer. */
        @WithDefault("8M")
        MemorySize discard();

        /** So long a refused body is read. */
        @WithDefault("5s")
        Duration discardTime();

        /** Of one caller, by its token. */
        Rate caller();

        /** Of one address, for what comes without a known token: logins, pages, tokens not yet verified. */
        Rate address();

        /** Bids of one caller, besides. */
        Rate bidder();

        /** Bids from one address, whoever sends them. */
        Rate biddingAddress();

        /** So many callers and addresses are told apart at once; the least recently seen is forgotten. */
        @WithDefault("20000")
        int remembered();
    }

    interface Rate {
        /** Requests in the long run. */
        int perMinute();

        /** Requests at once. */
        int burst();
    }

    /** The cache of verified tokens. */
    interface Tokens {
        @WithDefault("10000")
        int remembered();

        /** A token is verified anew after this time even if it lives longer. */
        @WithDefault("60s")
        Duration trustedFor();
    }

    /** Connections to one service from one event loop. */
    interface Pool {
        @WithDefault("64")
        int connections();

        /** Requests that may wait for a connection; more are answered 503 at once. */
        @WithDefault("256")
        int waiting();

        /** Streams and large bodies, which each hold a connection for as long as somebody watches or sends. */
        @WithDefault("1024")
        int streams();

        @WithDefault("1s")
        Duration connect();

        /** How long a request may wait for a connection. */
        @WithDefault("2s")
        Duration obtain();

        /** A connection on which nothing moves for this long is closed; heartbeats of streams come every 15 s. */
        @WithDefault("60s")
        Duration idle();
    }

    /** When a replica counts as down, and how it comes back. */
    interface Breaker {
        /** Requests in a row that came to nothing. One that cannot be connected to is avoided at the first. */
        @WithDefault("5")
        int failures();

        /** After this one request tries whether it is back. */
        @WithDefault("250ms")
        Duration pause();

        /** Each failed trial doubles the pause, up to this. */
        @WithDefault("4s")
        Duration longestPause();

        /** Bytes of a request's body that are kept at most, so that it can be sent once more. */
        @WithDefault("16K")
        MemorySize kept();
    }

    /** What a caller may hold without asking anything, and how long the door waits. */
    interface Connections {
        /** Of one address; more are closed as they are accepted. Where a balancer stands before the door, all come from its address. */
        @WithDefault("1024")
        int perAddress();

        /** For the head of the first request of a connection. */
        @WithDefault("10s")
        Duration head();

        /** For the head of a further request. */
        @WithDefault("75s")
        Duration next();

        /** For the whole of a body, where its route takes no large ones. */
        @WithDefault("30s")
        Duration body();

        /** For the whole of a body, where its route takes large ones. */
        @WithDefault("15m")
        Duration largeBody();

        /** For a caller to take some of its answer. */
        @WithDefault("75s")
        Duration answer();
    }

    /** People who are logged in. */
    interface Session {
        /** An access token that expires within this time is renewed first. */
        @WithDefault("20s")
        Duration renewBefore();

        /** A session ends after this time, however often it was renewed. */
        @WithDefault("10h")
        Duration longest();

        /** So long may a login take. */
        @WithDefault("10m")
        Duration attempt();
    }

    /** The page of what is open now. */
    interface Board {
        /** The market is read at most this often, however many watch. */
        @WithDefault("1s")
        Duration every();

        /** An answer that takes longer counts as none. */
        @WithDefault("2s")
        Duration patience();

        /** Lots of one state that are shown. */
        @WithDefault("100")
        int lots();

        /** Ended lots that are shown. */
        @WithDefault("12")
        int ended();

        /** A value range is read anew after this time. */
        @WithDefault("30s")
        Duration valuesKept();

        /** Value ranges read in one round. */
        @WithDefault("16")
        int valuesAtOnce();
    }
}

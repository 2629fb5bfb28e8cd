package org.ipmarket.gateway;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Everything that can be set about the door, save the routes themselves. */
@ConfigMapping(prefix = "ipmarket.gateway")
public interface GatewayConfig {
    /** Where browsers find the door, without a path. */
    String publicUrl();

    Client client();

    /** The services by name, as the routes name them. */
    Map<String, Service> services();

    Identity identity();

    Limits limits();

    Tokens tokens();

    Pool pool();

    Board board();

    /** The client {@code gateway} at Keycloak, with which the page reads the market. */
    interface Client {
        /** It has no default. */
        String secret();
    }

    interface Service {
        /** Scheme, host and port of each replica, separated by commas; no path. */
        List<URI> url();
    }

    /** Keycloak, of which one realm and its static files can be reached. */
    interface Identity {
        /** With its relative path, such as {@code http://127.0.0.1:18180/auth}. */
        URI url();

        /** As tokens name it: the address of the realm that browsers see, through this door. */
        String issuer();

        @WithDefault("10s")
        Duration timeout();
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

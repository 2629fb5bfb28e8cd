package org.ipmarket.bidding;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What bidding can be told; every bound it keeps stands here. */
@ConfigMapping(prefix = "ipmarket.bidding")
public interface BiddingConfig {
    Sequencer sequencer();

    Bidder bidder();

    Clock clock();

    Live live();

    Log log();

    Events events();

    Sealing sealing();

    /** Bounds of what waits for a lot's lock. */
    interface Sequencer {
        /** Transactions of several lots under way at once. */
        @WithDefault("2")
        int committers();

        /** Transactions under way at once of lots that somebody else had locked, or that failed together with others. */
        @WithDefault("4")
        int alone();

        /** Lots in one transaction. */
        @WithDefault("200")
        int lotsTogether();

        /** Bids waiting for one lot; beyond it a bid is refused with 503. */
        @WithDefault("2000")
        int waitingPerLot();

        /** Bids waiting for all lots. */
        @WithDefault("20000")
        int waiting();

        /** Lots remembered between transactions. */
        @WithDefault("5000")
        int remembered();

        /** Bids judged in one transaction. */
        @WithDefault("500")
        int batch();

        /** How long a caller waits for its answer; then 503, and the same key gets the answer later. */
        @WithDefault("10S")
        Duration answerWithin();
    }

    /** How fast one participant may bid at one replica, on all lots together; beyond it a bid is refused with 429. */
    interface Bidder {
        @WithDefault("50")
        int perSecond();

        @WithDefault("200")
        int atOnce();
    }

    /** Of openings, closings and outages. */
    interface Clock {
        /** How often to look for what is due soon. */
        @WithDefault("1S")
        Duration sweep();

        /** Lots taken up by one look. */
        @WithDefault("500")
        int sweepLimit();

        /** A gap between beats of all replicas that is longer is an outage. */
        @WithDefault("5S")
        Duration outageAfter();
    }

    /** Of the live stream. */
    interface Live {
        /** Changes of a lot within this time become one frame. */
        @WithDefault("200MS")
        Duration coalesce();

        /** A sign of life on a stream that was quiet for so long. */
        @WithDefault("15S")
        Duration heartbeat();

        /** How often to ask the database for changes made by other replicas. */
        @WithDefault("500MS")
        Duration poll();

        @WithDefault("10000")
        int watchers();

        /** So many bytes may wait for one watcher; who has not taken them gets the lot as it then is when it has. */
        @WithDefault("16384")
        int unsent();
    }

    /** Of a lot's log. */
    interface Log {
        /** Lots whose terms are kept in memory. */
        @WithDefault("2000")
        int termsKept();

        /** Leaves read at once for an export. */
        @WithDefault("1000")
        int exportPage();
    }

    /** Of what is told to other services and to the feed. */
    interface Events {
        /** Bids on one lot within this time are told together; the live stream shows them at once. */
        @WithDefault("2S")
        Duration every();
    }

    /** Of sealed offers and the keepers of what opens them. */
    interface Sealing {
        /** So many keepers open an offer. */
        @WithDefault("2")
        int threshold();

        /** In the order of their numbers, which must stay; none: no lot with sealed offers opens. */
        Optional<List<Keeper>> keepers();

        /** How long a keeper may take to answer. */
        @WithDefault("3S")
        Duration timeout();

        /** How often to look for lots that wait for their keepers. */
        @WithDefault("500MS")
        Duration sweep();

        /** Lots taken up by one look. */
        @WithDefault("200")
        int sweepLimit();

        /** Lots for which keepers are asked at once. */
        @WithDefault("8")
        int lotsAtOnce();

        /** How long a lot waits for the keys of all keepers, where enough of them have answered. */
        @WithDefault("30S")
        Duration patience();

        /** The longest pause between two tries for one lot; the first is a second, each is twice the one before. */
        @WithDefault("30S")
        Duration longestPause();

        /** A keeper. */
        interface Keeper {
            String name();

            String url();

            /** Its public key: Ed25519, X.509 in base64. */
            String identity();
        }
    }
}

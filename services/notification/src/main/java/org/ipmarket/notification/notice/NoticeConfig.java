package org.ipmarket.notification.notice;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What notices can be told; every bound that they keep stands here. */
@ConfigMapping(prefix = "ipmarket.notices")
public interface NoticeConfig {
    /** 32 random bytes in base64 that sign the links in mails; without it one is derived from the key of webhooks. */
    Optional<String> linkKey();

    /** How long before a lot opens its bidders are told. */
    @WithDefault("PT1H")
    Duration openingSoon();

    /** A lot's bidder is sent no more than one mail about being outbid in this time; the last one says how it stands. */
    @WithDefault("PT5M")
    Duration outbidQuiet();

    /** What happened longer ago than this is shown on the site and sent to nobody. */
    @WithDefault("P2D")
    Duration past();

    /** How long the link that confirms a mail address is good for. */
    @WithDefault("P3D")
    Duration confirmWithin();

    /** Mails of that kind that one login can cause in a day. */
    @WithDefault("5")
    int confirmationsADay();

    /** How long notices and the proof of their delivery are kept. */
    @WithDefault("P1095D")
    Duration kept();

    Mail mail();

    Sending sending();

    /** Where mails go. */
    interface Mail {
        /** Address that mails come from. */
        @WithDefault("notices@ipmarket.invalid")
        String from();

        /** Where mails lie as files where no server is set, and those of test mode always. */
        @WithDefault(".local/mail")
        Path folder();

        Smtp smtp();
    }

    /** The server that takes mails of live mode. */
    interface Smtp {
        /** Without it there is none. */
        Optional<String> host();

        @WithDefault("587")
        int port();

        Optional<String> username();

        Optional<String> password();

        @WithDefault("STARTTLS")
        Tls tls();

        @WithDefault("10S")
        Duration connectTimeout();

        /** For one answer of the server. */
        @WithDefault("20S")
        Duration timeout();
    }

    /** How the connection is kept secret. */
    enum Tls {
        /** Only for a server on the same machine or network. */
        NONE,
        /** Begins in the clear and must turn to TLS before anything is said. */
        STARTTLS,
        TLS
    }

    /** How much is under way, and what is tried again when. */
    interface Sending {
        @WithDefault("true")
        boolean enabled();

        /** Messages that one replica sends at a time. */
        @WithDefault("4")
        int atOnce();

        /** How often to look for what is due without having been woken. */
        @WithDefault("1S")
        Duration look();

        /** For how long a sender has a message; longer than sending takes. */
        @WithDefault("3M")
        Duration lease();

        /** Waits after the first, second, ... failed attempt. */
        @WithDefault("PT10S,PT1M,PT5M,PT30M,PT2H,PT6H,PT12H")
        List<Duration> waits();
    }
}

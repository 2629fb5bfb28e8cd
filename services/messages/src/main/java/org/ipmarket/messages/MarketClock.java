package org.ipmarket.messages;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** The one source of time in a service. The market's days are those of Asia/Shanghai; instants are kept in UTC. */
public interface MarketClock {
    ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Now, to the microsecond, which is what the database keeps. */
    Instant now();

    /** Today in the market's time zone. */
    default LocalDate today() {
        return LocalDate.ofInstant(now(), ZONE);
    }

    static MarketClock system() {
        Clock utc = Clock.systemUTC();
        return () -> utc.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

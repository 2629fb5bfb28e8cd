package org.ipmarket.chassis.test.example;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the ids, times, days and addresses of one run into names that stay. */
final class FixedNames {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern INSTANT =
            Pattern.compile("(?<![\\w-])(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z)(?!\\w)");
    private static final Pattern DAY = Pattern.compile("(?<![\\w-])(\\d{4}-\\d\\d-\\d\\d)(?![\\w-])");
    private static final Pattern ADDRESS = Pattern.compile("https?://(localhost|127\\.0\\.0\\.1)(:\\d+)?");
    private static final Instant FIRST = Instant.parse("2026-03-02T01:30:00Z");
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 2);
    private static final long NEAR_DAYS = 250;

    private final LocalDate today;

    /** @param today of the run: days near it are as near to the first day of all */
    FixedNames(LocalDate today) {
        this.today = today;
    }

    String of(String text) {
        return addresses(days(times(ids(text))));
    }

    /** In the order of their appearance. */
    private static String ids(String text) {
        Map<String, String> ids = new HashMap<>();
        return ID.matcher(text)
                .replaceAll(match -> ids.computeIfAbsent(
                        match.group(), id -> "01900000-0000-7000-8000-%012x".formatted(ids.size() + 1)));
    }

    /** In their own order: those of one minute a minute apart, those that lie farther apart as far, in whole minutes. */
    private static String times(String text) {
        TreeSet<Instant> times = new TreeSet<>();
        Matcher found = INSTANT.matcher(text);
        while (found.find()) {
            times.add(instant(found.group(1)));
        }
        Map<Instant, Instant> fixed = new HashMap<>();
        Instant last = null;
        for (Instant time : times) {
            long minutes = last == null
                    ? 0
                    : Math.max(1, Duration.between(last, time).plusSeconds(30).toMinutes());
            Instant before = last == null ? FIRST : fixed.get(last);
            fixed.put(time, before.plus(minutes, ChronoUnit.MINUTES));
            last = time;
        }
        return INSTANT.matcher(text)
                .replaceAll(match -> fixed.get(instant(match.group(1))).toString());
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private String days(String text) {
        return DAY.matcher(text).replaceAll(match -> {
            LocalDate day = LocalDate.parse(match.group(1));
            long away = ChronoUnit.DAYS.between(today, day);
            return (Math.abs(away) > NEAR_DAYS ? day : FIRST_DAY.plusDays(away)).toString();
        });
    }

    private static String addresses(String text) {
        return ADDRESS.matcher(text).replaceAll("https://centre.example");
    }
}

package org.ipmarket.notification.feed.api;

import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.event.EventCatalogue;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.notification.feed.desk.ReadFeed.Start;
import org.ipmarket.notification.feed.rule.Cursor;
import org.ipmarket.notification.feed.rule.Filter;
import org.ipmarket.notification.feed.rule.Publicity;

/** What of the feed is asked for. */
public class FeedRequest {
    static final int DEFAULT_LIMIT = 100;
    static final int MAX_LIMIT = 200;
    static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final int MOST_VALUES = 50;

    /** Wire type by what a request may call it: with its version or without. */
    private static final Map<String, Set<String>> TYPES = types();

    /** A cursor that the feed has given, or {@code latest}; left out, the oldest event kept. */
    @QueryParam("after")
    String after;

    /** How many events at most, 1 to 200; 100 where it is left out. */
    @QueryParam("limit")
    Integer limit;

    /** Only of these types, {@code lot.closed} or {@code lot.closed.v1}. */
    @QueryParam("type")
    List<String> type;

    /** Only what names one of these centres. */
    @QueryParam("centre")
    List<String> centre;

    /** Only what is about one of these assets, itself or by its lot. */
    @QueryParam("asset")
    List<String> asset;

    /** How long to wait for something to show, up to {@code PT30S}. */
    @QueryParam("wait")
    String wait;

    /** @param lastEvent of a stream that was cut off: it goes before {@code after}, which was there before it; null where there is none */
    Start start(String lastEvent) {
        String text = lastEvent == null || lastEvent.isBlank() ? after : lastEvent.strip();
        if (text == null || text.isEmpty()) {
            return new Start.Oldest();
        }
        if (text.equals("latest") || text.equals("now")) {
            return new Start.Latest();
        }
        return Cursor.parse(text)
                .<Start>map(cursor -> new Start.After(cursor.position()))
                .orElseThrow(() -> Problems.badRequest(
                        "malformed-cursor",
                        "after",
                        "after is not a cursor that this feed has given; accepted: one of them, latest, or nothing for the"
                                + " oldest event kept."));
    }

    int limit() {
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Problems.unprocessable(
                    "limit-out-of-range", "limit", "limit must lie between 1 and " + MAX_LIMIT + ".");
        }
        return limit;
    }

    /** How long to wait for something to show. */
    Duration waitAtMost() {
        if (wait == null || wait.isEmpty()) {
            return Duration.ZERO;
        }
        Duration asked;
        try {
            asked = Duration.parse(wait);
        } catch (DateTimeParseException e) {
            throw Problems.badRequest("malformed-duration", "wait", "wait is not an ISO 8601 duration such as PT20S.");
        }
        if (asked.isNegative() || asked.compareTo(LONGEST_WAIT) > 0) {
            throw Problems.unprocessable(
                    "wait-out-of-range", "wait", "wait must lie between PT0S and " + LONGEST_WAIT + ".");
        }
        return asked;
    }

    Filter filter() {
        return new Filter(
                values("type", type).stream()
                        .flatMap(name -> wireTypes(name).stream())
                        .collect(Collectors.toUnmodifiableSet()),
                parsed("centre", centre, text -> new CentreCode(text).value()),
                parsed("asset", asset, FeedRequest::assetId));
    }

    private static UUID assetId(String text) {
        return AssetId.fromString(text).value();
    }

    private static Set<String> wireTypes(String name) {
        Set<String> wire = TYPES.get(name);
        if (wire == null) {
            throw Problems.badRequest(
                    "unknown-value",
                    "type",
                    "Unknown type '" + name + "'; accepted: "
                            + TYPES.keySet().stream()
                                    .filter(known -> !known.matches(".*\\.v\\d+"))
                                    .sorted()
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        return wire;
    }

    private static <T> Set<T> parsed(String field, Collection<String> given, Function<String, T> parse) {
        return values(field, given).stream()
                .map(text -> {
                    try {
                        return parse.apply(text);
                    } catch (IllegalArgumentException e) {
                        throw Problems.badRequest("malformed-value", field, e.getMessage());
                    }
                })
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Repeated, or separated by commas, or both. */
    private static Set<String> values(String field, Collection<String> given) {
        Set<String> values = given == null
                ? Set.of()
                : given.stream()
                        .flatMap(text -> Arrays.stream(text.split(",")))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.toCollection(TreeSet::new));
        if (values.size() > MOST_VALUES) {
            throw Problems.unprocessable(
                    "too-many-values", field, field + " may name " + MOST_VALUES + " values at most.");
        }
        return values;
    }

    private static Map<String, Set<String>> types() {
        return EventCatalogue.all().stream()
                .filter(event -> !(Publicity.of(event) instanceof Publicity.Decision.Withheld))
                .flatMap(event -> Stream.of(
                        Map.entry(EventCatalogue.describe(event).name(), EventCatalogue.typeOf(event)),
                        Map.entry(EventCatalogue.typeOf(event), EventCatalogue.typeOf(event))))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toUnmodifiableSet())));
    }
}

package org.ipmarket.client.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.ipmarket.client.Caller;
import org.ipmarket.client.Json;

/**
 * Reads the feed from where it was left. The cursor is kept after a page has been handled, so every fact comes at least once, in
 * order; after a crash those of one page come again, with the same ids. Not safe for several threads.
 */
public final class FeedReader {
    private static final Duration WAIT = Duration.ofSeconds(20);
    private static final int PAGE = 200;

    private final Caller caller;
    private final CursorStore cursor;
    private final String filter;

    private FeedReader(Caller caller, CursorStore cursor, String filter) {
        this.caller = caller;
        this.cursor = cursor;
        this.filter = filter;
    }

    /** Of everything that the caller may see, from the oldest fact that is kept where the store is empty. */
    public static FeedReader of(Caller caller, CursorStore cursor) {
        return new FeedReader(caller, cursor, "");
    }

    /** Of facts of these types only, such as {@code trade.completed}. The place in the feed moves past the others too. */
    public FeedReader ofTypes(String... types) {
        StringJoiner all = new StringJoiner(",");
        for (String type : types) {
            all.add(type);
        }
        return new FeedReader(
                caller, cursor, filter + "&type=" + URLEncoder.encode(all.toString(), StandardCharsets.UTF_8));
    }

    /**
     * Hands over the facts of the next page, waiting up to 20 s for one, then keeps the cursor behind them.
     *
     * @param handler what it throws comes through, and the page comes again
     * @return how many there were
     */
    public int poll(Consumer<Fact> handler) {
        return poll(handler, WAIT);
    }

    /** @param wait at most 30 s */
    public int poll(Consumer<Fact> handler, Duration wait) {
        String after = cursor.load()
                .map(place -> "&after=" + URLEncoder.encode(place, StandardCharsets.UTF_8))
                .orElse("");
        JsonNode page = caller.get("/feed?limit=" + PAGE + "&wait=" + wait + after + filter, JsonNode.class);
        List<Fact> facts = new ArrayList<>();
        page.path("items").forEach(item -> facts.add(Json.convert(item, Fact.class)));
        facts.forEach(handler);
        cursor.save(page.path("next").asText());
        return facts.size();
    }

    /** Reads on until it is told to stop, which it asks between pages. */
    public void follow(Consumer<Fact> handler, BooleanSupplier stop) {
        while (!stop.getAsBoolean()) {
            poll(handler);
        }
    }
}

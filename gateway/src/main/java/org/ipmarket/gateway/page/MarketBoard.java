package org.ipmarket.gateway.page;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.ipmarket.gateway.GatewayConfig;

/**
 * What is open now, read from the services when somebody looks, at most once in the configured time and once at a time
 * however many look. A part that does not answer is named; the lots last seen stay.
 */
@ApplicationScoped
class MarketBoard {
    private static final List<String> STATES = List.of("OPEN", "SCHEDULED", "CLOSED");

    private final MarketReader reader;
    private final ValueRanges values;
    private final Names names;
    private final GatewayConfig.Board config;
    private final AtomicReference<Future<Round>> reading = new AtomicReference<>();
    private volatile Round last;

    MarketBoard(MarketReader reader, ValueRanges values, Names names, GatewayConfig config) {
        this.reader = reader;
        this.values = values;
        this.names = names;
        this.config = config.board();
    }

    /** Silence of the services is no failure. It must be asked on an event loop, and may answer on another. */
    Future<MarketView> view() {
        return round().map(Round::now);
    }

    private Future<Round> round() {
        Round known = last;
        if (known != null && known.isFresh(config.every())) {
            return Future.succeededFuture(known);
        }
        Promise<Round> mine = Promise.promise();
        Future<Round> running = reading.compareAndExchange(null, mine.future());
        if (running != null) {
            return running;
        }
        read().map(snapshot ->
                        new Round(snapshot, MarketView.of(snapshot, values, names, config.ended()), System.nanoTime()))
                .onSuccess(round -> last = round)
                .onComplete(result -> {
                    reading.set(null);
                    mine.handle(result);
                });
        return mine.future();
    }

    private Future<Snapshot> read() {
        Set<Part> silent = Collections.synchronizedSet(EnumSet.noneOf(Part.class));
        List<Future<?>> parts = new ArrayList<>();
        for (Part part : List.of(Part.LISTING, Part.BIDDING, Part.VALUATION, Part.SETTLEMENT)) {
            parts.add(noting(silent, part, reader.pulse(part)));
        }
        Future<List<JsonObject>> lots = noting(silent, Part.LOGIN, reader.token())
                .compose(token -> token == null ? Future.succeededFuture() : readWith(token, silent));
        parts.add(lots);
        return Future.join(parts).map(all -> snapshot(lots.result(), silent));
    }

    private Future<List<JsonObject>> readWith(String token, Set<Part> silent) {
        Future<Void> centres = noting(silent, Part.LISTING, names.refresh(token));
        List<Future<JsonObject>> pages = STATES.stream()
                .map(state ->
                        reader.read(Part.BIDDING, "/api/v1/lots?limit=" + config.lots() + "&state=" + state, token))
                .toList();
        Future<List<JsonObject>> lots =
                noting(silent, Part.BIDDING, Future.all(pages).map(all -> pages.stream()
                        .flatMap(page -> Items.of(page.result()).stream())
                        .toList()));
        return centres.compose(done -> lots).onSuccess(read -> {
            if (read != null) {
                values.refresh(read.stream().map(lot -> lot.getString("id")).toList(), token);
            }
        });
    }

    private Snapshot snapshot(List<JsonObject> lots, Set<Part> silent) {
        if (lots != null) {
            return new Snapshot(lots, marketTime(lots), System.nanoTime(), silent);
        }
        return last == null ? Snapshot.empty(silent) : last.snapshot().still(silent);
    }

    /** The latest that bidding told; this machine's own where there is no lot. */
    private static Instant marketTime(List<JsonObject> lots) {
        return lots.stream()
                .map(lot -> lot.getInstant("serverTime"))
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElseGet(Instant::now);
    }

    /** Turns a failure into null and the part's name. */
    private static <T> Future<T> noting(Set<Part> silent, Part part, Future<T> answer) {
        return answer.otherwise(failure -> {
            silent.add(part);
            return null;
        });
    }

    /** What one reading of the market brought. */
    private record Round(Snapshot snapshot, MarketView view, long endedAtNanos) {
        boolean isFresh(Duration every) {
            return System.nanoTime() - endedAtNanos < every.toNanos();
        }

        MarketView now() {
            return view.at(snapshot.clock());
        }
    }
}

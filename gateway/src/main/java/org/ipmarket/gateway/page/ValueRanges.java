package org.ipmarket.gateway.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ipmarket.gateway.GatewayConfig;
import org.jboss.logging.Logger;

/**
 * The indicative value beside each lot. A lot names no asset, its offer does: the first is looked up once, the value again
 * from time to time, a few in each round.
 */
@ApplicationScoped
class ValueRanges {
    private static final Logger LOG = Logger.getLogger(ValueRanges.class);
    private static final int LARGEST = 5_000;
    private static final String BUNDLE = "";

    private final MarketReader reader;
    private final int atOnce;
    private final Cache<String, String> assets;
    private final long keptNanos;
    private final Cache<String, Known> known;

    ValueRanges(MarketReader reader, GatewayConfig config) {
        this.reader = reader;
        this.atOnce = config.board().valuesAtOnce();
        this.assets = Caffeine.newBuilder().maximumSize(LARGEST).build();
        this.keptNanos = config.board().valuesKept().toNanos();
        this.known = Caffeine.newBuilder().maximumSize(LARGEST).build();
    }

    /** Says so where it is not known yet. */
    String text(String lot) {
        Known value = known.getIfPresent(lot);
        return value == null ? "读取中 being read" : value.text().orElse("暂无估值 no estimate");
    }

    /** Looks up some of those that are missing or old; an old one is shown until then. */
    void refresh(List<String> lots, String token) {
        lots.stream().filter(this::isMissingOrOld).limit(atOnce).forEach(lot -> asset(lot, token)
                .compose(asset -> value(asset, token))
                .onSuccess(text -> known.put(lot, new Known(text, System.nanoTime())))
                .onFailure(failure -> LOG.debugf("no value for lot %s: %s", lot, failure.getMessage())));
    }

    private boolean isMissingOrOld(String lot) {
        Known value = known.getIfPresent(lot);
        return value == null || System.nanoTime() - value.readAtNanos() > keptNanos;
    }

    private Future<String> asset(String lot, String token) {
        String asset = assets.getIfPresent(lot);
        if (asset != null) {
            return Future.succeededFuture(asset);
        }
        return reader.read(Part.LISTING, "/api/v1/listings/" + lot, token)
                .map(ValueRanges::onlyAsset)
                .onSuccess(read -> assets.put(lot, read));
    }

    private Future<Optional<String>> value(String asset, String token) {
        if (asset.equals(BUNDLE)) {
            return Future.succeededFuture(Optional.empty());
        }
        return reader.read(Part.VALUATION, "/api/v1/valuations?asset=" + asset, token)
                .map(page -> Items.of(page).stream()
                        .max(Comparator.comparing(valuation -> valuation.getString("completedAt", "")))
                        .flatMap(ValueRanges::range));
    }

    /** Ranges of several assets do not add up, so a bundle has none. */
    private static String onlyAsset(JsonObject listing) {
        JsonArray assets = listing.getJsonArray("assets");
        return assets == null || assets.size() != 1 ? BUNDLE : assets.getString(0);
    }

    private static Optional<String> range(JsonObject valuation) {
        JsonObject low = valuation.getJsonObject("p10");
        JsonObject middle = valuation.getJsonObject("p50");
        JsonObject high = valuation.getJsonObject("p90");
        if (low == null || middle == null || high == null) {
            return Optional.empty();
        }
        return Optional.of(Wording.range(low, middle, high));
    }

    private record Known(Optional<String> text, long readAtNanos) {}
}

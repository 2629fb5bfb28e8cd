package org.ipmarket.gateway.page;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What the centres are called. Read now and then; a code stands for a centre whose name is not known. */
@ApplicationScoped
class Names {
    private static final long KEPT_NANOS = Duration.ofMinutes(1).toNanos();

    private final MarketReader reader;
    private volatile Map<String, String> centres = Map.of();
    private volatile long readAtNanos = System.nanoTime() - KEPT_NANOS;

    Names(MarketReader reader) {
        this.reader = reader;
    }

    String centre(String code) {
        return centres.getOrDefault(code, code);
    }

    Future<Void> refresh(String token) {
        if (System.nanoTime() - readAtNanos < KEPT_NANOS) {
            return Future.succeededFuture();
        }
        return reader.read(Part.LISTING, "/api/v1/centres?limit=100", token)
                .onSuccess(this::keep)
                .mapEmpty();
    }

    private void keep(JsonObject page) {
        Map<String, String> read = new HashMap<>();
        for (JsonObject centre : Items.of(page)) {
            JsonObject name = centre.getJsonObject("name", new JsonObject());
            read.put(centre.getString("code"), name.getString("zh", "") + " " + name.getString("en", ""));
        }
        centres = Map.copyOf(read);
        readAtNanos = System.nanoTime();
    }
}

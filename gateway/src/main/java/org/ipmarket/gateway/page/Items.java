package org.ipmarket.gateway.page;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The rows of a page of a list. */
final class Items {
    private Items() {}

    static List<JsonObject> of(JsonObject page) {
        JsonArray items = page.getJsonArray("items");
        return items == null
                ? List.of()
                : items.stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonObject.class::cast)
                        .toList();
    }
}

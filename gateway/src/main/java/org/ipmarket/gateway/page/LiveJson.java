package org.ipmarket.gateway.page;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The page's content for its script: the names are those of the places in the page that it fills. */
final class LiveJson {
    private LiveJson() {}

    static String of(MarketView market) {
        return new JsonObject()
                .put("serverTime", market.serverTime())
                .put("clock", market.clock())
                .put("silent", market.silent())
                .put("seen", market.seen())
                .put("demonstration", market.demonstration())
                .put("open", cards(market.open()))
                .put("soon", cards(market.soon()))
                .put("ended", cards(market.ended()))
                .encode();
    }

    private static JsonArray cards(List<LotCard> cards) {
        JsonArray array = new JsonArray();
        cards.forEach(card -> array.add(new JsonObject()
                .put("id", card.id())
                .put("state", card.state())
                .put("titleZh", card.titleZh())
                .put("titleEn", card.titleEn())
                .put("centre", card.centre())
                .put("right", card.right())
                .put("priceLabel", card.priceLabel())
                .put("price", card.price())
                .put("next", card.next())
                .put("bids", card.bids())
                .put("clockLabel", card.clockLabel())
                .put("until", card.until())
                .put("clock", card.clock())
                .put("when", card.when())
                .put("value", card.value())
                .put("demonstration", card.demonstration())));
        return array;
    }
}

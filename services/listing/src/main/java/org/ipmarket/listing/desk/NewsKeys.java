package org.ipmarket.listing.desk;

import org.ipmarket.messages.id.AwardId;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.TradeId;

/** Names of what one event waits for and another brings. */
final class NewsKeys {
    private NewsKeys() {}

    static String closed(LotId lot) {
        return "lot-closed:" + lot;
    }

    static String awarded(AwardId award) {
        return "award:" + award;
    }

    static String defaulted(AwardId award) {
        return "award-defaulted:" + award;
    }

    static String recorded(TradeId trade) {
        return "trade-recorded:" + trade;
    }
}

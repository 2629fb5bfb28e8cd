package org.ipmarket.auction.formats.posted;

import java.time.Instant;
import org.ipmarket.auction.rules.AuctionTerms;
import org.ipmarket.auction.rules.LotState;
import org.ipmarket.messages.Money;

/** Fixed price (一口价): the first to bid the asking price has the lot at that price. */
public final class FixedPrice1 extends AskedPrice {
    public static final String VERSION = "fixed-price/1";

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    protected Money asked(AuctionTerms terms, LotState state, Instant time) {
        return terms.startPrice();
    }
}

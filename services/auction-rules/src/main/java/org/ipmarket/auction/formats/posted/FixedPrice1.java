package org.ipmarket.auction.formats.posted;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ipmarket.auction.rules.AuctionTerms;
import org.ipmarket.auction.rules.LotState;
import org.ipmarket.auction.rules.Offer;
import org.ipmarket.auction.rules.Outcome.UnsoldReason;
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

    /** No reserve applies. */
    @Override
    protected Optional<UnsoldReason> unsold(AuctionTerms terms, LotState state, List<Offer> ranking) {
        return ranking.isEmpty() ? Optional.of(UnsoldReason.NO_BID) : Optional.empty();
    }
}

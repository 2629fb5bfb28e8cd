package org.ipmarket.auction.formats.dutch;

import java.time.Duration;
import java.time.Instant;
import org.ipmarket.auction.formats.posted.AskedPrice;
import org.ipmarket.auction.rules.AuctionTerms;
import org.ipmarket.auction.rules.Course;
import org.ipmarket.auction.rules.LotState;
import org.ipmarket.messages.Money;

/** Dutch auction (荷兰式拍卖): the price falls until somebody takes the lot at it. */
public final class Dutch1 extends AskedPrice {
    public static final String VERSION = "dutch/1";

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public Class<? extends Course> course() {
        return DutchCourse.class;
    }

    @Override
    protected LotState begin(AuctionTerms terms, LotState open, Duration late, Instant time) {
        return open.on(new DutchCourse(time));
    }

    @Override
    protected Money asked(AuctionTerms terms, LotState state, Instant time) {
        Instant since = state.course() instanceof DutchCourse(Instant fallsFrom) ? fallsFrom : null;
        return FallingPrice.at(terms, since, state, time);
    }
}

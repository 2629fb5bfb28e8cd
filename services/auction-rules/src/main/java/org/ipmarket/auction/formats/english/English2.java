package org.ipmarket.auction.formats.english;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ipmarket.auction.rules.AuctionTerms;
import org.ipmarket.auction.rules.Command.PlaceBid;
import org.ipmarket.auction.rules.Course;
import org.ipmarket.auction.rules.Decision;
import org.ipmarket.auction.rules.FormatRules;
import org.ipmarket.auction.rules.LotState;
import org.ipmarket.messages.Money;

/** English auction with extended bidding (网络竞价、延时竞价): step table, capped extensions, reserve, priority, runner-up. */
public final class English2 extends FormatRules {
    public static final String VERSION = "english/2";

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public Class<? extends Course> course() {
        return EnglishCourse.class;
    }

    @Override
    public boolean ranksOpenBids() {
        return true;
    }

    @Override
    protected LotState begin(AuctionTerms terms, LotState open, Duration late, Instant time) {
        return open.on(
                EnglishCourse.endingBy(Ascent.latestEnd(terms, open.endsAt())).orNull());
    }

    @Override
    protected Optional<Money> lowest(AuctionTerms terms, LotState state, Instant time) {
        return Ascent.lowest(terms, state);
    }

    @Override
    protected Decision bid(AuctionTerms terms, LotState state, PlaceBid bid, Instant time) {
        return Ascent.judge(terms, state, EnglishCourse.of(state.course()), bid, time, EnglishCourse::orNull);
    }
}

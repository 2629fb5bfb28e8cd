package org.ipmarket.auction.formats.dutch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ipmarket.auction.formats.posted.AskedPrice;
import org.ipmarket.auction.rules.AuctionTerms;
import org.ipmarket.auction.rules.Course;
import org.ipmarket.auction.rules.LotState;
import org.ipmarket.auction.rules.Offer;
import org.ipmarket.auction.rules.Outcome.UnsoldReason;
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
        if (!(state.course() instanceof DutchCourse course)) {
            return terms.startPrice();
        }
        return FallingPrice.at(
                terms, course.fallsFrom(), state.suspendedSince() == null ? time : state.suspendedSince());
    }

    @Override
    protected Optional<UnsoldReason> unsold(AuctionTerms terms, LotState state, List<Offer> ranking) {
        return super.unsold(terms, state, ranking)
                .or(() -> reaches(terms, ranking.getFirst())
                        ? Optional.empty()
                        : Optional.of(UnsoldReason.RESERVE_NOT_MET));
    }
}

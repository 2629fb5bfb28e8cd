package org.ipmarket.auction.formats.sealed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ipmarket.auction.rules.AuctionTerms;
import org.ipmarket.auction.rules.Command.PlaceBid;
import org.ipmarket.auction.rules.Command.Unseal;
import org.ipmarket.auction.rules.Course;
import org.ipmarket.auction.rules.Decision;
import org.ipmarket.auction.rules.Due;
import org.ipmarket.auction.rules.LotState;
import org.ipmarket.auction.rules.Offer;
import org.ipmarket.auction.rules.Refusal;
import org.ipmarket.auction.rules.Secrecy;
import org.ipmarket.messages.Money;

/** Sealed offers until the end, then opened by the keepers; formats differ in who wins and pays what. */
abstract class SealedRules extends EnvelopeRules {
    @Override
    public Class<? extends Course> course() {
        return SealedCourse.class;
    }

    @Override
    protected Secrecy form(LotState state) {
        return Secrecy.SEALED;
    }

    @Override
    protected Optional<Money> lowest(AuctionTerms terms, LotState state, Instant time) {
        return Optional.of(terms.startPrice());
    }

    @Override
    protected Course initial(AuctionTerms terms) {
        return SealedCourse.EMPTY;
    }

    @Override
    protected Decision bid(AuctionTerms terms, LotState state, PlaceBid bid, Instant time) {
        return refused(Refusal.NOT_THIS_FORM, state);
    }

    @Override
    protected Due overdue(AuctionTerms terms, LotState state, Instant time) {
        return course(state).envelopes().due();
    }

    @Override
    protected Decision unseal(AuctionTerms terms, LotState state, Unseal openings, Instant time) {
        SealedCourse course = course(state);
        List<Offer> valid = course.envelopes().open(openings, Optional.of(terms.startPrice()));
        return new Decision.Unsealed(state.on(course.opened(valid)).at(time));
    }

    /** The best offer that has not won, the reserve where that is higher, or without either the start price. */
    protected static Money losing(AuctionTerms terms, List<Offer> ranking, int winners) {
        Optional<Money> reserve = terms.reserve();
        if (winners >= ranking.size()) {
            return reserve.orElse(terms.startPrice());
        }
        Money best = ranking.get(winners).amount();
        return reserve.filter(least -> least.compareTo(best) > 0).orElse(best);
    }

    private static SealedCourse course(LotState state) {
        return (SealedCourse) state.course();
    }
}

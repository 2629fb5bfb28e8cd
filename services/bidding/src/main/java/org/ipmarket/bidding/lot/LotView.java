package org.ipmarket.bidding.lot;

import java.time.Instant;
import org.ipmarket.auction.formats.RulesCatalogue;
import org.ipmarket.auction.rules.AuctionRules;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.Course;
import org.ipmarket.auction.rules.Leading;
import org.ipmarket.auction.rules.LotState;
import org.ipmarket.auction.rules.Outcome.UnsoldReason;
import org.ipmarket.auction.rules.Phase;
import org.ipmarket.auction.rules.Secrecy;
import org.ipmarket.bidding.store.LotRow;
import org.ipmarket.messages.ContestTerms;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.event.LotClosed;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.LotId;

/**
 * A lot as everybody sees it.
 *
 * @param result null until it has closed; {@code unsoldReason} says why it was not sold
 * @param price what each winner owes; before the close what the leader bids, null where nobody does or it is not shown
 * @param lowestAcceptable what the next bid must reach; null once it has ended
 * @param bids valid ones
 * @param bidders different ones with a valid bid
 * @param sequence of the latest entry of its log
 * @param endsAt of the present stage, pause or turn where the format has such
 * @param stage of the contest; null where the format has but one
 * @param form how an offer is brought now; null once it has ended
 * @param leader what stands in the log for who leads; null where nobody does, or it is not shown
 * @param turn whose turn it is, likewise; null where it is everybody's
 * @param secretReserve whether the seller fixed one
 * @param serverTime when this was true, so that nobody needs a clock of his own
 */
public record LotView(
        LotId id,
        Mode mode,
        CentreCode centre,
        Phase state,
        LotClosed.Result result,
        UnsoldReason unsoldReason,
        LocalizedText title,
        Right right,
        Money startPrice,
        Money increment,
        Money deposit,
        Instant opensAt,
        Instant endsAt,
        Money price,
        Money lowestAcceptable,
        long bids,
        int bidders,
        int extensions,
        long sequence,
        Instant serverTime,
        String rulesVersion,
        boolean demonstration,
        SaleMethod method,
        String stage,
        Secrecy form,
        BidderRef leader,
        BidderRef turn,
        boolean secretReserve,
        ContestTerms contest) {
    public static LotView of(LotRow lot, LotTerms terms, Instant serverTime) {
        LotState state = lot.state();
        OfferAnnounced offer = terms.offer();
        AuctionRules rules = RulesCatalogue.of(terms.rules());
        Course course = state.course();
        return new LotView(
                lot.id(),
                lot.mode(),
                lot.centre(),
                state.phase(),
                lot.result(),
                lot.unsoldReason(),
                offer.title(),
                offer.right(),
                offer.startPrice(),
                hasSteps(offer.method()) ? offer.increment() : null,
                offer.deposit(),
                offer.opensAt(),
                state.endsAt(),
                price(lot),
                state.phase().ended()
                        ? null
                        : rules.lowestAcceptable(terms.contest(), state, serverTime)
                                .orElse(null),
                state.bids(),
                state.bidders(),
                state.extensions(),
                state.nextSequence() - 1,
                serverTime,
                terms.rules(),
                offer.demonstration(),
                offer.method(),
                course == null ? null : course.stage(),
                state.phase().ended() ? null : rules.secrecy(terms.contest(), state),
                state.leading() == null ? null : state.leading().bidder(),
                course == null ? null : course.turn(),
                lot.hasReserve(),
                offer.contest());
    }

    private static boolean hasSteps(SaleMethod method) {
        return switch (method) {
            case ENGLISH, ENGLISH_PROXY, PUBLIC_LISTING, THREE_ROUNDS, CLOCK, DUTCH_SEALED_BEST -> true;
            case FIXED_PRICE,
                    DUTCH,
                    SEALED_FIRST_PRICE,
                    SEALED_SECOND_PRICE,
                    UNIFORM_PRICE,
                    OPEN_LICENCE,
                    STANDARD_LICENCE -> false;
        };
    }

    private static Money price(LotRow lot) {
        if (lot.price() != null) {
            return lot.price();
        }
        Leading leading = lot.state().leading();
        return leading == null ? null : leading.amount();
    }
}

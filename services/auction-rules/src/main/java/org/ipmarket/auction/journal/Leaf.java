package org.ipmarket.auction.journal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.ipmarket.auction.rules.AmountOpening;
import org.ipmarket.auction.rules.AssetSeen;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.Offer;
import org.ipmarket.auction.rules.Outcome.UnsoldReason;
import org.ipmarket.auction.rules.Rejection;
import org.ipmarket.auction.rules.ReserveOpening;
import org.ipmarket.auction.rules.RunnerUp;
import org.ipmarket.auction.rules.SealOpening;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.LotClosed;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.id.BidId;
import org.ipmarket.messages.id.LotId;

/**
 * One entry of a lot's log. Its canonical text is what is hashed, kept and shown; a kind of entry is never changed once
 * a lot was run with it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Leaf.Terms.class, name = "terms"),
    @JsonSubTypes.Type(value = Leaf.Admitted.class, name = "admitted"),
    @JsonSubTypes.Type(value = Leaf.Left.class, name = "left"),
    @JsonSubTypes.Type(value = Leaf.Reserve.class, name = "reserve"),
    @JsonSubTypes.Type(value = Leaf.Keys.class, name = "keys"),
    @JsonSubTypes.Type(value = Leaf.Opened.class, name = "opened"),
    @JsonSubTypes.Type(value = Leaf.Bid.class, name = "bid"),
    @JsonSubTypes.Type(value = Leaf.HiddenBid.class, name = "hidden-bid"),
    @JsonSubTypes.Type(value = Leaf.SealedBid.class, name = "sealed-bid"),
    @JsonSubTypes.Type(value = Leaf.Advanced.class, name = "advanced"),
    @JsonSubTypes.Type(value = Leaf.Revealed.class, name = "revealed"),
    @JsonSubTypes.Type(value = Leaf.Unsealed.class, name = "unsealed"),
    @JsonSubTypes.Type(value = Leaf.Suspended.class, name = "suspended"),
    @JsonSubTypes.Type(value = Leaf.Resumed.class, name = "resumed"),
    @JsonSubTypes.Type(value = Leaf.Corrected.class, name = "corrected"),
    @JsonSubTypes.Type(value = Leaf.Closed.class, name = "closed"),
    @JsonSubTypes.Type(value = Leaf.Cancelled.class, name = "cancelled"),
    @JsonSubTypes.Type(value = Leaf.RunnerUpAwarded.class, name = "runner-up-awarded"),
})
public sealed interface Leaf {
    /** Place in the log, from 0, without gaps. */
    long sequence();

    /** When it was judged, by the database's clock. */
    Instant time();

    /** A judged bid or offer, in whichever form. */
    sealed interface Judged extends Leaf {
        BidId bid();

        BidderRef bidder();

        boolean accepted();

        /** Null where it was accepted. */
        Rejection rejection();

        /** The lot's end after it. */
        Instant endsAt();
    }

    /**
     * Leaf 0: everything that must not change later.
     *
     * @param rules version by which the lot is judged
     * @param terms the whole announcement
     * @param reserve commitment to a secret reserve (see {@link Commitments}); null where there is none
     */
    record Terms(long sequence, Instant time, LotId lot, String rules, OfferAnnounced terms, String reserve)
            implements Leaf {}

    /**
     * @param number counts the lot's bidders from 1; the public name of this one is made of it
     * @param priority rank of its right to go first on equal terms; null where it has none
     */
    record Admitted(long sequence, Instant time, BidderRef bidder, int number, Integer priority) implements Leaf {}

    record Left(long sequence, Instant time, BidderRef bidder) implements Leaf {}

    /** The seller's secret reserve, before the opening. @param commitment see {@link Commitments#reserve} */
    record Reserve(long sequence, Instant time, String commitment) implements Leaf {}

    /** To what sealed offers are encrypted. @param keys one for each keeper, canonical JSON @param threshold so many open an offer */
    record Keys(long sequence, Instant time, List<String> keys, int threshold) implements Leaf {
        public Keys {
            keys = List.copyOf(keys);
        }
    }

    record Opened(long sequence, Instant time, Instant endsAt) implements Leaf {}

    /**
     * A judged bid whose amount everybody sees.
     *
     * @param rejection null where it was accepted
     * @param lowestAcceptable what would have done, of a rejected one
     * @param endsAt the lot's end after it
     */
    record Bid(
            long sequence,
            Instant time,
            BidId bid,
            BidderRef bidder,
            Money amount,
            boolean accepted,
            Rejection rejection,
            Money lowestAcceptable,
            Instant endsAt)
            implements Judged {}

    /**
     * A judged bid whose amount is hidden until it is revealed.
     *
     * @param commitment to its amount, see {@link Commitments#amount}
     * @param leader who leads after it, and {@code price} for what; both null where that is not shown at this stage
     */
    record HiddenBid(
            long sequence,
            Instant time,
            BidId bid,
            BidderRef bidder,
            String commitment,
            boolean accepted,
            Rejection rejection,
            BidderRef leader,
            Money price,
            Instant endsAt)
            implements Judged {}

    /**
     * An offer that its bidder's side has encrypted. Of several of one bidder the last accepted one counts.
     *
     * @param sealed canonical JSON
     */
    record SealedBid(
            long sequence,
            Instant time,
            BidId bid,
            BidderRef bidder,
            String sealed,
            boolean accepted,
            Rejection rejection,
            Instant endsAt)
            implements Judged {}

    /** A stage, pause or turn ended and the next began. @param turn whose it is; null where it is nobody's or everybody's */
    record Advanced(long sequence, Instant time, String stage, BidderRef turn, Instant endsAt) implements Leaf {}

    /** The amounts of hidden bids. */
    record Revealed(long sequence, Instant time, List<AmountOpening> amounts) implements Leaf {
        public Revealed {
            amounts = List.copyOf(amounts);
        }
    }

    /** Sealed offers were opened. @param keys released by their keepers, canonical JSON: whoever has them can open the offers too */
    record Unsealed(
            long sequence, Instant time, List<String> keys, List<SealOpening> offers, String stage, Instant endsAt)
            implements Leaf {
        public Unsealed {
            keys = List.copyOf(keys);
            offers = List.copyOf(offers);
        }
    }

    record Suspended(long sequence, Instant time, Instant since, String reason) implements Leaf {}

    record Resumed(long sequence, Instant time, Instant endsAt) implements Leaf {}

    /**
     * The notice was corrected before the opening: from here on these terms hold.
     *
     * @param noticeNumber of the correction
     */
    record Corrected(long sequence, Instant time, String noticeNumber, String reason, OfferAnnounced terms)
            implements Leaf {}

    /**
     * The lot ran to its end.
     *
     * @param reason why it was not sold; null where it was
     * @param winner null where it was not sold, as {@code price}, and where there are several {@code winners}
     * @param price what each winner owes
     * @param retained the bidders whose deposits stay; all others admitted get theirs back
     * @param reserve the opened reserve, where there was one
     * @param winners best first; null where there is one or none
     * @param runnerUp who waits; null where nobody does
     * @param ranking the best valid offer of each bidder, best first; null where there is none, or the rules rank nobody
     */
    record Closed(
            long sequence,
            Instant time,
            LotClosed.Result result,
            UnsoldReason reason,
            BidderRef winner,
            Money price,
            long bids,
            int bidders,
            int extensions,
            List<BidderRef> retained,
            List<AssetSeen> assets,
            ReserveOpening reserve,
            List<BidderRef> winners,
            RunnerUp runnerUp,
            List<Offer> ranking)
            implements Leaf {
        public Closed {
            retained = List.copyOf(retained);
            assets = List.copyOf(assets);
            winners = winners == null ? null : List.copyOf(winners);
            ranking = ranking == null ? null : List.copyOf(ranking);
        }

        /** Whoever has won: none, one or several. */
        public List<BidderRef> allWinners() {
            if (winners != null) {
                return winners;
            }
            return winner == null ? List.of() : List.of(winner);
        }
    }

    /** The last leaf of a lot that the centre took back. */
    record Cancelled(long sequence, Instant time, String reason) implements Leaf {}

    /** After the close: the winner has defaulted, and who waited is awarded the lot. */
    record RunnerUpAwarded(long sequence, Instant time, BidderRef bidder, Money price) implements Leaf {}
}

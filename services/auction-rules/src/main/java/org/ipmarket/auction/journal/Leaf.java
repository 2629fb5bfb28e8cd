package org.ipmarket.auction.journal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.ipmarket.auction.rules.AssetSeen;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.Outcome.UnsoldReason;
import org.ipmarket.auction.rules.Rejection;
import org.ipmarket.auction.rules.ReserveOpening;
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
    @JsonSubTypes.Type(value = Leaf.Opened.class, name = "opened"),
    @JsonSubTypes.Type(value = Leaf.Bid.class, name = "bid"),
    @JsonSubTypes.Type(value = Leaf.Suspended.class, name = "suspended"),
    @JsonSubTypes.Type(value = Leaf.Resumed.class, name = "resumed"),
    @JsonSubTypes.Type(value = Leaf.Corrected.class, name = "corrected"),
    @JsonSubTypes.Type(value = Leaf.Closed.class, name = "closed"),
    @JsonSubTypes.Type(value = Leaf.Cancelled.class, name = "cancelled"),
})
public sealed interface Leaf {
    /** Place in the log, from 0, without gaps. */
    long sequence();

    /** When it was judged, by the database's clock. */
    Instant time();

    /**
     * Leaf 0: everything that must not change later.
     *
     * @param rules version by which the lot is judged
     * @param terms the whole announcement
     * @param reserve commitment to a secret reserve (see {@link Commitments}); null where there is none
     */
    record Terms(long sequence, Instant time, LotId lot, String rules, OfferAnnounced terms, String reserve)
            implements Leaf {}

    /** @param number counts the lot's bidders from 1; the public name of this one is made of it */
    record Admitted(long sequence, Instant time, BidderRef bidder, int number) implements Leaf {}

    record Left(long sequence, Instant time, BidderRef bidder) implements Leaf {}

    record Opened(long sequence, Instant time, Instant endsAt) implements Leaf {}

    /**
     * A judged bid.
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
            implements Leaf {}

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
     * The last leaf of a lot that ran to its end.
     *
     * @param reason why it was not sold; null where it was
     * @param winner null where it was not sold, as {@code price}
     * @param retained the bidders whose deposits stay; all others admitted get theirs back
     * @param reserve the opened reserve, where there was one
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
            ReserveOpening reserve)
            implements Leaf {
        public Closed {
            retained = List.copyOf(retained);
            assets = List.copyOf(assets);
        }
    }

    /** The last leaf of a lot that the centre took back. */
    record Cancelled(long sequence, Instant time, String reason) implements Leaf {}
}

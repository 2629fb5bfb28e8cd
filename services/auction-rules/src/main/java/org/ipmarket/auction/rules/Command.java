package org.ipmarket.auction.rules;

import java.time.Instant;
import java.util.List;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.id.BidId;

/** What somebody, or the time, asks of a lot. */
public sealed interface Command {
    /** A bidder's deposit is held and nothing bars it. @param number counts the lot's bidders from 1 */
    record Admit(BidderRef bidder, int number) implements Command {}

    /** A bidder wants its deposit back. */
    record Leave(BidderRef bidder) implements Command {}

    /** The announced time of opening has come. */
    record Open() implements Command {}

    /** @param first whether this bidder has no valid bid on the lot yet */
    record PlaceBid(BidId bid, BidderRef bidder, boolean first, Money amount) implements Command {}

    /** @param since from when bids could not arrive; it may lie before the moment at which that was noticed */
    record Suspend(Instant since, String reason) implements Command {}

    record Resume() implements Command {}

    /**
     * The end has come.
     *
     * @param assets what was known of each asset at that moment
     * @param reserve the secret reserve, opened; null where there is none
     */
    record Close(List<AssetSeen> assets, ReserveOpening reserve) implements Command {
        public Close {
            assets = List.copyOf(assets);
        }
    }

    /**
     * The notice was corrected before the opening; its period starts again.
     *
     * @param terms the whole terms as they now stand
     */
    record Correct(String noticeNumber, String reason, OfferAnnounced terms) implements Command {}

    /** The centre takes the lot back. */
    record Cancel(String reason) implements Command {}
}

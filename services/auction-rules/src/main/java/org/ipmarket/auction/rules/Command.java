package org.ipmarket.auction.rules;

import java.time.Instant;
import java.util.List;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.id.BidId;

/** What somebody, or the time, asks of a lot. */
public sealed interface Command {
    /**
     * A bidder's deposit is held and nothing bars it.
     *
     * @param number counts the lot's bidders from 1
     * @param priority rank of its right to go first on equal terms; null where it has none
     */
    record Admit(BidderRef bidder, int number, Integer priority) implements Command {
        public Admit(BidderRef bidder, int number) {
            this(bidder, number, null);
        }
    }

    /** A bidder wants its deposit back; after the close, the runner-up, or the winner has paid. */
    record Leave(BidderRef bidder) implements Command {}

    /** The seller's secret reserve. @param commitment see {@code Commitments.reserve} */
    record FixReserve(String commitment) implements Command {}

    /** The keys to which sealed offers are encrypted. @param keys canonical JSON, one for each keeper @param threshold so many open an offer */
    record PublishKeys(List<String> keys, int threshold) implements Command {
        public PublishKeys {
            keys = List.copyOf(keys);
        }
    }

    /** The announced time of opening has come. */
    record Open() implements Command {}

    /**
     * @param first whether this bidder has no valid bid on the lot yet
     * @param salt of the commitment where amounts are hidden, 64 hexadecimal digits; else null
     */
    record PlaceBid(BidId bid, BidderRef bidder, boolean first, Money amount, Integer priority, String salt)
            implements Command {
        public PlaceBid(BidId bid, BidderRef bidder, boolean first, Money amount) {
            this(bid, bidder, first, amount, null, null);
        }
    }

    /** @param sealed canonical JSON of the encrypted offer */
    record PlaceSealed(BidId bid, BidderRef bidder, boolean first, String sealed, Integer priority)
            implements Command {}

    /** @param since from when bids could not arrive; it may lie before the moment at which that was noticed */
    record Suspend(Instant since, String reason) implements Command {}

    record Resume() implements Command {}

    /** A stage, pause or turn is over. */
    record Advance() implements Command {}

    /** Hidden amounts are shown, of bids not revealed before. */
    record Reveal(List<AmountOpening> amounts) implements Command {
        public Reveal {
            amounts = List.copyOf(amounts);
        }
    }

    /**
     * Keepers have released the lot's keys.
     *
     * @param keys canonical JSON of each key released
     * @param offers what came of every standing sealed offer
     */
    record Unseal(List<String> keys, List<SealOpening> offers) implements Command {
        public Unseal {
            keys = List.copyOf(keys);
            offers = List.copyOf(offers);
        }
    }

    /**
     * The end has come.
     *
     * @param assets what was known of each asset at that moment
     * @param reserve the secret reserve, opened; null where there is none
     * @param offers the best valid open bid of each bidder who is admitted now; formats that keep offers themselves need none
     */
    record Close(List<AssetSeen> assets, ReserveOpening reserve, List<Offer> offers) implements Command {
        public Close {
            assets = List.copyOf(assets);
            offers = List.copyOf(offers);
        }

        public Close(List<AssetSeen> assets, ReserveOpening reserve) {
            this(assets, reserve, List.of());
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

    /** The winner has defaulted: the runner-up is awarded the lot. */
    record AwardRunnerUp() implements Command {}
}

package org.ipmarket.auction.oracle;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.ipmarket.auction.Offers;
import org.ipmarket.auction.journal.Canonical;
import org.ipmarket.auction.merkle.Frontier;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.SealOpening;
import org.ipmarket.auction.sealing.BidSealer;
import org.ipmarket.auction.sealing.LotKeys;
import org.ipmarket.auction.sealing.Opener;
import org.ipmarket.auction.sealing.Opening;
import org.ipmarket.auction.sealing.SealedBid;
import org.ipmarket.auction.sealing.TestKeepers;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.LotId;

/** Seals offers as a bidder's side does and opens them as the keepers do. Remembers both: all histories are of one lot, so the same offer of a bidder is sealed once. */
final class SealedOffers {
    private record Key(BidderRef bidder, long amount, Fact.Fault fault) {}

    private static final TestKeepers KEEPERS = TestKeepers.of(LotId.of(Offers.OFFER), 2, 2);
    private static final Map<Key, String> SEALED = new HashMap<>();
    private static final Map<String, SealOpening> OPENED = new HashMap<>();

    private SealedOffers() {}

    static LotKeys keys() {
        return KEEPERS.keys();
    }

    static List<String> publicKeys() {
        return keys().keepers().stream().map(Canonical::text).toList();
    }

    /** @param log whose root the keepers sign */
    static List<String> releasedKeys(Frontier log) {
        return KEEPERS.released(HexFormat.of().formatHex(log.root()), log.size()).stream()
                .map(Canonical::text)
                .toList();
    }

    static synchronized String seal(BidderRef bidder, long amount, Fact.Fault fault) {
        return SEALED.computeIfAbsent(
                new Key(bidder, amount, fault),
                key -> Canonical.text(
                        switch (fault) {
                            case NONE -> sealed(bidder, Money.cny(amount));
                            case OTHER_CURRENCY -> sealed(bidder, Money.ofMinor(amount, "USD"));
                            case OTHER_BIDDER -> sealed(new BidderRef("0".repeat(64)), Money.cny(amount));
                            case UNREADABLE -> damaged(sealed(bidder, Money.cny(amount)));
                        }));
    }

    private static SealedBid sealed(BidderRef bidder, Money amount) {
        return new BidSealer().seal(keys(), bidder, amount);
    }

    private static SealedBid damaged(SealedBid bid) {
        String other = bid.cipherText().startsWith("A") ? "B" : "A";
        return new SealedBid(
                bid.lot(),
                bid.bidder(),
                bid.keys(),
                bid.commitment(),
                bid.shares(),
                bid.nonce(),
                other + bid.cipherText().substring(1));
    }

    /** @param sequence of the offer's entry */
    static synchronized SealOpening open(long sequence, BidderRef bidder, String sealed) {
        SealOpening opening = OPENED.computeIfAbsent(sealed + bidder, _ -> opening(bidder, sealed));
        return new SealOpening(sequence, opening.amount(), opening.fault());
    }

    private static SealOpening opening(BidderRef bidder, String sealed) {
        return switch (Opener.of(keys(), KEEPERS.released()).open(bidder, Canonical.read(sealed, SealedBid.class))) {
            case Opening.Opened opened -> new SealOpening(0, opened.amount(), null);
            case Opening.Refused refused ->
                new SealOpening(0, null, refused.reason().name());
        };
    }
}

package org.ipmarket.auction.sealing;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.SealOpening;
import org.ipmarket.auction.sealing.Opening.Opened;
import org.ipmarket.auction.sealing.Opening.Refused;
import org.ipmarket.messages.event.EventJson;

/** Opens the sealed offers that stand on a lot, as its closing does and as everybody can do again from its log. */
public final class Unsealing {
    private Unsealing() {}

    /** @param bid sequence of its entry @param sealed canonical JSON, as it stands in the log */
    public record Standing(long bid, BidderRef bidder, String sealed) {}

    /**
     * What came of each offer, in their order.
     *
     * @throws TooFewKeysException where too few of the lot's keys are released
     */
    public static List<SealOpening> open(LotKeys keys, Collection<ReleasedKey> released, List<Standing> offers) {
        Opener opener = Opener.of(keys, released);
        return offers.stream().map(offer -> open(opener, offer)).toList();
    }

    private static SealOpening open(Opener opener, Standing offer) {
        return switch (opening(opener, offer)) {
            case Opened opened -> new SealOpening(offer.bid(), opened.amount(), null);
            case Refused refused ->
                new SealOpening(offer.bid(), null, refused.reason().name());
        };
    }

    private static Opening opening(Opener opener, Standing offer) {
        SealedBid bid;
        try {
            bid = EventJson.read(offer.sealed().getBytes(StandardCharsets.UTF_8), SealedBid.class);
        } catch (IllegalArgumentException e) {
            return new Refused(Opening.Reason.MALFORMED);
        }
        return opener.open(offer.bidder(), bid);
    }
}

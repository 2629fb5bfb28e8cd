package org.ipmarket.notification.notice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.BiddersOutbid;
import org.ipmarket.messages.event.DepositHeld;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.event.LotAwarded;
import org.ipmarket.messages.event.LotResumed;
import org.ipmarket.messages.event.LotSuspended;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.id.AwardId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.notification.notice.rule.Examples;

/** What the other services tell in these tests, now. */
final class Events {
    static final CentreCode GZ = new CentreCode("GZ");
    static final CentreCode SZ = new CentreCode("SZ");
    static final ParticipantId SELLER = new ParticipantId(Ids.next());

    private Events() {}

    static LotId lot() {
        return new LotId(Ids.next());
    }

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    /** The example's offer as this lot's. */
    static OfferAnnounced announced(LotId lot, Mode mode, Instant opensAt) throws Exception {
        OfferAnnounced example = Examples.of(OfferAnnounced.class).findFirst().orElseThrow();
        ObjectNode offer = (ObjectNode) new ObjectMapper().readTree(EventJson.write(example));
        offer.put("offer", lot.toString());
        offer.put("mode", mode.wire());
        offer.put("seller", SELLER.toString());
        offer.put("announcedAt", now().toString());
        offer.put("opensAt", opensAt.toString());
        offer.put("closesAt", opensAt.plusSeconds(3600).toString());
        return EventJson.read(new ObjectMapper().writeValueAsBytes((JsonNode) offer), OfferAnnounced.class);
    }

    static DepositHeld held(LotId lot, Mode mode, ParticipantId bidder) {
        return new DepositHeld(new DepositId(Ids.next()), lot, mode, GZ, SZ, bidder, Money.cny(8_000_000), now());
    }

    static BiddersOutbid outbid(LotId lot, Mode mode, long price, ParticipantId... bidders) {
        return new BiddersOutbid(lot, mode, GZ, Set.of(bidders), Money.cny(price), now().plusSeconds(300), now());
    }

    static LotSuspended suspended(LotId lot, Mode mode) {
        return new LotSuspended(lot, mode, GZ, "a third party has objected", now());
    }

    static LotResumed resumed(LotId lot, Mode mode) {
        return new LotResumed(lot, mode, GZ, now().plusSeconds(7200), now());
    }

    static LotAwarded awarded(LotId lot, Mode mode, ParticipantId winner) {
        return new LotAwarded(
                new AwardId(Ids.next()),
                lot,
                mode,
                GZ,
                SZ,
                SELLER,
                winner,
                new DepositId(Ids.next()),
                Money.cny(87_000_000),
                now());
    }
}

package org.ipmarket.bidding.lot;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.Due;
import org.ipmarket.auction.rules.Leading;
import org.ipmarket.bidding.BiddingConfig;
import org.ipmarket.bidding.store.BidderRow;
import org.ipmarket.bidding.store.BidderTable;
import org.ipmarket.bidding.store.Telling;
import org.ipmarket.bidding.store.UntoldBids;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.BiddersOutbid;
import org.ipmarket.messages.event.BidsAccepted;
import org.ipmarket.messages.event.LotExtended;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;

/**
 * Tells of a lot's bids: the first one at once, those that follow together, once in each short while, and before anything else is told of
 * the lot. How much is not told yet stands with the lot's row: this replica wakes the lot when it is its turn, and another one does
 * where this one has gone.
 */
@ApplicationScoped
class TellBids {
    private final Duration every;

    TellBids(BiddingConfig config) {
        this.every = config.events().every();
    }

    /** A lot with what the present transaction brought, and bidders of it that are known; who is asked for is added to them. */
    record Judged(LockedLot lot, NewBids bids, Map<ParticipantId, BidderRow> met) {}

    /** Tells of the lots whose turn it is; of the others it is remembered. */
    void of(Connection connection, List<Judged> all) throws SQLException {
        List<Judged> turns = new ArrayList<>();
        for (Judged judged : all) {
            Telling telling = judged.lot().telling();
            if (judged.bids().isEmpty() && telling.isComplete()) {
                continue;
            }
            if (isTurn(judged)) {
                turns.add(judged);
            } else if (!judged.bids().isEmpty()) {
                judged.lot().telling(later(telling, judged));
            }
        }
        tell(connection, turns);
    }

    /** Tells what was left to tell of a lot before something else happens to it. */
    void before(Connection connection, LockedLot lot) throws SQLException {
        if (!lot.telling().isComplete()) {
            tell(connection, List.of(new Judged(lot, NewBids.NONE, new HashMap<>())));
        }
    }

    /** When it is the turn of those bids that the present transaction was the first to leave untold; null where it left none, or others before. */
    Instant tellAt(LockedLot lot) {
        Long first = lot.telling().first();
        return first == null || first.equals(lot.row().telling().first())
                ? null
                : lot.telling().at().plus(every);
    }

    private boolean isTurn(Judged judged) {
        LockedLot lot = judged.lot();
        Instant last = lot.telling().at();
        return last == null
                || lot.now().isBefore(last) // of another server's clock, say
                || !lot.now().isBefore(last.plus(every))
                || judged.bids().extendedBy() != null
                || lot.rules().awardsAtOnce()
                || lot.phase().ended()
                || lot.due() != Due.NOTHING;
    }

    private static Telling later(Telling telling, Judged judged) {
        NewBids bids = judged.bids();
        Leading before = bids.before();
        UntoldBids more = new UntoldBids(
                bids.bidders(), bids.bids().getLast().sequence(), judged.lot().now());
        return telling.isComplete()
                ? new Telling(
                        telling.at(),
                        bids.bids().size(),
                        bids.bids().getFirst().sequence(),
                        before == null ? null : before.bidder(),
                        before == null ? null : before.amount(),
                        more)
                : telling.with(bids.bids().size(), more);
    }

    private static void tell(Connection connection, List<Judged> turns) throws SQLException {
        Map<LotId, Long> unknown = new HashMap<>();
        for (Judged judged : turns) {
            Telling telling = judged.lot().telling();
            if (!telling.isComplete() && telling.bids() == null) {
                unknown.put(judged.lot().id(), telling.first());
            }
        }
        Map<LotId, UntoldBids> found = UntoldBids.find(connection, unknown);
        for (Judged judged : turns) {
            LockedLot lot = judged.lot();
            Telling telling = lot.telling();
            tell(connection, judged, telling, telling.bids() == null ? found.get(lot.id()) : telling.bids());
            lot.telling(Telling.all(lot.now()));
        }
    }

    /** @param earlier bids that were left to tell; null where there are none */
    private static void tell(Connection connection, Judged judged, Telling telling, UntoldBids earlier)
            throws SQLException {
        LockedLot lot = judged.lot();
        NewBids bids = judged.bids();
        OfferAnnounced offer = lot.terms().offer();
        Leading leading = lot.state().leading();
        lot.tell(new BidsAccepted(
                lot.id(),
                offer.mode(),
                offer.centre(),
                earlier != null ? telling.first() : bids.bids().getFirst().sequence(),
                bids.isEmpty() ? earlier.last() : bids.bids().getLast().sequence(),
                Math.toIntExact(telling.untold() + bids.bids().size()),
                leading == null ? null : leading.amount(),
                lot.state().endsAt(),
                bids.isEmpty() ? earlier.at() : lot.now()));
        if (bids.extendedBy() != null) {
            lot.tell(new LotExtended(
                    lot.id(),
                    offer.mode(),
                    offer.centre(),
                    bids.extendedBy(),
                    lot.state().endsAt()));
        }
        Set<ParticipantId> outbid = outbid(connection, judged, telling, earlier);
        if (!outbid.isEmpty()) {
            lot.tell(new BiddersOutbid(
                    lot.id(),
                    offer.mode(),
                    offer.centre(),
                    outbid,
                    leading.amount(),
                    lot.state().endsAt(),
                    lot.now()));
        }
    }

    /** Who led before these bids, or made one of them, and does not lead after them; nobody where the lead is as it was, as while offers are secret. */
    private static Set<ParticipantId> outbid(Connection connection, Judged judged, Telling telling, UntoldBids earlier)
            throws SQLException {
        Leading leading = judged.lot().state().leading();
        Leading before = judged.bids().before();
        BidderRef led = earlier != null ? telling.led() : before == null ? null : before.bidder();
        Money price = earlier != null ? telling.price() : before == null ? null : before.amount();
        if (leading == null || (leading.bidder().equals(led) && leading.amount().equals(price))) {
            return Set.of();
        }
        Map<BidderRef, ParticipantId> bidders = new HashMap<>(judged.bids().bidders());
        if (earlier != null) {
            bidders.putAll(earlier.bidders());
        }
        if (led != null && !led.equals(leading.bidder()) && !bidders.containsKey(led)) {
            find(connection, judged, led).ifPresent(participant -> bidders.put(led, participant));
        }
        bidders.remove(leading.bidder());
        return new LinkedHashSet<>(bidders.values());
    }

    private static Optional<ParticipantId> find(Connection connection, Judged judged, BidderRef ref)
            throws SQLException {
        for (BidderRow bidder : judged.met().values()) {
            if (bidder.ref().equals(ref)) {
                return Optional.of(bidder.participant());
            }
        }
        Optional<BidderRow> found = BidderTable.find(connection, judged.lot().id(), ref);
        found.ifPresent(bidder -> judged.met().put(bidder.participant(), bidder));
        return found.map(BidderRow::participant);
    }
}

package org.ipmarket.bidding.lot;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;
import org.ipmarket.auction.journal.Leaf;
import org.ipmarket.auction.merkle.Frontier;
import org.ipmarket.auction.proof.Certificate;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.Outcome.UnsoldReason;
import org.ipmarket.bidding.proof.SigningKeys;
import org.ipmarket.bidding.store.AwardTable;
import org.ipmarket.bidding.store.BidderRow;
import org.ipmarket.bidding.store.BidderTable;
import org.ipmarket.bidding.store.LogTable;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.LotAwarded;
import org.ipmarket.messages.event.LotClosed;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.id.AwardId;
import org.ipmarket.messages.id.DepositId;

/** What follows from a close: the certificate, the award, and who is told. */
@ApplicationScoped
class LotEnding {
    private final SigningKeys keys;

    LotEnding(SigningKeys keys) {
        this.keys = keys;
    }

    /** All null where the lot has not closed. */
    record Result(LotClosed.Result result, UnsoldReason unsoldReason, Money price) {}

    Result of(Connection connection, LockedLot lot, Frontier log) throws SQLException {
        if (lot.rules().awardsAtOnce()) {
            for (PlacedBid bid : lot.bids()) {
                if (bid.leaf().accepted()) {
                    award(
                            connection,
                            lot,
                            bidder(connection, lot, bid.leaf().bidder()),
                            lot.terms().offer().startPrice());
                }
            }
        }
        Leaf.RunnerUpAwarded next = lot.lastLeaf(Leaf.RunnerUpAwarded.class);
        if (next != null) {
            award(connection, lot, bidder(connection, lot, next.bidder()), next.price());
        }
        Leaf.Closed closing = lot.lastLeaf(Leaf.Closed.class);
        if (closing == null) {
            return new Result(
                    lot.row().result(), lot.row().unsoldReason(), lot.row().price());
        }
        Certificate certificate =
                Certificate.of(lot.terms().leaf(), lot.terms().hash(), closing, log.root(), log.size());
        String statement = certificate.statement();
        SigningKeys.Signature signed = keys.sign(statement);
        LogTable.insertCertificate(
                connection, new LogTable.CertificateRow(lot.id(), statement, signed.keyId(), signed.signature()));
        Set<DepositId> retained = new LinkedHashSet<>();
        for (BidderRef stays : closing.retained()) {
            retained.add(bidder(connection, lot, stays).deposit());
        }
        tellClosed(lot, closing, log, retained);
        if (!lot.rules().awardsAtOnce()) {
            for (BidderRef winner : closing.allWinners()) {
                award(connection, lot, bidder(connection, lot, winner), closing.price());
            }
        }
        return new Result(closing.result(), closing.reason(), closing.price());
    }

    private static BidderRow bidder(Connection connection, LockedLot lot, BidderRef ref) throws SQLException {
        return BidderTable.find(connection, lot.id(), ref)
                .orElseThrow(() -> new IllegalStateException("lot " + lot.id() + " has a bidder whom nobody knows"));
    }

    private static void tellClosed(LockedLot lot, Leaf.Closed closing, Frontier log, Set<DepositId> retained) {
        OfferAnnounced offer = lot.terms().offer();
        lot.tell(new LotClosed(
                lot.id(),
                offer.mode(),
                offer.centre(),
                closing.result(),
                closing.price(),
                closing.bidders(),
                closing.bids(),
                retained,
                lot.terms().rules(),
                HexFormat.of().formatHex(log.root()),
                log.size(),
                closing.time()));
    }

    private static void award(Connection connection, LockedLot lot, BidderRow winner, Money price) throws SQLException {
        OfferAnnounced offer = lot.terms().offer();
        AwardId award = AwardId.next();
        AwardTable.insert(connection, award, lot.id(), winner.participant(), winner.deposit(), price, lot.now());
        lot.tell(new LotAwarded(
                award,
                lot.id(),
                offer.mode(),
                offer.centre(),
                winner.buyerCentre(),
                offer.seller(),
                winner.participant(),
                winner.deposit(),
                price,
                lot.now()));
    }
}

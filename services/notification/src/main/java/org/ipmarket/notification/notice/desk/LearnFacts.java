package org.ipmarket.notification.notice.desk;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.event.*;
import org.ipmarket.notification.notice.rule.Kind;
import org.ipmarket.notification.notice.store.DueTable;
import org.ipmarket.notification.notice.store.KnownLot;
import org.ipmarket.notification.notice.store.ReadModels;

/** Keeps what later notices need to know: what a lot is called, who bids for it, between whom a trade is, when a lot opens. */
final class LearnFacts {
    private final Duration openingSoon;

    LearnFacts(Duration openingSoon) {
        this.openingSoon = openingSoon;
    }

    /** In the event's transaction, before its notices are made. */
    void before(Connection connection, MarketEvent event) throws SQLException {
        switch (event) {
            case OfferAnnounced e -> announced(connection, e);
            case OfferCorrected e -> announced(connection, e.terms());
            case DealConcluded e ->
                ReadModels.keepLot(
                        connection,
                        lot(e.deal().value(), e.mode().wire(), e.seller().value(), e.title(), null, null));
            case DepositHeld e ->
                ReadModels.held(
                        connection,
                        e.deposit().value(),
                        e.lot().value(),
                        e.participant().value());
            case TradeOpened e ->
                ReadModels.keepTrade(
                        connection,
                        e.trade().value(),
                        e.seller().value(),
                        e.buyer().value());
            default -> {}
        }
    }

    /** In the event's transaction, after its notices were made: whom it concerns was still there then. */
    void after(Connection connection, MarketEvent event) throws SQLException {
        switch (event) {
            case DepositReleased e ->
                ReadModels.ended(
                        connection,
                        e.deposit().value(),
                        e.lot().value(),
                        e.participant().value());
            case DepositApplied e ->
                ReadModels.ended(
                        connection,
                        e.deposit().value(),
                        e.lot().value(),
                        e.participant().value());
            case DepositForfeited e ->
                ReadModels.ended(
                        connection,
                        e.deposit().value(),
                        e.lot().value(),
                        e.participant().value());
            case LotOpened e -> DueTable.drop(connection, e.lot().value());
            case LotSuspended e -> DueTable.suspend(connection, e.lot().value(), true);
            case LotResumed e -> DueTable.suspend(connection, e.lot().value(), false);
            case LotCancelled e -> DueTable.drop(connection, e.lot().value());
            default -> {}
        }
    }

    private void announced(Connection connection, OfferAnnounced e) throws SQLException {
        UUID lot = e.offer().value();
        ReadModels.keepLot(
                connection, lot(lot, e.mode().wire(), e.seller().value(), e.title(), e.opensAt(), e.closesAt()));
        DueTable.put(
                connection,
                new DueTable.Due(
                        Kind.OPENING_SOON,
                        lot,
                        e.mode().wire(),
                        e.centre().value(),
                        e.opensAt().minus(openingSoon),
                        e.opensAt()));
    }

    private static KnownLot lot(
            UUID lot, String mode, UUID seller, LocalizedText title, Instant opensAt, Instant closesAt) {
        return new KnownLot(lot, mode, seller, title.zh(), title.en(), opensAt, closesAt);
    }
}

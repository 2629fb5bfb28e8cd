package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.inbox.KnownStates;
import org.ipmarket.chassis.outbox.Outbox;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.FreezeGround;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.event.ExportCleared;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.store.ExportClearances;
import org.ipmarket.settlement.store.Freeze;
import org.ipmarket.settlement.store.PayoutRepository;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeRepository;
import org.ipmarket.settlement.trade.Export;
import org.ipmarket.settlement.trade.Obstacle;
import org.ipmarket.settlement.trade.TradeDeed;
import org.ipmarket.settlement.trade.TradeState;

/**
 * If between deal and completion the right lapses, is seized or pledged, or its export is refused, trade and money stand still at once
 * and both sides are told. The software never judges: the register's news, a checked paper or an operator's word brings it about, and
 * lifts it.
 */
@ApplicationScoped
public class FreezeTrade {
    private static final Duration LONGEST_CURE = Duration.ofDays(3 * 366);

    private final TradeRepository trades;
    private final PayoutRepository payouts;
    private final KnownStates knownStates;
    private final ExportClearances clearances;
    private final ConcludeTrade conclude;
    private final PayTrade payTrade;
    private final TradeClocks clocks;
    private final Outbox outbox;
    private final Audit audit;
    private final MarketClock clock;

    FreezeTrade(
            TradeRepository trades,
            PayoutRepository payouts,
            KnownStates knownStates,
            ExportClearances clearances,
            ConcludeTrade conclude,
            PayTrade payTrade,
            TradeClocks clocks,
            Outbox outbox,
            Audit audit,
            MarketClock clock) {
        this.trades = trades;
        this.payouts = payouts;
        this.knownStates = knownStates;
        this.clearances = clearances;
        this.conclude = conclude;
        this.payTrade = payTrade;
        this.clocks = clocks;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** The register's news of an asset, in the transaction that hears it: its trades stand still, or go on. */
    public void assetChanged(AssetChanged told) {
        for (TradeId id : trades.under(told.asset())) {
            Trade trade = trades.lock(id).orElseThrow();
            if (trade.mode() == told.mode()) {
                lookAt(trade, List.of(told));
            }
        }
    }

    /** Looks at what the register says of some of a trade's assets. Once the right is recorded it is the buyer's, whatever happens to it. */
    void lookAt(Trade trade, List<AssetChanged> assets) {
        boolean before =
                trade.state() != TradeState.RECORDED && trade.state().deeds().contains(TradeDeed.FREEZE);
        if (before) {
            assets.stream()
                    .flatMap(asset -> Obstacle.of(asset, trade.seller(), trade.pledged()).stream())
                    .findFirst()
                    .ifPresent(obstacle -> freeze(trade, obstacle.ground(), obstacle.reason(), null));
        } else if (trade.state().isFrozen()
                && isRegisters(trade.frozen().ground())
                && obstacle(trade, assets).isEmpty()) {
            lift(trade, "The register shows the right as it was.");
        }
    }

    /** Listing has told that the exporter may let this buyer have it. */
    public void exportCleared(ExportCleared told) {
        LotId lot = LotId.of(told.offer());
        clearances.keep(lot, told.buyer(), told.decision(), told.clearedAt());
        for (TradeId id : trades.of(lot, told.buyer())) {
            Trade trade = trades.lock(id).orElseThrow();
            if (trade.mode() == told.mode()) {
                cleared(trade, told.decision());
            }
        }
    }

    /** The export is cleared: what waited for it goes on. The caller has locked the trade. */
    void cleared(Trade trade, String decision) {
        if (trade.export() != Export.AWAITED && trade.export() != Export.REFUSED) {
            return;
        }
        trade.export(Export.CLEARED, decision);
        if (trade.state().isFrozen()
                && (trade.frozen().ground() == FreezeGround.EXPORT_REFUSED
                        || trade.frozen().ground() == FreezeGround.EXPORT_UNDECIDED)) {
            lift(trade, "The export is cleared: " + decision + ".");
        }
        if (trade.state() == TradeState.CONFIRMED) {
            Instant now = clock.now();
            TradeState before = trade.state();
            conclude.more(trade, now, "The export is cleared: " + decision + ".");
            audit(trade, before, "trade.export-clear", decision);
        }
    }

    /** The authority has refused the export. The caller has locked the trade. */
    void refused(Trade trade, String decision) {
        trade.export(Export.REFUSED, decision);
        if (trade.state() != TradeState.RECORDED && trade.state().deeds().contains(TradeDeed.FREEZE)) {
            freeze(trade, FreezeGround.EXPORT_REFUSED, "The export was refused: " + decision + ".", null);
        }
    }

    /** By a manager or recordal of the seller's centre, who says why. */
    @Transactional
    public Trade freeze(Caller caller, TradeId id, String reason) {
        Trade trade = ofCentre(caller, id);
        trade.state().requirePermits(TradeDeed.FREEZE);
        freeze(trade, FreezeGround.OTHER, reason, caller.subject());
        return trade;
    }

    /** The caller has locked the trade. @param by the login's subject, or null */
    void freeze(Trade trade, FreezeGround ground, String reason, String by) {
        TradeState before = trade.state();
        Instant now = clock.now();
        trade.freeze(ground, reason, by, now);
        payouts.freeze(trade.id(), true);
        clocks.start(trade, now);
        if (ground == FreezeGround.LAPSED) {
            trade.askAnnuity("system", now);
        }
        outbox.tell(News.frozen(trade));
        audit(trade, before, "trade.freeze", reason);
    }

    /** By a manager or recordal of the seller's centre: a period to cure begins. @param until null for what the rules say */
    @Transactional
    public Trade cure(Caller caller, TradeId id, Instant until, String reason) {
        Trade trade = ofCentre(caller, id);
        trade.state().requirePermits(TradeDeed.CURE);
        Instant now = clock.now();
        if (until != null && (!until.isAfter(now) || until.isAfter(now.plus(LONGEST_CURE)))) {
            throw Problems.unprocessable(
                    "time-out-of-range",
                    "until",
                    "A period to cure ends in the future, within three years.",
                    Map.of("accepted", now + " to " + now.plus(LONGEST_CURE)));
        }
        cure(trade, until, reason);
        return trade;
    }

    /** The caller has locked the trade. */
    void cure(Trade trade, Instant until, String reason) {
        TradeState before = trade.state();
        Instant now = clock.now();
        trade.cure(now, reason);
        if (until == null) {
            clocks.start(trade, now);
        } else {
            clocks.startUntil(trade, now, until, "Set by the centre: " + reason);
        }
        outbox.tell(News.cureGranted(trade, now));
        audit(trade, before, "trade.cure", reason);
    }

    /**
     * By a manager or recordal of the seller's centre. What the register has frozen is lifted where the register shows nothing any more;
     * what an operator has frozen, by another one; a refused export, by the decision that clears it.
     */
    @Transactional
    public Trade lift(Caller caller, TradeId id, String reason) {
        Trade trade = ofCentre(caller, id);
        trade.state().requirePermits(TradeDeed.LIFT);
        Freeze freeze = trade.frozen();
        if (caller.subject().equals(freeze.by())) {
            throw Problems.forbidden("same-person", "Who has frozen the trade cannot lift it.");
        }
        if (trade.export() == Export.REFUSED || freeze.ground() == FreezeGround.EXPORT_UNDECIDED) {
            throw stands(trade, "The export is not cleared.");
        }
        obstacle(trade, List.of()).ifPresent(obstacle -> {
            throw stands(trade, obstacle.reason());
        });
        lift(trade, reason);
        return trade;
    }

    private static RuntimeException stands(Trade trade, String why) {
        return Problems.conflict(
                "obstacle-stands",
                why,
                Map.of("state", trade.state().name(), "ground", trade.frozen().ground()));
    }

    private void lift(Trade trade, String reason) {
        TradeState before = trade.state();
        Freeze kept = trade.frozen();
        Instant now = clock.now();
        trade.lift(now, reason);
        payouts.freeze(trade.id(), false);
        clocks.resume(trade, kept, now);
        outbox.tell(News.lifted(trade, reason, now));
        audit(trade, before, "trade.lift", reason);
        // what came while it stood still has its effect now
        conclude.signedOnPaper(trade, now);
        if (trade.state() == TradeState.CONFIRMED && trade.contractStandsWithConfirmation()) {
            conclude.more(trade, now, "The export was cleared: " + trade.exportDecision() + ".");
        }
        payTrade.finish(trade, reason, now);
    }

    /** What the register shows against the trade; some of its assets may be fresher than what is kept. */
    private Optional<Obstacle> obstacle(Trade trade, List<AssetChanged> fresh) {
        if (trade.frozen() != null && trade.frozen().from() == TradeState.RECORDED) {
            return Optional.empty();
        }
        return trade.assets().stream()
                .flatMap(id -> known(id, fresh).stream())
                .flatMap(asset -> Obstacle.of(asset, trade.seller(), trade.pledged()).stream())
                .findFirst();
    }

    private Optional<AssetChanged> known(AssetId id, List<AssetChanged> fresh) {
        return fresh.stream()
                .filter(asset -> asset.asset().equals(id))
                .findFirst()
                .or(() -> knownStates.find(AssetChanged.class, id.toString()));
    }

    private static boolean isRegisters(FreezeGround ground) {
        return switch (ground) {
            case LAPSED, EXPIRED, INVALIDATED, SEIZED, SUSPENDED, PLEDGED, TITLE_CHANGED -> true;
            case EXPORT_REFUSED, EXPORT_UNDECIDED, OTHER -> false;
        };
    }

    private Trade ofCentre(Caller caller, TradeId id) {
        return TradeAccess.ofSellersCentre(trades, caller, id, Role.MANAGER, Role.RECORDAL);
    }

    private void audit(Trade trade, TradeState before, String action, String cause) {
        audit.recordBySystem(
                cause,
                trade.mode(),
                action,
                "trade",
                trade.id(),
                StateChange.of(before),
                StateChange.of(trade.state()));
    }
}

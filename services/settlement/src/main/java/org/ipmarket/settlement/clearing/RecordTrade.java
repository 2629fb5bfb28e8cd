package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.inbox.KnownStates;
import org.ipmarket.chassis.outbox.Outbox;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeRepository;
import org.ipmarket.settlement.trade.TradeDeed;
import org.ipmarket.settlement.trade.TradeState;

/**
 * What completes this kind of trade has happened: a patent changes hands when the office registers it (Patent Law 10). One
 * person of the seller's centre enters it, another checks it; only then is the money handed on.
 */
@ApplicationScoped
public class RecordTrade {
    private final TradeRepository trades;
    private final KnownStates knownStates;
    private final PayTrade payTrade;
    private final Outbox outbox;
    private final Audit audit;
    private final MarketClock clock;

    RecordTrade(
            TradeRepository trades,
            KnownStates knownStates,
            PayTrade payTrade,
            Outbox outbox,
            Audit audit,
            MarketClock clock) {
        this.trades = trades;
        this.knownStates = knownStates;
        this.payTrade = payTrade;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param effectiveOn not in the future, and not before the trade was opened */
    @Transactional
    public Trade enter(Caller caller, TradeId id, String registration, LocalDate effectiveOn) {
        Trade trade = ofCentre(caller, id);
        trade.state().requirePermits(TradeDeed.RECORD);
        FileTrade.requireRecordable(trade);
        // a day may be written in the market's time or in UTC, where it is never later
        LocalDate earliest = trade.openedAt().atZone(ZoneOffset.UTC).toLocalDate();
        LocalDate latest = clock.today();
        if (effectiveOn.isBefore(earliest) || effectiveOn.isAfter(latest)) {
            throw Problems.unprocessable(
                    "date-out-of-range",
                    "effectiveOn",
                    "The change has effect from the sale on and not in the future.",
                    Map.of("accepted", earliest + " to " + latest));
        }
        trade.enterRecordal(registration, effectiveOn, caller.username(), caller.subject());
        audit.record("trade.enter-recordal", "trade", id, null, trade.recordal());
        return trade;
    }

    @Transactional
    public Trade check(Caller caller, TradeId id) {
        Trade trade = ofCentre(caller, id);
        TradeState before = trade.state();
        before.requirePermits(TradeDeed.RECORD);
        FileTrade.requireRecordable(trade);
        if (trade.recordal() == null) {
            throw Problems.conflict(
                    "recordal-not-entered", "Nobody has entered the registration.", Map.of("state", before.name()));
        }
        if (trade.recordal().enteredBySubject().equals(caller.subject())) {
            throw Problems.forbidden("same-person", "Who entered the registration cannot check it.");
        }
        trade.assets().forEach(this::requireInForce);
        Instant now = clock.now();
        trade.recorded(caller.username(), now);
        payTrade.handOn(trade);
        outbox.tell(News.recorded(trade, now));
        audit.record("trade.check-recordal", "trade", id, StateChange.of(before), StateChange.of(trade.state()));
        return trade;
    }

    private Trade ofCentre(Caller caller, TradeId id) {
        Trade trade = trades.lock(id)
                .filter(known -> TradeAccess.maySee(caller, known))
                .orElseThrow(() -> Problems.notFound("trade", id));
        caller.requireCentre(trade.centre(), Role.RECORDAL);
        return trade;
    }

    private void requireInForce(AssetId id) {
        LegalStatus status = knownStates
                .find(AssetChanged.class, id.toString())
                .map(AssetChanged::status)
                .orElse(null);
        if (status != LegalStatus.IN_FORCE) {
            throw Problems.conflict(
                    "right-not-in-force",
                    "Asset " + id + " is " + (status == null ? "not on the register" : status)
                            + "; the money stays where it is.",
                    Map.of("asset", id, "state", String.valueOf(status)));
        }
    }
}

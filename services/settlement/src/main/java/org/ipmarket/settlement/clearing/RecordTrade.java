package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.recordal.Act;
import org.ipmarket.settlement.recordal.CaseState;
import org.ipmarket.settlement.recordal.Completion;
import org.ipmarket.settlement.store.Claim;
import org.ipmarket.settlement.store.RecordalCase;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeRepository;
import org.ipmarket.settlement.trade.TradeDeed;
import org.ipmarket.settlement.trade.TradeState;

/**
 * The short form of the test market: one person of the seller's centre enters that what completes this kind of sale has
 * happened, another checks it; papers are not asked for. Elsewhere it is entered in the case file, with its paper
 * ({@link RecordalDesk}).
 */
@ApplicationScoped
public class RecordTrade {
    private static final String SHORT = "By the short form of the test market, without papers.";

    private final TradeRepository trades;
    private final RecordalFile file;
    private final CompleteTrade completeTrade;
    private final Audit audit;
    private final MarketClock clock;
    private final ShortForm shortForm;

    RecordTrade(
            TradeRepository trades,
            RecordalFile file,
            CompleteTrade completeTrade,
            Audit audit,
            MarketClock clock,
            ShortForm shortForm) {
        this.trades = trades;
        this.file = file;
        this.completeTrade = completeTrade;
        this.audit = audit;
        this.clock = clock;
        this.shortForm = shortForm;
    }

    /**
     * @param effectiveOn not in the future, and not before the trade was opened
     * @param completes what it is that has happened, or null for what completes such a sale
     */
    @Transactional
    public Trade enter(Caller caller, TradeId id, String registration, LocalDate effectiveOn, Act completes) {
        Trade trade = ofCentre(caller, id);
        trade.state().requirePermits(TradeDeed.RECORD);
        FileTrade.requireRecordable(trade);
        shortForm.require(trade);
        List<Completion> completions = List.copyOf(file.completions(trade).values());
        if (completes != null
                && completions.stream().noneMatch(each -> each.releases().act() == completes)) {
            throw file.wrong(completions, completes + " does not complete this sale.");
        }
        requireInTime(trade, effectiveOn, clock.today());
        Instant now = clock.now();
        file.releasing(trade).stream()
                .filter(each -> !each.state().isRecorded())
                .forEach(each -> claim(each, caller, registration, effectiveOn, now));
        trade.enterRecordal(registration, effectiveOn, caller.username(), caller.subject());
        audit.record("trade.enter-recordal", "trade", id, null, trade.recordal());
        return trade;
    }

    private void claim(RecordalCase each, Caller caller, String number, LocalDate on, Instant now) {
        String by = caller.username();
        if (each.state() == CaseState.NOTICE_ISSUED || each.state() == CaseState.IN_EFFECT) {
            each.refuseClaim(by, now, "Entered anew.");
        }
        each.collect(by, now);
        if (each.state() == CaseState.COLLECTING && each.matter().office().isPresent()) {
            each.file(false, on, number, by, now);
        }
        each.claim(
                new Claim(Claim.Kind.EFFECT, number, on, null, SHORT, clock.today(), null, by, caller.subject(), now));
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
        completeTrade.requireInForce(trade);
        Instant now = clock.now();
        file.releasing(trade).stream()
                .filter(each -> !each.state().isRecorded())
                .forEach(each -> RecordalDesk.checkEffect(each, caller, now));
        completeTrade.whenAllRecorded(trade);
        audit.record("trade.check-recordal", "trade", id, StateChange.of(before), StateChange.of(trade.state()));
        return trade;
    }

    /** A day may be written in the market's time or in UTC, where it is never later. */
    static void requireInTime(Trade trade, LocalDate effectiveOn, LocalDate today) {
        LocalDate earliest = trade.openedAt().atZone(ZoneOffset.UTC).toLocalDate();
        if (effectiveOn.isBefore(earliest) || effectiveOn.isAfter(today)) {
            throw Problems.unprocessable(
                    "date-out-of-range",
                    "effectiveOn",
                    "The change has effect from the sale on and not in the future.",
                    Map.of("accepted", earliest + " to " + today));
        }
    }

    private Trade ofCentre(Caller caller, TradeId id) {
        return TradeAccess.ofSellersCentre(trades, caller, id, Role.RECORDAL);
    }
}

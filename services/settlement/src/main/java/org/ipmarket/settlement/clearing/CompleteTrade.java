package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ipmarket.chassis.inbox.KnownStates;
import org.ipmarket.chassis.outbox.Outbox;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.settlement.store.RecordalCase;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.trade.TradeDeed;

/** What completes a sale has happened in every case that the money waits for: the trade is recorded and the money handed on. */
@ApplicationScoped
class CompleteTrade {
    private final RecordalFile file;
    private final KnownStates knownStates;
    private final PayTrade payTrade;
    private final Outbox outbox;
    private final MarketClock clock;

    CompleteTrade(RecordalFile file, KnownStates knownStates, PayTrade payTrade, Outbox outbox, MarketClock clock) {
        this.file = file;
        this.knownStates = knownStates;
        this.payTrade = payTrade;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** 409 where one of the rights is not in force: the money stays where it is. */
    void requireInForce(Trade trade) {
        trade.assets().forEach(this::requireInForce);
    }

    /** Whether every right of the trade is in force, as far as is known. */
    boolean areInForce(Trade trade) {
        return trade.assets().stream().allMatch(id -> status(id) == LegalStatus.IN_FORCE);
    }

    /** Records the trade where all of its cases are; else nothing. The trade is locked. */
    void whenAllRecorded(Trade trade) {
        List<RecordalCase> releasing = file.releasing(trade);
        if (!releasing.stream().allMatch(each -> each.state().isRecorded())) {
            return;
        }
        trade.state().requirePermits(TradeDeed.RECORD);
        requireInForce(trade);
        Instant now = clock.now();
        RecordalCase last = releasing.stream()
                .max(Comparator.comparing(RecordalCase::recordedAt))
                .orElseThrow();
        LocalDate effectiveOn = releasing.stream()
                .map(RecordalCase::effectiveOn)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        String registration =
                releasing.stream().map(RecordalCase::registration).distinct().collect(Collectors.joining("; "));
        trade.enterRecordal(registration, effectiveOn, last.enteredBy(), last.enteredSubject());
        trade.recorded(last.checkedBy(), now);
        payTrade.handOn(trade);
        outbox.tell(News.recorded(trade, now));
    }

    private void requireInForce(AssetId id) {
        LegalStatus status = status(id);
        if (status != LegalStatus.IN_FORCE) {
            throw Problems.conflict(
                    "right-not-in-force",
                    "Asset " + id + " is " + (status == null ? "not on the register" : status)
                            + "; the money stays where it is.",
                    Map.of("asset", id, "state", String.valueOf(status)));
        }
    }

    private LegalStatus status(AssetId id) {
        return knownStates
                .find(AssetChanged.class, id.toString())
                .map(AssetChanged::status)
                .orElse(null);
    }
}

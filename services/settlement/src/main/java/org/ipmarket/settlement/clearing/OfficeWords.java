package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.messages.FreezeGround;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.settlement.recordal.CaseState;
import org.ipmarket.settlement.recordal.OfficeAnswer;
import org.ipmarket.settlement.store.Claim;
import org.ipmarket.settlement.store.RecordalCase;
import org.ipmarket.settlement.store.RecordalCase.Part;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.trade.TradeDeed;

/** What an office's answer does to a case and its trade. The trade is locked. */
@ApplicationScoped
class OfficeWords {
    private final FreezeTrade freezeTrade;
    private final Audit audit;
    private final MarketClock clock;

    OfficeWords(FreezeTrade freezeTrade, Audit audit, MarketClock clock) {
        this.freezeTrade = freezeTrade;
        this.audit = audit;
        this.clock = clock;
    }

    /** An answer that came over the link. What completes the case still waits for a person's check. */
    void heard(Trade trade, RecordalCase each, OfficeAnswer answer) {
        String by = "office:" + each.matter().office().orElseThrow();
        Instant now = clock.now();
        CaseState before = each.state();
        switch (answer) {
            case OfficeAnswer.CorrectionAsked asked -> each.correctionAsked(asked.until(), asked.reasons(), by, now);
            case OfficeAnswer.Refused refused -> each.refused(refused.reasons(), by, now);
            case OfficeAnswer.NoticeIssued notice ->
                each.claim(new Claim(
                        Claim.Kind.EFFECT, notice.number(), notice.on(), null, null, notice.on(), null, by, by, now));
            case OfficeAnswer.Gazetted gazetted -> each.gazetted(gazetted.number(), gazetted.on(), by, now);
        }
        each.read(answer);
        audit.recordBySystem(
                by,
                each.mode(),
                "recordal.hear",
                "recordal-case",
                each.id(),
                StateChange.of(before),
                StateChange.of(each.state()));
        if (each.state() == CaseState.REFUSED) {
            refused(trade, each);
        }
    }

    /** The trade has come to nothing, and the case with it. */
    void over(Trade trade, RecordalCase each) {
        CaseState before = each.state();
        each.close("market", clock.now(), "The trade is " + trade.state() + ".");
        audit.recordBySystem(
                "trade:" + trade.state(),
                each.mode(),
                "recordal.close",
                "recordal-case",
                each.id(),
                StateChange.of(before),
                StateChange.of(each.state()));
    }

    /** The office has refused what the money waits for: trade and money stand still. */
    void refused(Trade trade, RecordalCase each) {
        if (each.part() == Part.RELEASES && trade.state().deeds().contains(TradeDeed.FREEZE)) {
            freezeTrade.freeze(
                    trade, FreezeGround.OTHER, "The office has refused " + each.matter() + ": " + each.saidWhy(), null);
        }
    }
}

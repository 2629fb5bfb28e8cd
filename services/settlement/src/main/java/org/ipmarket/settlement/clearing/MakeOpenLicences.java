package org.ipmarket.settlement.clearing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.SettlementConfig;
import org.ipmarket.settlement.store.Claim;
import org.ipmarket.settlement.store.RecordalCase;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeRepository;
import org.ipmarket.settlement.trade.TradeState;
import org.jboss.logging.Logger;

/**
 * Open licences (开放许可): the licensee's notice and its payment make the licence, nobody signs, nothing is held back (Patent Law
 * 51). The notice is the acceptance that bidding has awarded; here the payment has come.
 */
@ApplicationScoped
public class MakeOpenLicences {
    private static final Logger LOG = Logger.getLogger(MakeOpenLicences.class);
    private static final String MARKET = "market";

    private final TradeRepository trades;
    private final RecordalFile file;
    private final CompleteTrade completeTrade;
    private final Audit audit;
    private final MarketClock clock;
    private final int batch;
    private UUID after;

    MakeOpenLicences(
            TradeRepository trades,
            RecordalFile file,
            CompleteTrade completeTrade,
            Audit audit,
            MarketClock clock,
            SettlementConfig config) {
        this.trades = trades;
        this.file = file;
        this.completeTrade = completeTrade;
        this.audit = audit;
        this.clock = clock;
        this.batch = config.trades().batch();
    }

    /** Makes the licences of the next batch that were paid, each in a transaction of its own; one that has to wait is passed over. */
    public synchronized void sweep() {
        List<TradeId> paid = QuarkusTransaction.requiringNew().call(() -> trades.paidOpenLicences(after, batch));
        after = paid.size() < batch ? null : paid.getLast().value();
        for (TradeId id : paid) {
            try {
                QuarkusTransaction.requiringNew().run(() -> make(id));
            } catch (RuntimeException e) {
                LOG.errorf(e, "open licence %s could not be made; it is tried again", id);
            }
        }
    }

    private void make(TradeId id) {
        Trade trade = trades.lock(id).orElseThrow();
        if (trade.state() != TradeState.FUNDED || !completeTrade.areInForce(trade)) {
            return;
        }
        Instant now = clock.now();
        LocalDate today = clock.today();
        for (RecordalCase each : file.releasing(trade)) {
            each.collect(MARKET, now);
            each.claim(new Claim(
                    Claim.Kind.EFFECT,
                    "NOTICE-" + trade.award(),
                    today,
                    null,
                    null,
                    today,
                    null,
                    "licensee:" + trade.buyer(),
                    MARKET,
                    now));
            each.recorded("bank:" + trade.paymentReference(), now);
        }
        completeTrade.whenAllRecorded(trade);
        audit.recordBySystem(
                "payment",
                trade.mode(),
                "trade.make-open-licence",
                "trade",
                id,
                StateChange.of(TradeState.FUNDED),
                StateChange.of(trade.state()));
    }
}

package org.ipmarket.settlement.clearing;

import static org.ipmarket.settlement.Scene.CHEN;
import static org.ipmarket.settlement.Scene.GZ;
import static org.ipmarket.settlement.Scene.LIN;
import static org.ipmarket.settlement.Scene.SZ;
import static org.ipmarket.settlement.Scene.UNIVERSITY;
import static org.ipmarket.settlement.Scene.as;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.LotAwarded;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.AwardId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.settlement.Scene;
import org.ipmarket.settlement.bank.simulator.SimulatedBank;
import org.ipmarket.settlement.deposit.DepositState;
import org.ipmarket.settlement.store.Deposit;
import org.ipmarket.settlement.store.DepositRepository;
import org.ipmarket.settlement.store.LotTerms;
import org.ipmarket.settlement.store.LotTermsRepository;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeRepository;

/** All that can happen to a lot and its sale. A deed that was refused throws; one that can be done again is the same when it is. */
@Singleton
final class SaleDeeds {
    private static final Map<ParticipantId, String> LOGINS = Map.of(CHEN, "chen", LIN, "lin");

    private final BiddingsWord word;
    private final OpenTrade openTrade;
    private final BankDesk bankDesk;
    private final Sweeps sweeps;
    private final DistributeForfeitures distribute;
    private final SimulatedBank bank;
    private final LotTermsRepository lots;
    private final DepositRepository deposits;
    private final TradeRepository trades;
    private final AgroalDataSource dataSource;

    SaleDeeds(
            BiddingsWord word,
            OpenTrade openTrade,
            BankDesk bankDesk,
            Sweeps sweeps,
            DistributeForfeitures distribute,
            SimulatedBank bank,
            LotTermsRepository lots,
            DepositRepository deposits,
            TradeRepository trades,
            AgroalDataSource dataSource) {
        this.word = word;
        this.openTrade = openTrade;
        this.bankDesk = bankDesk;
        this.sweeps = sweeps;
        this.distribute = distribute;
        this.bank = bank;
        this.lots = lots;
        this.deposits = deposits;
        this.trades = trades;
        this.dataSource = dataSource;
    }

    LotId offer(AssetId asset) {
        OfferId offer = Scene.newOffer();
        QuarkusTransaction.requiringNew()
                .run(() -> lots.persist(LotTerms.of(Scene.offer(offer, asset, Scene.Periods.LONG, null))));
        return LotId.of(offer);
    }

    List<Deposit> depositsOf(LotId lot) {
        return QuarkusTransaction.requiringNew()
                .call(() -> deposits.<Deposit>list("lot = ?1 order by id", lot.value()));
    }

    List<Trade> tradesOf(LotId lot) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<Trade> all = trades.<Trade>list("lot = ?1 order by id", lot.value());
            all.forEach(Trade::signedBy);
            all.forEach(trade -> trade.history().size());
            return all;
        });
    }

    Runnable announce(LotId lot, ParticipantId giver) {
        String key = Scene.key();
        CentreCode through = giver.equals(CHEN) ? SZ : GZ;
        return () -> http(as(LOGINS.get(giver) + ".trader")
                .header("Idempotency-Key", key)
                .body(Map.of("lot", lot.toString(), "buyerCentre", through.value()))
                .post("/api/v1/deposits"));
    }

    Runnable pay(ParticipantId payer, String reference, Money amount) {
        return () -> {
            QuarkusTransaction.requiringNew().run(() -> bank.receive(payer.toString(), amount, reference));
            bankDesk.round();
        };
    }

    Runnable round(LotId lot) {
        return () -> {
            bankDesk.round();
            // its own alone: those of all former sequences wait too
            depositsOf(lot).stream()
                    .filter(each -> each.state() == DepositState.FORFEITED)
                    .forEach(each -> distribute.each(each.id()));
        };
    }

    Runnable askBack(Deposit deposit) {
        return () -> http(as(LOGINS.get(deposit.participant()) + ".trader")
                .post("/api/v1/deposits/" + deposit.id() + "/release-request"));
    }

    Runnable left(DepositId deposit) {
        return () -> QuarkusTransaction.requiringNew().run(() -> word.bidderLeft(deposit));
    }

    Runnable close(LotId lot, Set<DepositId> retained) {
        return () -> QuarkusTransaction.requiringNew()
                .run(() -> word.lotEnded(lot, LotTerms.State.CLOSED, retained, "The lot closed.", Instant.now()));
    }

    Runnable award(Deposit deposit, Money price) {
        LotAwarded award = new LotAwarded(
                new AwardId(Ids.next()),
                deposit.lot(),
                Mode.TEST,
                GZ,
                deposit.buyerCentre(),
                UNIVERSITY,
                deposit.participant(),
                deposit.id(),
                price,
                Instant.now().truncatedTo(ChronoUnit.MICROS));
        return () -> QuarkusTransaction.requiringNew().run(() -> openTrade.open(award));
    }

    Runnable sign(Trade trade, boolean seller) {
        String who = seller ? "uni.approver" : LOGINS.get(trade.buyer()) + ".approver";
        return () -> http(Scene.sign(who, trade.id(), trade.confirmationHash()));
    }

    Runnable record(Trade trade) {
        String path = "/api/v1/trades/" + trade.id() + "/recordal";
        String day = trade.openedAt().toString().substring(0, 10);
        return () -> {
            http(as("gz.recordal1")
                    .body(Map.of("registration", "手续合格通知书", "effectiveOn", day))
                    .post(path));
            http(as("gz.recordal2").body("{}").post(path + "/check"));
        };
    }

    /** As if its time had passed. */
    Runnable runOut(Trade trade) {
        return () -> {
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("update trade set clock_due"
                        + " = clock_timestamp() - interval '1 second' where id = '" + trade.id() + "'");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            bankDesk.round();
            sweeps.clocks();
        };
    }

    private static void http(Response answer) {
        if (answer.statusCode() >= 400) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.asString());
        }
    }
}

package org.ipmarket.settlement.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ipmarket.settlement.Scene.CHEN;
import static org.ipmarket.settlement.Scene.DEPOSIT;
import static org.ipmarket.settlement.Scene.GZ;
import static org.ipmarket.settlement.Scene.LIN;
import static org.ipmarket.settlement.Scene.SZ;
import static org.ipmarket.settlement.Scene.UNIVERSITY;
import static org.ipmarket.settlement.Scene.as;
import static org.ipmarket.settlement.Scene.soundLedger;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.ipmarket.chassis.inbox.KnownStates;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.event.DealConcluded;
import org.ipmarket.messages.event.LotAwarded;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.AwardId;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.settlement.Scene;
import org.ipmarket.settlement.Scene.Periods;
import org.ipmarket.settlement.bank.simulator.SimulatedBank;
import org.ipmarket.settlement.clearing.BiddingsWord;
import org.ipmarket.settlement.clearing.OpenTrade;
import org.ipmarket.settlement.clearing.Sweeps;
import org.ipmarket.settlement.store.Deposit;
import org.ipmarket.settlement.store.DepositRepository;
import org.ipmarket.settlement.store.ForfeitedDeposit;
import org.ipmarket.settlement.store.ForfeitureRepository;
import org.ipmarket.settlement.store.LotTerms;
import org.ipmarket.settlement.store.LotTermsRepository;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeRepository;
import org.ipmarket.settlement.trade.TradeState;
import org.junit.jupiter.api.Test;

/**
 * Ninety days of a market with two hundred trades in less than a minute: sales and negotiated deals, winners who do not sign or do not pay,
 * runners-up, relistings sold and unsold, instalments, a lapse that is cured and one that is not, deposits that wait until the shortfall is known. At the end everything adds up.
 */
@QuarkusTest
@TestProfile(PlayedDays.class)
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "settlement"))
class NinetyDaysIT {
    private static final int DAYS = 90;
    private static final int TRADES = 200;
    /** So that the last of them can end within the days. */
    private static final int LAST_NEW = 40;

    private static final Periods PERIODS = new Periods(Duration.ofDays(5), Duration.ofDays(10));
    private static final Map<ParticipantId, String> LOGINS = Map.of(CHEN, "chen", LIN, "lin");

    @Inject
    MarketClock clock;

    @Inject
    Sweeps sweeps;

    @Inject
    BiddingsWord word;

    @Inject
    OpenTrade openTrade;

    @Inject
    SimulatedBank bank;

    @Inject
    LotTermsRepository lots;

    @Inject
    DepositRepository deposits;

    @Inject
    TradeRepository trades;

    @Inject
    ForfeitureRepository forfeitures;

    @Inject
    KnownStates knownStates;

    @Inject
    AgroalDataSource dataSource;

    private final Random random = new Random(90);
    private final TreeMap<Integer, List<Act>> agenda = new TreeMap<>();
    private AssetId asset;
    private int today;
    private int opened;

    private interface Act {
        void run() throws Exception;
    }

    /** What the day of an award leads to. */
    private enum Course {
        PAID,
        NOT_SIGNED_THEN_RUNNER_UP,
        NOT_PAID_THEN_RELISTED_LOWER,
        NOT_PAID_THEN_RELISTED_UNSOLD,
        NOT_PAID_THEN_NOTHING,
        SELLER_DOES_NOT_SIGN,
        DEAL,
        DEAL_IN_INSTALMENTS,
        LAPSED_AND_CURED,
        LAPSED_AND_UNDONE
    }

    @Test
    void ninetyDaysOfAMarket() throws Exception {
        asset = new AssetId(Ids.next());
        try (Scene scene = new Scene()) {
            scene.broker.publish(Scene.asset(asset, LegalStatus.IN_FORCE, 1));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> QuarkusTransaction.requiringNew().call(() -> knownStates
                            .find(AssetChanged.class, asset.toString())
                            .isPresent()));
            await().atMost(Duration.ofSeconds(20)).until(() -> scene.broker.waiting("settlement.inbox") == 0);
            planned().forEach((day, courses) -> courses.forEach(course -> on(day, () -> begin(course))));
            long start = System.nanoTime();
            for (today = 0; today <= DAYS; today++) {
                for (List<Act> acts; (acts = agenda.remove(today)) != null; ) {
                    for (Act act : acts) {
                        act.run();
                    }
                }
                sweeps.bank();
                bankIsCompleteUntilNow();
                sweeps.all();
                MovedClock.forward(Duration.ofDays(1));
            }
            System.out.printf("%d days with %d trades in %.1f s%n", DAYS, opened, (System.nanoTime() - start) / 1e9);
            check();
        }
    }

    private Map<Integer, List<Course>> planned() {
        Map<Integer, List<Course>> plan = new TreeMap<>();
        int awards = 0;
        for (int i = 0; awards < TRADES; i++) {
            Course course =
                    switch (i % 20) {
                        case 0, 10 -> Course.NOT_SIGNED_THEN_RUNNER_UP;
                        case 3 -> Course.NOT_PAID_THEN_RELISTED_LOWER;
                        case 6 -> Course.NOT_PAID_THEN_RELISTED_UNSOLD;
                        case 9 -> Course.NOT_PAID_THEN_NOTHING;
                        case 13 -> Course.SELLER_DOES_NOT_SIGN;
                        case 2, 15 -> Course.DEAL;
                        case 8, 18 -> Course.DEAL_IN_INSTALMENTS;
                        case 5 -> Course.LAPSED_AND_CURED;
                        case 16 -> Course.LAPSED_AND_UNDONE;
                        default -> Course.PAID;
                    };
            // a runner-up's and a relisting's trade are trades, too
            awards +=
                    course == Course.NOT_SIGNED_THEN_RUNNER_UP || course == Course.NOT_PAID_THEN_RELISTED_LOWER ? 2 : 1;
            plan.computeIfAbsent(i * LAST_NEW / TRADES, added -> new ArrayList<>())
                    .add(course);
        }
        return plan;
    }

    private void on(int day, Act act) {
        agenda.computeIfAbsent(day, added -> new ArrayList<>()).add(act);
    }

    private void later(int days, Act act) {
        on(today + days, act);
    }

    // ---- the courses

    private void begin(Course course) {
        Money price = price();
        switch (course) {
            case DEAL -> deal(price, this::signPayAndRecord);
            case DEAL_IN_INSTALMENTS -> deal(price, this::payInInstalments);
            case LAPSED_AND_CURED -> {
                Auction auction = auction(null);
                later(
                        1,
                        () -> sell(auction, false, price, trade -> {
                            signPayAndRecord(trade);
                            later(9, () -> stop(trade));
                            later(
                                    11,
                                    () -> answered(about(trade, "gz.recordal2", "/lift", "the annuity was paid late")));
                        }));
            }
            case LAPSED_AND_UNDONE -> {
                Auction auction = auction(null);
                later(
                        1,
                        () -> sell(auction, false, price, trade -> {
                            sign(trade, true, true);
                            later(2, () -> pay(trade));
                            later(4, () -> stop(trade));
                            later(9, () -> {
                                answered(about(trade, "uni.approver", "/unwinding", "the right cannot be restored"));
                                answered(about(
                                        trade,
                                        LOGINS.get(trade.buyer()) + ".approver",
                                        "/unwinding",
                                        "the right cannot be restored"));
                            });
                        }));
            }
            case PAID -> {
                Auction auction = auction(null);
                later(1, () -> sell(auction, false, price, this::signPayAndRecord));
            }
            case SELLER_DOES_NOT_SIGN -> {
                Auction auction = auction(null);
                later(1, () -> sell(auction, false, price, trade -> sign(trade, true, false)));
            }
            case NOT_SIGNED_THEN_RUNNER_UP -> {
                Auction auction = auction(null);
                later(
                        1,
                        () -> sell(auction, true, price, trade -> {
                            sign(trade, false, true);
                            // on the seventh day the default is known, and bidding awards the lot to who waited
                            later(
                                    7,
                                    () -> award(
                                            auction.lot, LIN, auction.losers, lower(price), this::signPayAndRecord));
                            later(8, () -> claim(trade.deposit().orElseThrow(), "800.00"));
                        }));
            }
            case NOT_PAID_THEN_RELISTED_LOWER ->
                notPaid(
                        price,
                        lot -> later(13, () -> {
                            Auction again = auction(lot);
                            later(1, () -> sell(again, false, lower(price), this::signPayAndRecord));
                        }));
            case NOT_PAID_THEN_RELISTED_UNSOLD ->
                notPaid(
                        price,
                        lot -> later(13, () -> {
                            Auction again = auction(lot);
                            later(2, () -> close(again.lot, Set.of()));
                        }));
            case NOT_PAID_THEN_NOTHING -> notPaid(price, lot -> {});
        }
    }

    private interface Then {
        void go(LotId lot);
    }

    private interface ThenTrade {
        void go(Trade trade) throws Exception;
    }

    private record Auction(LotId lot, DepositId winners, DepositId losers) {}

    private void notPaid(Money price, Then then) {
        Auction auction = auction(null);
        later(
                1,
                () -> sell(auction, false, price, trade -> {
                    sign(trade, true, true);
                    then.go(auction.lot);
                }));
    }

    /** Announced, with two deposits that come; on a relisting the defaulter may not give one. */
    private Auction auction(LotId relists) {
        OfferId offer = Scene.newOffer();
        LotId lot = LotId.of(offer);
        OfferId earlier = relists == null ? null : new OfferId(relists.value());
        QuarkusTransaction.requiringNew()
                .run(() -> lots.persist(LotTerms.of(Scene.offer(offer, asset, PERIODS, earlier))));
        DepositId losers = deposit(LIN, lot);
        DepositId winners = relists == null ? deposit(CHEN, lot) : losers;
        sweeps.bank();
        return new Auction(lot, winners, losers);
    }

    private DepositId deposit(ParticipantId giver, LotId lot) {
        Response answer = as(LOGINS.get(giver) + ".trader")
                .header("Idempotency-Key", Scene.key())
                .body(Map.of("lot", lot.toString(), "buyerCentre", giver.equals(CHEN) ? "SZ" : "GZ"))
                .post("/api/v1/deposits");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        bankReceives(giver, DEPOSIT, answer.jsonPath().getString("bankReference"));
        return DepositId.fromString(answer.jsonPath().getString("id"));
    }

    private void sell(Auction auction, boolean runnerUpWaits, Money price, ThenTrade then) {
        ParticipantId winner = auction.winners.equals(auction.losers) ? LIN : CHEN;
        close(auction.lot, runnerUpWaits ? Set.of(auction.winners, auction.losers) : Set.of(auction.winners));
        award(auction.lot, winner, auction.winners, price, then);
    }

    private void close(LotId lot, Set<DepositId> retained) {
        QuarkusTransaction.requiringNew()
                .run(() -> word.lotEnded(lot, LotTerms.State.CLOSED, retained, "The lot closed.", clock.now()));
    }

    private void award(LotId lot, ParticipantId winner, DepositId deposit, Money price, ThenTrade then) {
        LotAwarded award = new LotAwarded(
                new AwardId(Ids.next()),
                lot,
                Mode.TEST,
                GZ,
                winner.equals(CHEN) ? SZ : GZ,
                UNIVERSITY,
                winner,
                deposit,
                price,
                clock.now());
        QuarkusTransaction.requiringNew().run(() -> openTrade.open(award));
        opened++;
        later(1 + random.nextInt(3), () -> then.go(of(award.award())));
    }

    private void deal(Money price, ThenTrade then) {
        DealConcluded concluded = Scene.deal(Scene.newOffer(), asset, PERIODS);
        DealConcluded deal = new DealConcluded(
                concluded.deal(),
                concluded.award(),
                concluded.mode(),
                concluded.centre(),
                concluded.buyerCentre(),
                concluded.seller(),
                concluded.buyer(),
                concluded.right(),
                concluded.extent(),
                concluded.assets(),
                concluded.title(),
                price,
                concluded.noticeNumber(),
                concluded.rules(),
                concluded.fees(),
                concluded.demonstration(),
                concluded.concludedAt());
        QuarkusTransaction.requiringNew().run(() -> openTrade.open(deal));
        opened++;
        later(1 + random.nextInt(3), () -> then.go(of(deal.award())));
    }

    private void signPayAndRecord(Trade trade) {
        sign(trade, true, true);
        later(1 + random.nextInt(8), () -> pay(trade));
        later(12, () -> record(trade));
    }

    private void pay(Trade trade) {
        bankReceives(trade.buyer(), trade.sums().amountDue(), trade.paymentReference());
    }

    private void payInInstalments(Trade trade) {
        Money whole = trade.sums().amountDue();
        Money half = Money.cny(whole.minor() / 2);
        answered(as("gz.manager")
                .body(Map.of(
                        "instalments",
                        List.of(
                                Map.of("amount", half, "within", Map.of("duration", "PT192H")),
                                Map.of("amount", whole.minus(half), "within", Map.of("duration", "PT480H")))))
                .put("/api/v1/trades/" + trade.id() + "/instalments"));
        sign(of(trade.award()), true, true);
        for (int i = 0; i < 2; i++) {
            String reference =
                    Scene.trade("gz.manager", trade.id()).getString("course.instalments[" + i + "].reference");
            Money part = i == 0 ? half : whole.minus(half);
            later(3 + 6 * i, () -> bankReceives(trade.buyer(), part, reference));
        }
        later(12, () -> record(trade));
    }

    private void stop(Trade trade) {
        answered(about(trade, "gz.recordal1", "/freeze", "the register shows the patent as lapsed"));
    }

    private static Response about(Trade trade, String user, String deed, String reason) {
        return as(user).header("Idempotency-Key", Scene.key())
                .body(Map.of("reason", reason))
                .post("/api/v1/trades/" + trade.id() + deed);
    }

    private void sign(Trade trade, boolean buyer, boolean seller) {
        if (buyer) {
            answered(Scene.sign(LOGINS.get(trade.buyer()) + ".approver", trade.id(), trade.confirmationHash()));
        }
        if (seller) {
            answered(Scene.sign("uni.approver", trade.id(), trade.confirmationHash()));
        }
    }

    private void record(Trade trade) {
        String path = "/api/v1/trades/" + trade.id() + "/recordal";
        String day = LocalDate.ofInstant(clock.now(), ZoneOffset.UTC).toString();
        answered(as("gz.recordal1")
                .body(Map.of("registration", "手续合格通知书 " + trade.id(), "effectiveOn", day))
                .post(path));
        answered(as("gz.recordal2").body("{}").post(path + "/check"));
    }

    private void claim(DepositId deposit, String costs) {
        String path = "/api/v1/deposits/forfeited/" + deposit + "/claim";
        answered(as("gz.finance1")
                .body(Map.of("costs", Money.parse(costs, "CNY"), "ground", "Costs of the failed sale"))
                .post(path));
        answered(as("gz.finance2").post(path + "/check"));
    }

    private static void answered(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isLessThan(300);
    }

    private Trade of(AwardId award) {
        return QuarkusTransaction.requiringNew()
                .call(() -> trades.<Trade>find("award", award.value()).firstResult());
    }

    private void bankReceives(ParticipantId payer, Money amount, String reference) {
        QuarkusTransaction.requiringNew().run(() -> bank.receive(payer.toString(), amount, reference));
    }

    /** The simulated bank books in the database's time, which stands still here. */
    private void bankIsCompleteUntilNow() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("update bank_cursor set complete_until = ? where mode = 'test'")) {
            update.setObject(1, OffsetDateTime.ofInstant(clock.now(), ZoneOffset.UTC));
            update.executeUpdate();
        }
    }

    private Money price() {
        return Money.cny(10_000_000 + random.nextInt(9_000_000));
    }

    private static Money lower(Money price) {
        return Money.cny(price.minor() - 700_000);
    }

    // ---- what must hold at the end

    private void check() throws Exception {
        assertThat(opened).isGreaterThanOrEqualTo(TRADES);
        QuarkusTransaction.requiringNew().run(() -> {
            List<Trade> all = trades.listAll();
            assertThat(all).hasSize(opened).allSatisfy(trade -> assertThat(trade.state())
                    .isIn(TradeState.COMPLETED, TradeState.DEFAULTED, TradeState.UNWOUND));
            assertThat(all)
                    .filteredOn(trade -> trade.state() == TradeState.DEFAULTED)
                    .hasSizeGreaterThan(30);
            assertThat(deposits.<Deposit>listAll())
                    .allSatisfy(
                            deposit -> assertThat(deposit.state().hasMoney()).isFalse());
            List<ForfeitedDeposit> forfeited = forfeitures.listAll();
            assertThat(forfeited).hasSizeGreaterThan(25).allSatisfy(each -> assertThat(each.state())
                    .isEqualTo(ForfeitedDeposit.State.DISTRIBUTED));
            assertThat(forfeited).anySatisfy(each -> assertThat(each.resale()).isNotNull());
            assertThat(forfeited).anySatisfy(each -> assertThat(each.resale()).isNull());
            checkFees(all, forfeited);
        });
        soundLedger();
        assertThat(sum("select coalesce(sum(balance), 0) from ledger_account where kind <> 'BANK'"))
                .as("nothing is left to anybody: all of it was paid out")
                .isZero();
        assertThat(sum("select count(*) from payout where state <> 'CONFIRMED'"))
                .isZero();
        assertThat(sum("select count(*) from bank_line where state not in ('MATCHED', 'RETURNED')"))
                .isZero();
    }

    /** What each centre and the platform were credited is what their trades and the forfeited deposits say. */
    private void checkFees(List<Trade> all, List<ForfeitedDeposit> forfeited) {
        long credited = sum("select coalesce(sum(p.amount), 0) from ledger_posting p join ledger_account a"
                + " on a.id = p.account where a.kind in ('CENTRE_FEE', 'PLATFORM_FEE', 'BROKER_FEE') and p.amount > 0");
        long commissions = all.stream()
                .filter(trade -> trade.state() == TradeState.COMPLETED)
                .mapToLong(trade -> trade.sums()
                        .sellerCommission()
                        .plus(trade.sums().buyerCommission())
                        .minor())
                .sum();
        long lost = forfeited.stream()
                .mapToLong(each -> each.parts().commission().minor())
                .sum();
        assertThat(credited).isEqualTo(commissions + lost);
        long sellers = sum("select coalesce(sum(p.amount), 0) from ledger_posting p join ledger_account a"
                + " on a.id = p.account where a.kind = 'PAYABLE' and p.amount > 0");
        long proceeds = all.stream()
                .filter(trade -> trade.state() == TradeState.COMPLETED)
                .mapToLong(trade -> trade.sums().sellerProceeds().minor())
                .sum();
        long compensated = forfeited.stream()
                .mapToLong(each ->
                        each.parts().shortfall().plus(each.parts().rest()).minor())
                .sum();
        assertThat(sellers).isEqualTo(proceeds + compensated);
    }

    private long sum(String sql) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.ipmarket.settlement.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ipmarket.settlement.Scene.CHEN;
import static org.ipmarket.settlement.Scene.DEPOSIT;
import static org.ipmarket.settlement.Scene.GZ;
import static org.ipmarket.settlement.Scene.LIN;
import static org.ipmarket.settlement.Scene.PRICE;
import static org.ipmarket.settlement.Scene.SZ;
import static org.ipmarket.settlement.Scene.UNIVERSITY;
import static org.ipmarket.settlement.Scene.as;

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
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.chassis.inbox.KnownStates;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.AssetChanged;
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
import org.ipmarket.settlement.store.LedgerReport;
import org.ipmarket.settlement.store.LedgerReport.Checks;
import org.ipmarket.settlement.store.LotTerms;
import org.ipmarket.settlement.store.LotTermsRepository;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeRepository;
import org.junit.jupiter.api.Test;

/**
 * Any sequence of commands through the real use cases on the real database, with transactions that the database breaks off between any
 * two statements: what was promised of money holds after each.
 */
@QuarkusTest
@TestProfile(NothingByItself.class)
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "settlement"))
class AbortedSequencesIT {
    /** Of three hundred it is also asked that they reach every state; they take two to five minutes: {@code -Dsequences=300}. */
    private static final int SEQUENCES = Integer.getInteger("sequences", 100);

    private static final int WHOLE = 300;
    private static final int SHORTEST = 4;
    private static final int LONGEST = 14;
    private static final Map<ParticipantId, String> LOGINS = Map.of(CHEN, "chen", LIN, "lin");

    @Inject
    BiddingsWord word;

    @Inject
    OpenTrade openTrade;

    @Inject
    BankDesk bankDesk;

    @Inject
    Sweeps sweeps;

    @Inject
    DistributeForfeitures distribute;

    @Inject
    SimulatedBank bank;

    @Inject
    LotTermsRepository lots;

    @Inject
    DepositRepository deposits;

    @Inject
    TradeRepository trades;

    @Inject
    KnownStates knownStates;

    @Inject
    LedgerReport report;

    @Inject
    AgroalDataSource dataSource;

    @Test
    void everySequenceKeepsTheInvariants() throws Exception {
        AssetId asset = new AssetId(Ids.next());
        try (Scene scene = new Scene()) {
            scene.broker.publish(Scene.asset(asset, LegalStatus.IN_FORCE, 1));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> QuarkusTransaction.requiringNew().call(() -> knownStates
                            .find(AssetChanged.class, asset.toString())
                            .isPresent()));
            await().atMost(Duration.ofSeconds(20)).until(() -> scene.broker.waiting("settlement.inbox") == 0);
            try (Aborts aborts = new Aborts(dataSource)) {
                Set<String> reached = new HashSet<>();
                long start = System.nanoTime();
                for (int seed = 0; seed < SEQUENCES; seed++) {
                    Sequence sequence = new Sequence(seed, asset, aborts);
                    sequence.play();
                    aborts.disarm();
                    assertThat(brokenOf(sequence.lot)).as(sequence.toString()).isEmpty();
                    if (seed % 20 == 19) {
                        assertThat(broken()).as(sequence.toString()).isEmpty();
                    }
                    reached.addAll(states(sequence.lot));
                }
                System.out.printf(
                        "%d sequences with %d transactions broken off in %.1f s%n",
                        SEQUENCES, aborts.count(), (System.nanoTime() - start) / 1e9);
                assertThat(aborts.count()).as("transactions that broke off").isGreaterThan(SEQUENCES);
                if (SEQUENCES >= WHOLE) {
                    assertThat(reached)
                            .contains(
                                    "deposit RELEASED",
                                    "deposit APPLIED",
                                    "deposit FORFEITED",
                                    "deposit EXPIRED",
                                    "trade OPENED",
                                    "trade SIGNED",
                                    "trade FUNDED",
                                    "trade RECORDED",
                                    "trade DEFAULTED");
                }
            }
            // what could not be applied when its transaction broke off is applied in the end
            bankDesk.round();
            assertThat(stuck()).isZero();
            assertThat(broken()).isEmpty();
            faultsAreFound();
        }
    }

    /** Whether the checks can fail: each fault is planted in a transaction that is then taken back. */
    private void faultsAreFound() {
        Map<String, String> plants = Map.of(
                "money that the bank brought and nobody booked",
                "insert into bank_line (id, mode, position, direction, currency, amount_minor, booked_at, state)"
                        + " values (gen_random_uuid(), 'test', 0, 'CREDIT', 'CNY', 1, now(), 'MATCHED')",
                "a balance that no posting explains",
                "alter table ledger_account disable trigger ledger_account_moves; update ledger_account"
                        + " set balance = balance + 1 where id = (select id from ledger_account where kind = 'REFUND'"
                        + " limit 1)",
                "a deposit that ended twice",
                "alter table deposit drop constraint deposit_adds_up; update deposit set released_minor = held_minor,"
                        + " applied_minor = held_minor where id = (select id from deposit where state = 'RELEASED'"
                        + " and held_minor > 0 limit 1)");
        plants.forEach((name, sql) -> {
            List<String> found;
            QuarkusTransaction.begin();
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
                found = broken();
            } catch (SQLException e) {
                throw new IllegalStateException(name, e);
            } finally {
                QuarkusTransaction.rollback();
            }
            assertThat(found).as(name).isNotEmpty();
        });
        assertThat(broken()).isEmpty();
    }

    private long stuck() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from bank_line where state = 'STUCK'")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Of the whole test market. */
    private List<String> broken() {
        Checks checks = report.checks(Mode.TEST, "CNY");
        List<String> broken = new ArrayList<>();
        if (checks.unbalanced() + checks.negativeAccounts() + checks.driftedAccounts() + checks.wrongDeposits() > 0) {
            broken.add(checks.toString());
        }
        if (!checks.moneyIn().equals(checks.moneyHeld().plus(checks.moneyOut()))) {
            broken.add("in is not held and out: " + checks);
        }
        return broken;
    }

    /** Of one lot: each deposit's money lies where its state says, and nothing is paid out twice. */
    private List<String> brokenOf(LotId lot) throws SQLException {
        String sql = """
            select 'deposit accounts have ' || has || ', not ' || wants from (
                select coalesce(sum(balance), 0) as has,
                    (select coalesce(sum(held_minor), 0) from deposit
                        where lot = ? and state in ('HELD', 'RELEASE_REQUESTED')) as wants
                from ledger_account where kind = 'DEPOSIT' and earmark_id = ?) a where has <> wants
            union all
            select 'suspense has ' || has || ', not ' || wants from (
                select coalesce(sum(balance), 0) as has,
                    (select coalesce(sum(amount_minor), 0) from forfeiture
                        where lot = ? and state = 'WAITING') as wants
                from ledger_account where kind = 'FORFEITED' and earmark_id = ?) a where has <> wants
            union all
            select 'refunds have ' || has || ', not ' || wants from (
                select coalesce(sum(balance), 0) as has,
                    (select coalesce(sum(amount_minor), 0) from payout
                        where earmark_id = ? and account_kind = 'REFUND' and state <> 'CONFIRMED') as wants
                from ledger_account where kind = 'REFUND' and earmark_id = ?) a where has <> wants
            union all
            select 'deposit ' || id || ' of ' || held_minor || ' ended as ' || state from deposit
                where lot = ? and ended_at is not null
                    and held_minor <> released_minor + applied_minor + forfeited_minor\
            """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 1; i <= 7; i++) {
                select.setObject(i, lot.value());
            }
            List<String> broken = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    broken.add(row.getString(1));
                }
            }
            return broken;
        }
    }

    private Set<String> states(LotId lot) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Set<String> states = new HashSet<>();
            deposits.<Deposit>list("lot", lot.value()).forEach(each -> states.add("deposit " + each.state()));
            trades.<Trade>list("lot", lot.value())
                    .forEach(each -> each.history().forEach(step -> states.add("trade " + step.state())));
            return states;
        });
    }

    /** A lot, two bidders, and whatever may happen to them. */
    private final class Sequence {
        final LotId lot;
        private final long seed;
        private final Random random;
        private final Aborts aborts;
        private final List<String> done = new ArrayList<>();
        private final List<Runnable> commands = new ArrayList<>();

        Sequence(long seed, AssetId asset, Aborts aborts) {
            this.seed = seed;
            this.random = new Random(seed);
            this.aborts = aborts;
            OfferId offer = Scene.newOffer();
            lot = LotId.of(offer);
            QuarkusTransaction.requiringNew()
                    .run(() -> lots.persist(LotTerms.of(Scene.offer(offer, asset, Scene.Periods.LONG, null))));
        }

        void play() throws SQLException {
            int length = SHORTEST + random.nextInt(LONGEST - SHORTEST);
            for (int i = 0; i < length; i++) {
                Runnable command = !commands.isEmpty() && random.nextInt(6) == 0
                        ? repeat()
                        : random.nextInt(4) == 0 ? anything() : next();
                boolean abort = random.nextInt(2) == 0;
                if (abort) {
                    aborts.arm(random.nextInt(14));
                }
                run(command, abort);
                aborts.disarm();
                if (abort && random.nextInt(3) != 0) {
                    // who got no answer tries again
                    run(command, false);
                }
            }
        }

        private void run(Runnable command, boolean mayBreakOff) {
            try {
                command.run();
                done.add("done");
            } catch (RuntimeException e) {
                // refused by a state, or broken off
                done.add(e.getClass().getSimpleName() + " " + e.getMessage());
            }
            if (!mayBreakOff && done.getLast().contains("aborted on purpose")) {
                throw new AssertionError("broke off by itself: " + this);
            }
        }

        private Runnable repeat() {
            done.add("again");
            return commands.get(random.nextInt(commands.size()));
        }

        private Runnable note(String name, Runnable command) {
            done.add(name);
            commands.add(command);
            return command;
        }

        /** What would come next. */
        private Runnable next() {
            List<Deposit> given = QuarkusTransaction.requiringNew()
                    .call(() -> deposits.<Deposit>list("lot = ?1 order by id", lot.value()));
            List<Trade> opened = QuarkusTransaction.requiringNew().call(() -> {
                List<Trade> all = trades.<Trade>list("lot = ?1 order by id", lot.value());
                all.forEach(Trade::signedBy);
                return all;
            });
            if (given.isEmpty() || given.size() == 1 && random.nextInt(3) == 0) {
                return announce(given.isEmpty() ? CHEN : LIN);
            }
            if (!opened.isEmpty() && random.nextInt(5) != 0) {
                return ofTrade(opened.get(random.nextInt(opened.size())));
            }
            Deposit deposit = given.get(random.nextInt(given.size()));
            return switch (deposit.state()) {
                case ANNOUNCED -> pay(deposit.participant(), deposit.bankReference(), DEPOSIT);
                case HELD -> deposit.trade() == null ? award(deposit) : round();
                case RELEASE_REQUESTED -> left(deposit.id());
                default -> round();
            };
        }

        private Runnable ofTrade(Trade trade) {
            return switch (trade.state()) {
                case OPENED ->
                    random.nextInt(5) == 0
                            ? runOut(trade)
                            : sign(trade, trade.signedBy().isEmpty() && random.nextBoolean());
                case SIGNED ->
                    random.nextInt(5) == 0
                            ? runOut(trade)
                            : pay(
                                    trade.buyer(),
                                    trade.paymentReference(),
                                    trade.sums().amountDue());
                case FUNDED -> record(trade);
                default -> round();
            };
        }

        private Runnable anything() {
            List<Deposit> given = QuarkusTransaction.requiringNew()
                    .call(() -> deposits.<Deposit>list("lot = ?1 order by id", lot.value()));
            if (given.isEmpty()) {
                return announce(CHEN);
            }
            Deposit deposit = given.get(random.nextInt(given.size()));
            return switch (random.nextInt(7)) {
                case 0 -> announce(random.nextBoolean() ? CHEN : LIN);
                case 1 -> pay(deposit.participant(), deposit.bankReference(), DEPOSIT);
                case 2 -> pay(UNIVERSITY, deposit.bankReference(), DEPOSIT.plus(Money.cny(random.nextInt(2))));
                case 3 -> close(given);
                case 4 -> left(deposit.id());
                case 5 ->
                    note(
                            "ask back",
                            () -> http(as(LOGINS.get(deposit.participant()) + ".trader")
                                    .post("/api/v1/deposits/" + deposit.id() + "/release-request")));
                default -> award(deposit);
            };
        }

        private Runnable announce(ParticipantId giver) {
            String key = Scene.key();
            CentreCode through = giver.equals(CHEN) ? SZ : GZ;
            return note(
                    "announce",
                    () -> http(as(LOGINS.get(giver) + ".trader")
                            .header("Idempotency-Key", key)
                            .body(Map.of("lot", lot.toString(), "buyerCentre", through.value()))
                            .post("/api/v1/deposits")));
        }

        private Runnable pay(ParticipantId payer, String reference, Money amount) {
            return note("pay", () -> {
                QuarkusTransaction.requiringNew().run(() -> bank.receive(payer.toString(), amount, reference));
                bankDesk.round();
            });
        }

        private Runnable round() {
            return note("round", () -> {
                bankDesk.round();
                // its own alone: those of all former sequences wait too
                QuarkusTransaction.requiringNew().call(() -> deposits.<Deposit>list("lot", lot.value())).stream()
                        .filter(each -> each.state() == DepositState.FORFEITED)
                        .forEach(each -> distribute.each(each.id()));
            });
        }

        private Runnable left(DepositId deposit) {
            return note("left", () -> QuarkusTransaction.requiringNew().run(() -> word.bidderLeft(deposit)));
        }

        private Runnable close(List<Deposit> given) {
            Set<DepositId> retained = new HashSet<>();
            given.stream().filter(each -> random.nextBoolean()).forEach(each -> retained.add(each.id()));
            return note("close", () -> QuarkusTransaction.requiringNew()
                    .run(() -> word.lotEnded(lot, LotTerms.State.CLOSED, retained, "The lot closed.", Instant.now())));
        }

        private Runnable award(Deposit deposit) {
            LotAwarded award = new LotAwarded(
                    new AwardId(Ids.next()),
                    lot,
                    Mode.TEST,
                    GZ,
                    deposit.buyerCentre(),
                    UNIVERSITY,
                    deposit.participant(),
                    deposit.id(),
                    // now and then a price that the deposit covers whole
                    random.nextInt(8) == 0 ? Money.cny(500_000) : PRICE,
                    Instant.now().truncatedTo(ChronoUnit.MICROS));
            return note("award", () -> QuarkusTransaction.requiringNew().run(() -> openTrade.open(award)));
        }

        private Runnable sign(Trade trade, boolean seller) {
            boolean sellers =
                    seller || trade.signedBy().contains(org.ipmarket.messages.event.TradeDefaulted.Side.BUYER);
            String who = sellers ? "uni.approver" : LOGINS.get(trade.buyer()) + ".approver";
            return note("sign", () -> http(Scene.sign(who, trade.id(), trade.confirmationHash())));
        }

        private Runnable record(Trade trade) {
            String path = "/api/v1/trades/" + trade.id() + "/recordal";
            String day = trade.openedAt().toString().substring(0, 10);
            return note("record", () -> {
                http(as("gz.recordal1")
                        .body(Map.of("registration", "手续合格通知书", "effectiveOn", day))
                        .post(path));
                http(as("gz.recordal2").body("{}").post(path + "/check"));
            });
        }

        /** As if its time had passed. */
        private Runnable runOut(Trade trade) {
            UUID id = trade.id().value();
            return note("run out", () -> {
                try (Connection connection = dataSource.getConnection();
                        Statement statement = connection.createStatement()) {
                    statement.execute("update trade set clock_due"
                            + " = clock_timestamp() - interval '1 second' where id = '" + id + "'");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
                bankDesk.round();
                sweeps.clocks();
            });
        }

        private void http(Response answer) {
            if (answer.statusCode() >= 400) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.asString());
            }
        }

        @Override
        public String toString() {
            return "seed " + seed + ": " + done;
        }
    }
}

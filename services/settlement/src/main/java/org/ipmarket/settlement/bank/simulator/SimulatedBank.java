package org.ipmarket.settlement.bank.simulator;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.settlement.bank.Bank;
import org.ipmarket.settlement.bank.BankAccount;
import org.ipmarket.settlement.bank.PaymentService;
import org.ipmarket.settlement.bank.PayoutOrder;
import org.ipmarket.settlement.bank.SettlementAccount;
import org.ipmarket.settlement.bank.Statement;
import org.ipmarket.settlement.bank.StatementLine;

/**
 * A bank that exists in tables of its own and keeps the settlement account of the test market: money comes when a trader
 * says so, orders are executed at once, both stand on the next statement. It knows nothing of the ledger.
 */
@ApplicationScoped
public class SimulatedBank implements Bank {
    /** Key of the lock under which entries get their places, so that a later place never stands before an earlier one. */
    private static final long PLACES = 0x5349_4d42_414e_4bL;

    private static final String INSERT = "insert into simulated_bank_entry"
            + " (id, direction, holder, number, currency, amount_minor, remark, payout, booked_at)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, clock_timestamp()) on conflict (payout) do nothing";

    private final AgroalDataSource dataSource;
    private final SimulatedPayments payments;

    SimulatedBank(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
        this.payments = new SimulatedPayments(this);
    }

    /** How its payment service fails from now on. */
    public void faults(Faults faults) {
        payments.faults(faults);
    }

    @Override
    public Mode mode() {
        return Mode.TEST;
    }

    @Override
    public SettlementAccount settlementAccount() {
        return new SettlementAccount(
                "模拟银行 Simulated Bank", "知识产权交易结算专户 IP market settlement account", "SIM0000000000000001");
    }

    @Override
    public BankAccount accountInNameOf(String holder) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(holder.getBytes(StandardCharsets.UTF_8));
            BigInteger digits = new BigInteger(1, digest).mod(BigInteger.TEN.pow(16));
            return new BankAccount(holder, String.format("SIM%016d", digits));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * Somebody pays into the settlement account, in the present transaction.
     *
     * @param holder in whose name the paying account is
     * @param remark what the payer writes on the transfer
     * @return the id of the entry that will stand on the statement
     */
    public UUID receive(String holder, Money amount, String remark) {
        UUID id = Ids.next();
        write(id, "CREDIT", accountInNameOf(holder), amount, remark, null);
        return id;
    }

    /** Executes an order; one that it has already is not executed again. */
    public void order(PayoutOrder order) {
        QuarkusTransaction.requiringNew()
                .run(() -> write(Ids.next(), "DEBIT", order.to(), order.amount(), order.remark(), order.id()));
    }

    /** Whether an order was executed. */
    boolean hasExecuted(UUID order) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement select =
                            connection.prepareStatement("select 1 from simulated_bank_entry where payout = ?")) {
                select.setObject(1, order);
                try (ResultSet row = select.executeQuery()) {
                    return row.next();
                }
            }
        });
    }

    @Override
    public String reaches() {
        return "SIM";
    }

    /** The test market's money is nobody's. */
    @Override
    public boolean releasesItself() {
        return true;
    }

    @Override
    public PaymentService payments() {
        return payments;
    }

    private void write(UUID id, String direction, BankAccount other, Money amount, String remark, UUID payout) {
        try (Connection connection = dataSource.getConnection()) {
            lock(connection, "pg_advisory_xact_lock");
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                insert.setObject(1, id);
                insert.setString(2, direction);
                insert.setString(3, other.holder());
                insert.setString(4, other.number());
                insert.setString(5, amount.currencyCode());
                insert.setLong(6, amount.minor());
                insert.setString(7, remark);
                insert.setObject(8, payout);
                insert.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the simulated bank cannot write", e);
        }
    }

    @Override
    public Statement statement(long afterPosition, int limit) {
        return QuarkusTransaction.requiringNew().call(() -> read(afterPosition, limit));
    }

    private Statement read(long afterPosition, int limit) throws SQLException {
        String sql = "select id, position, direction, holder, number, currency, amount_minor, remark, payout, booked_at"
                + " from simulated_bank_entry where position > ? order by position limit ?";
        try (Connection connection = dataSource.getConnection()) {
            // nobody writes while this is held: all that was booked before now is in the table
            lock(connection, "pg_advisory_xact_lock_shared");
            Instant now = now(connection);
            List<StatementLine> lines = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setLong(1, afterPosition);
                select.setInt(2, limit);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        lines.add(line(row));
                    }
                }
            }
            return new Statement(lines, lines.size() < limit ? now : null);
        }
    }

    private static StatementLine line(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        long position = row.getLong("position");
        Money amount = Money.ofMinor(row.getLong("amount_minor"), row.getString("currency"));
        Instant bookedAt = row.getObject("booked_at", OffsetDateTime.class).toInstant();
        return row.getString("direction").equals("CREDIT")
                ? new StatementLine.Credit(
                        id,
                        position,
                        amount,
                        new BankAccount(row.getString("holder"), row.getString("number")),
                        row.getString("remark"),
                        bookedAt)
                : new StatementLine.Debit(id, position, amount, row.getObject("payout", UUID.class), bookedAt);
    }

    private static void lock(Connection connection, String function) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select " + function + "(?)")) {
            lock.setLong(1, PLACES);
            lock.execute();
        }
    }

    private static Instant now(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select clock_timestamp()");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }
}

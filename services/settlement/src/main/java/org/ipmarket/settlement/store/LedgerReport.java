package org.ipmarket.settlement.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
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
import org.ipmarket.settlement.ledger.Account;

/** Reads the ledger: what a participant has in it, how it came about, and whether all of it adds up. */
@ApplicationScoped
public class LedgerReport {
    private final AgroalDataSource dataSource;

    LedgerReport(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** An account with what lies on it. */
    public record Balance(UUID id, Account account, Money balance) {}

    /**
     * A posting on one account with its transfer's explanation.
     *
     * @param position of the transfer; entries are ordered by it
     * @param minor minor units: positive came, negative went
     */
    public record Entry(
            long position,
            UUID transfer,
            UUID accountId,
            Account account,
            long minor,
            String what,
            String why,
            String rule,
            UUID lot,
            UUID trade,
            Instant at) {
        /** What orders entries: a transfer may have several on one owner's accounts. */
        public String key() {
            return position + ":" + accountId;
        }
    }

    /** An owner's accounts that are not empty, after one given (null for the first). */
    public List<Balance> balances(String owner, Mode mode, UUID after, int limit) {
        String sql = "select id, mode, currency, kind, owner, earmark_kind, earmark_id, balance from ledger_account"
                + " where owner = ? and mode = ? and balance > 0 and id > ? order by id limit ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, owner);
            select.setString(2, mode.wire());
            select.setObject(3, after == null ? new UUID(0, 0) : after);
            select.setInt(4, limit);
            List<Balance> balances = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Account account = LedgerAccounts.read(row, 2);
                    balances.add(new Balance(
                            row.getObject(1, UUID.class), account, Money.ofMinor(row.getLong(8), account.currency())));
                }
            }
            return balances;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /**
     * An owner's entries, oldest first, after one's key (null for the first).
     *
     * @throws IllegalArgumentException where that is no entry's key
     */
    public List<Entry> entries(String owner, Mode mode, String after, int limit) {
        int colon = after == null ? 0 : after.indexOf(':');
        long position = after == null ? 0 : Long.parseLong(after.substring(0, Math.max(colon, 0)));
        UUID account = after == null ? new UUID(0, 0) : UUID.fromString(after.substring(colon + 1));
        String sql = "select t.position, t.id, a.id, a.mode, a.currency, a.kind, a.owner, a.earmark_kind, a.earmark_id,"
                + " p.amount, t.what, t.why, t.rule, t.lot, t.trade, t.at"
                + " from ledger_account a join ledger_posting p on p.account = a.id"
                + " join ledger_transfer t on t.id = p.transfer"
                + " where a.owner = ? and a.mode = ? and (t.position, a.id) > (?, ?) order by t.position, a.id limit ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, owner);
            select.setString(2, mode.wire());
            select.setLong(3, position);
            select.setObject(4, account);
            select.setInt(5, limit);
            List<Entry> entries = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    entries.add(new Entry(
                            row.getLong(1),
                            row.getObject(2, UUID.class),
                            row.getObject(3, UUID.class),
                            LedgerAccounts.read(row, 4),
                            row.getLong(10),
                            row.getString(11),
                            row.getString(12),
                            row.getString(13),
                            row.getObject(14, UUID.class),
                            row.getObject(15, UUID.class),
                            row.getObject(16, OffsetDateTime.class).toInstant()));
                }
            }
            return entries;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /**
     * Whether the ledger is sound, computed anew from every posting, deposit and statement line of a mode.
     *
     * @param unbalanced transfers whose postings do not add up to zero in some currency
     * @param negativeAccounts accounts on the wrong side of zero, or with less than is held on them
     * @param driftedAccounts accounts whose balance is not the sum of their postings, or whose held part not that of their open
     *     holds
     * @param wrongDeposits ended deposits for which held is not released and applied and forfeited
     * @param moneyIn credits on the bank's statements that have their place in the ledger
     * @param moneyOut debits on the bank's statements that have their place in the ledger
     * @param moneyHeld sum of what lies on all accounts but the bank's counter-side
     */
    public record Checks(
            long transfers,
            long unbalanced,
            long negativeAccounts,
            long driftedAccounts,
            long wrongDeposits,
            Money moneyIn,
            Money moneyHeld,
            Money moneyOut,
            Money depositsHeld,
            Money depositsOpen,
            Money depositsReleased,
            Money depositsApplied,
            Money depositsForfeited) {}

    /** Checks all of a mode; the sums are those of one currency. */
    public Checks checks(Mode mode, String currency) {
        String sql = """
                with mine as (select * from ledger_account where mode = ?),
                unbalanced as (
                    select count(distinct transfer) as n from (
                        select p.transfer from ledger_posting p join mine a on a.id = p.account
                        group by p.transfer, a.currency having sum(p.amount) <> 0) each),
                drifted as (
                    select count(*) as n from (
                        select a.id from mine a
                            left join ledger_posting p on p.account = a.id
                            left join (select account, sum(amount) as open from ledger_hold where state = 'HELD'
                                group by account) h on h.account = a.id
                        group by a.id, a.balance, a.entries, a.held, h.open
                        having a.balance <> coalesce(sum(p.amount), 0) or a.entries <> count(p.account)
                            or a.held <> coalesce(h.open, 0)) each),
                d as (
                    select coalesce(sum(held_minor), 0)::bigint as held,
                        coalesce(sum(held_minor) filter (where state in ('HELD', 'RELEASE_REQUESTED')), 0)::bigint as open,
                        coalesce(sum(released_minor), 0)::bigint as released,
                        coalesce(sum(applied_minor), 0)::bigint as applied,
                        coalesce(sum(forfeited_minor), 0)::bigint as forfeited
                    from deposit where mode = ? and currency = ?),
                b as (
                    select coalesce(sum(amount_minor) filter (where direction = 'CREDIT'), 0)::bigint as credited,
                        coalesce(sum(amount_minor) filter (where direction = 'DEBIT'), 0)::bigint as debited
                    from bank_line where mode = ? and currency = ? and state in
                        ('MATCHED', 'RETURNED', 'SUSPENDED', 'REVERSED'))
                select (select count(*) from ledger_transfer where mode = ?),
                    (select n from unbalanced),
                    (select count(*) from mine where case when kind = 'BANK' then balance > 0
                        when kind in ('EXCHANGE', 'BANK_CHARGE') then false else balance < held or held < 0 end),
                    (select n from drifted),
                    (select count(*) from deposit where mode = ? and ended_at is not null
                        and held_minor <> released_minor + applied_minor + forfeited_minor),
                    b.credited,
                    (select coalesce(sum(balance), 0)::bigint from mine where kind <> 'BANK' and currency = ?),
                    b.debited, d.held, d.open, d.released, d.applied, d.forfeited
                from b, d""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            List<String> parameters = List.of(
                    mode.wire(), mode.wire(), currency, mode.wire(), currency, mode.wire(), mode.wire(), currency);
            for (int i = 0; i < parameters.size(); i++) {
                select.setString(i + 1, parameters.get(i));
            }
            try (ResultSet row = select.executeQuery()) {
                row.next();
                Money[] sums = new Money[8];
                for (int i = 0; i < sums.length; i++) {
                    sums[i] = Money.ofMinor(row.getLong(6 + i), currency);
                }
                return new Checks(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        sums[0],
                        sums[1],
                        sums[2],
                        sums[3],
                        sums[4],
                        sums[5],
                        sums[6],
                        sums[7]);
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static IllegalStateException unreadable(SQLException e) {
        return new IllegalStateException("the ledger cannot be read", e);
    }
}

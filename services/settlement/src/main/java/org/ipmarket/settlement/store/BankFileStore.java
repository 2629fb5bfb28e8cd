package org.ipmarket.settlement.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.settlement.bank.file.FileLine;
import org.ipmarket.settlement.bank.file.StatementEnd;
import org.ipmarket.settlement.bank.file.StatementHead;

/** Files that banks gave: as they came, line by line, and what became of each. In the caller's transaction. */
@ApplicationScoped
public class BankFileStore {
    private static final String INSERT_LINE =
            "insert into bank_file_line (file, line, statement, entry, id, account, kind, direction, currency,"
                    + " amount_minor, reference, booked_at, value_on, name, number, bank_code, sub_account, remark,"
                    + " end_to_end, batch, return_reason, instructed, instructed_currency, rate, outcome) values (?, ?, ?,"
                    + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String FILE = "select f.id, f.mode, f.sha256, f.name, f.format, f.mapping, f.size,"
            + " f.uploaded_by, f.centre, f.uploaded_at, f.lines, f.state, f.done_at,"
            + " (select count(*) from bank_file_line l where l.file = f.id and l.outcome = 'WAITING') as waiting,"
            + " (select count(*) from bank_file_line l where l.file = f.id and l.outcome = 'DUPLICATE') as duplicates"
            + " from bank_file f";

    private final AgroalDataSource dataSource;

    BankFileStore(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A file.
     *
     * @param state {@code APPLYING} or {@code DONE}
     * @param waiting lines not applied yet
     * @param duplicates lines that had come before
     */
    public record File(
            UUID id,
            Mode mode,
            String sha256,
            String name,
            String format,
            String mapping,
            long size,
            String uploadedBy,
            String centre,
            Instant uploadedAt,
            int lines,
            String state,
            Instant doneAt,
            int waiting,
            int duplicates) {}

    /** A line to be stored. */
    public record NewLine(int line, int statement, UUID id, String reference, boolean duplicate, FileLine content) {}

    /** A line of the report. */
    public record ReportLine(
            int line,
            int statement,
            int entry,
            UUID id,
            FileLine.Kind kind,
            String direction,
            String currency,
            long minor,
            String reference,
            Instant bookedAt,
            String name,
            String number,
            String remark,
            String endToEnd,
            String returnReason,
            String outcome,
            String state,
            String reason,
            UUID deposit,
            UUID trade) {}

    public Optional<File> bySha(Mode mode, String sha256) {
        return files(" where f.mode = ? and f.sha256 = ?", mode.wire(), sha256).stream()
                .findFirst();
    }

    public Optional<File> find(Mode mode, UUID id) {
        return files(" where f.mode = ? and f.id = cast(? as uuid)", mode.wire(), id.toString()).stream()
                .findFirst();
    }

    /** Oldest first, of one centre's people or of all where it is null. */
    public List<File> pageOf(CentreCode centre, Mode mode, UUID after, int limit) {
        String from = (after == null ? new UUID(0, 0) : after).toString();
        return centre == null
                ? files(" where f.mode = ? and f.id > cast(? as uuid) order by f.id limit " + limit, mode.wire(), from)
                : files(
                        " where f.mode = ? and f.id > cast(? as uuid) and f.centre = ? order by f.id limit " + limit,
                        mode.wire(),
                        from,
                        centre.value());
    }

    private List<File> files(String where, String... parameters) {
        return query(
                FILE + where,
                parameters,
                row -> new File(
                        row.getObject("id", UUID.class),
                        Mode.fromString(row.getString("mode")),
                        row.getString("sha256"),
                        row.getString("name"),
                        row.getString("format"),
                        row.getString("mapping"),
                        row.getLong("size"),
                        row.getString("uploaded_by"),
                        row.getString("centre"),
                        instant(row, "uploaded_at"),
                        row.getInt("lines"),
                        row.getString("state"),
                        instant(row, "done_at"),
                        row.getInt("waiting"),
                        row.getInt("duplicates")));
    }

    /** Stores a file; false where the same one was stored before, also by somebody at the same time. */
    public boolean insert(
            UUID id,
            Mode mode,
            String sha256,
            String name,
            String format,
            String mapping,
            long size,
            byte[] compressed,
            String by,
            String centre,
            Instant at) {
        return update(
                        "insert into bank_file (id, mode, sha256, name, format, mapping, size, content, uploaded_by,"
                                + " centre, uploaded_at, lines, state)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 'APPLYING') on conflict do nothing",
                        id,
                        mode.wire(),
                        sha256,
                        name,
                        format,
                        mapping,
                        size,
                        compressed,
                        by,
                        centre,
                        utc(at))
                == 1;
    }

    public void lines(UUID file, int lines) {
        update("update bank_file set lines = ? where id = ?", lines, file);
    }

    /**
     * Lets the database count the lines of files. Until it does so by itself, within a minute or so, it plans as if those of a large file
     * that has just come were not there, and reads all of them for each few that are applied.
     */
    public void analyze() {
        update("analyze (skip_locked) bank_file_line");
    }

    /**
     * Which of the references were recorded for the account before, each with its entry's id: in the book, or in a file whose lines are not
     * applied yet. (A line that had come before has the id of the entry that it repeats.)
     */
    public Map<String, UUID> known(UUID account, List<String> references) {
        Map<String, UUID> known = new HashMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select reference, id from bank_line where account = ? and reference = any(?)"
                                + " union all select reference, id from bank_file_line"
                                + " where account = ? and reference = any(?) and outcome <> 'APPLIED'")) {
            Object[] array = references.toArray();
            select.setObject(1, account);
            select.setArray(2, connection.createArrayOf("text", array));
            select.setObject(3, account);
            select.setArray(4, connection.createArrayOf("text", array));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    known.put(row.getString(1), row.getObject(2, UUID.class));
                }
            }
            return known;
        } catch (SQLException e) {
            throw new IllegalStateException("the bank's files cannot be read", e);
        }
    }

    public void insertLines(UUID file, UUID account, List<NewLine> lines) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT_LINE)) {
            for (NewLine line : lines) {
                FileLine content = line.content();
                FileLine.Conversion conversion = content.conversion();
                Object[] values = {
                    file,
                    line.line(),
                    line.statement(),
                    content.entry(),
                    line.id(),
                    account,
                    content.kind().name(),
                    content.credit() ? "CREDIT" : "DEBIT",
                    content.amount().currencyCode(),
                    content.amount().minor(),
                    line.reference(),
                    utc(content.bookedAt()),
                    content.valueOn(),
                    content.name(),
                    content.account(),
                    content.bank(),
                    content.subAccount(),
                    content.remark(),
                    content.endToEnd(),
                    content.batch(),
                    content.returnReason(),
                    conversion == null ? null : conversion.instructed(),
                    conversion == null ? null : conversion.currency(),
                    conversion == null ? null : conversion.rate(),
                    line.duplicate() ? "DUPLICATE" : "WAITING"
                };
                bind(insert, values);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("the bank's file cannot be stored", e);
        }
    }

    public void insertStatement(UUID file, int number, UUID account, StatementHead head, StatementEnd end) {
        update(
                "insert into bank_statement (file, number, account, statement, sequence, opening_minor, closing_minor,"
                        + " credits_minor, debits_minor, entries, lines, complete_until)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                file,
                number,
                account,
                head.id(),
                head.sequence(),
                head.opening(),
                end.closing(),
                end.credits(),
                end.debits(),
                end.entries(),
                end.lines(),
                end.completeUntil() == null ? null : utc(end.completeUntil()));
    }

    /** Whether a statement of the account with these balances was taken before. */
    public boolean hasStatement(UUID account, long opening) {
        return !query(
                        "select 1 as one from bank_statement where account = cast(? as uuid) and opening_minor = "
                                + opening,
                        new String[] {account.toString()},
                        row -> 1)
                .isEmpty();
    }

    /** Files with lines still to be applied, oldest first. */
    public List<UUID> applying(int limit) {
        return query(
                "select id from bank_file where state = 'APPLYING' order by id limit " + limit,
                new String[0],
                row -> row.getObject(1, UUID.class));
    }

    /** The next lines to be applied, in the order of the file. */
    public List<StoredLine> waiting(UUID file, int limit) {
        return query(
                "select l.line, l.id, l.account, l.kind, l.direction, l.currency, l.amount_minor, l.name, l.number,"
                        + " l.bank_code, l.sub_account, l.remark, l.end_to_end, l.booked_at, f.mode"
                        + " from bank_file_line l join bank_file f on f.id = l.file"
                        + " where l.file = cast(? as uuid) and l.outcome = 'WAITING' order by l.line limit " + limit,
                new String[] {file.toString()},
                row -> new StoredLine(
                        file,
                        Mode.fromString(row.getString("mode")),
                        row.getInt("line"),
                        row.getObject("id", UUID.class),
                        row.getObject("account", UUID.class),
                        FileLine.Kind.valueOf(row.getString("kind")),
                        row.getString("direction").equals("CREDIT"),
                        Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")),
                        row.getString("name"),
                        row.getString("number"),
                        row.getString("bank_code"),
                        row.getString("sub_account"),
                        row.getString("remark"),
                        row.getString("end_to_end"),
                        instant(row, "booked_at")));
    }

    /** Says of lines that waited that they were applied, or had come before. */
    public void done(UUID file, List<StoredLine> lines, Set<UUID> applied) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update bank_file_line set outcome = case when id = any(?) then 'APPLIED' else 'DUPLICATE' end"
                                + " where file = ? and line = any(?) and outcome = 'WAITING'")) {
            update.setArray(1, connection.createArrayOf("uuid", applied.toArray()));
            update.setObject(2, file);
            update.setArray(
                    3,
                    connection.createArrayOf(
                            "int4", lines.stream().map(StoredLine::line).toArray()));
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the bank's files cannot be written", e);
        }
    }

    /** Every line has been looked at: the accounts' statements are complete as far as this file goes. Nothing happens while a line waits. */
    public void finish(UUID file, Instant at) {
        int finished = update(
                "update bank_file set state = 'DONE', done_at = ? where id = ? and state = 'APPLYING' and not exists"
                        + " (select 1 from bank_file_line l where l.file = bank_file.id and l.outcome = 'WAITING')",
                utc(at),
                file);
        if (finished == 1) {
            query(
                            "select distinct account from bank_statement where file = cast(? as uuid) order by account",
                            new String[] {file.toString()},
                            row -> row.getObject(1, UUID.class))
                    .forEach(this::completed);
        }
    }

    /**
     * An account's statements are complete as far as any file of it goes that was taken, once no line of it waits or is stuck, in
     * whichever file; never less far than before.
     */
    public void completed(UUID account) {
        update(
                "update settlement_account a set complete_until = s.until from (select max(complete_until) as until from"
                        + " bank_statement where account = ?) s where a.id = ? and s.until > a.complete_until and not"
                        + " exists (select 1 from bank_line l where l.account = a.id and l.state = 'STUCK') and not exists"
                        + " (select 1 from bank_file_line l where l.account = a.id and l.outcome = 'WAITING')",
                account,
                account);
    }

    /** The report, in the order of the file, after a line. */
    public List<ReportLine> report(UUID file, int after, String outcome, int limit) {
        String sql = "select f.*, l.state, l.reason, l.deposit, l.trade from bank_file_line f"
                + " left join bank_line l on l.id = f.id where f.file = cast(? as uuid) and f.line > " + after
                + (outcome == null ? "" : " and f.outcome = ?") + " order by f.line limit " + limit;
        String[] parameters =
                outcome == null ? new String[] {file.toString()} : new String[] {file.toString(), outcome};
        return query(
                sql,
                parameters,
                row -> new ReportLine(
                        row.getInt("line"),
                        row.getInt("statement"),
                        row.getInt("entry"),
                        row.getObject("id", UUID.class),
                        FileLine.Kind.valueOf(row.getString("kind")),
                        row.getString("direction"),
                        row.getString("currency"),
                        row.getLong("amount_minor"),
                        row.getString("reference"),
                        instant(row, "booked_at"),
                        row.getString("name"),
                        row.getString("number"),
                        row.getString("remark"),
                        row.getString("end_to_end"),
                        row.getString("return_reason"),
                        row.getString("outcome"),
                        row.getString("state"),
                        row.getString("reason"),
                        row.getObject("deposit", UUID.class),
                        row.getObject("trade", UUID.class)));
    }

    /** How a bank's spreadsheets are read: JSON by name. */
    public record Mapping(UUID id, String name, String spec, String addedBy, Instant addedAt) {}

    /** False where the name is taken. */
    public boolean addMapping(Mode mode, String name, String spec, String by, Instant at) {
        return update(
                        "insert into bank_mapping (id, mode, name, spec, added_by, added_at) values (?, ?, ?, ?, ?, ?)"
                                + " on conflict do nothing",
                        Ids.next(),
                        mode.wire(),
                        name,
                        spec,
                        by,
                        utc(at))
                == 1;
    }

    public Optional<Mapping> mapping(Mode mode, String name) {
        return mappings(" where mode = ? and name = ?", mode.wire(), name).stream()
                .findFirst();
    }

    public List<Mapping> mappings(Mode mode, UUID after, int limit) {
        return mappings(
                " where mode = ? and id > cast(? as uuid) order by id limit " + limit,
                mode.wire(),
                (after == null ? new UUID(0, 0) : after).toString());
    }

    private List<Mapping> mappings(String where, String... parameters) {
        return query(
                "select id, name, spec, added_by, added_at from bank_mapping" + where,
                parameters,
                row -> new Mapping(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        instant(row, "added_at")));
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, String[] parameters, RowReader<T> reader) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            bind(select, (Object[]) parameters);
            List<T> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(reader.read(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("the bank's files cannot be read", e);
        }
    }

    private int update(String sql, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the bank's files cannot be written", e);
        }
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}

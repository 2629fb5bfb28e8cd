package org.ipmarket.settlement.statement.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.print.Language;
import org.ipmarket.settlement.paper.desk.PaperPages;
import org.ipmarket.settlement.statement.MonthlyStatement;
import org.ipmarket.settlement.statement.StatementCsv;

/** The statements that were made, as they were made. */
@ApplicationScoped
public class StatementBook {
    private static final String KEEP = "insert into monthly_statement (id, mode, centre, month, facts, csv, pdf_zh,"
            + " pdf_en, made_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String PAGE = "select id, centre, month, made_at from monthly_statement"
            + " where mode = ? and centre = ? and id > ? order by id limit ?";

    private final AgroalDataSource dataSource;
    private final ObjectMapper json;
    private final PaperPages pages;

    StatementBook(AgroalDataSource dataSource, ObjectMapper json, PaperPages pages) {
        this.dataSource = dataSource;
        this.json = json;
        this.pages = pages;
    }

    /** A statement that is there. */
    public record Kept(UUID id, String centre, YearMonth month, Instant madeAt) {}

    /** Its forms. */
    public enum Form {
        CSV("csv"),
        PDF_ZH("pdf_zh"),
        PDF_EN("pdf_en");

        private final String column;

        Form(String column) {
            this.column = column;
        }
    }

    /** The centres, and the market, whose statements of a month are there. */
    Set<String> made(Mode mode, YearMonth month) {
        String sql = "select centre from monthly_statement where mode = ? and month = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, mode.wire());
            select.setString(2, month.toString());
            Set<String> made = new HashSet<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    made.add(row.getString(1));
                }
            }
            return made;
        } catch (SQLException e) {
            throw new IllegalStateException("statements cannot be read", e);
        }
    }

    /** The bytes of a form, from its facts: the same facts give the same bytes. */
    byte[] render(MonthlyStatement statement, Form form) {
        return switch (form) {
            case CSV -> StatementCsv.of(statement);
            case PDF_ZH -> pdf(statement, Language.ZH);
            case PDF_EN -> pdf(statement, Language.EN);
        };
    }

    private byte[] pdf(MonthlyStatement statement, Language language) {
        return pages.pdf(StatementSheet.of(statement, pages.words(language)), statement.until());
    }

    void keep(MonthlyStatement statement, Instant at) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(KEEP)) {
            insert.setObject(1, Ids.next());
            insert.setString(2, statement.mode().wire());
            insert.setString(3, statement.centre());
            insert.setString(4, statement.month().toString());
            insert.setString(5, json.writeValueAsString(statement));
            insert.setBytes(6, render(statement, Form.CSV));
            insert.setBytes(7, render(statement, Form.PDF_ZH));
            insert.setBytes(8, render(statement, Form.PDF_EN));
            insert.setObject(9, at.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("the statement could not be kept", e);
        }
    }

    /** What a month's statement of a centre, or of {@link MonthlyStatement#MARKET}, says; empty where none was made. */
    public Optional<MonthlyStatement> facts(Mode mode, String centre, YearMonth month) {
        String sql = "select facts from monthly_statement where mode = ? and centre = ? and month = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, mode.wire());
            select.setString(2, centre);
            select.setString(3, month.toString());
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(json.readValue(row.getString(1), MonthlyStatement.class))
                        : Optional.empty();
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("statements cannot be read", e);
        }
    }

    /** Of one centre, or of the market. */
    public List<Kept> page(Mode mode, String centre, UUID after, int limit) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(PAGE)) {
            select.setString(1, mode.wire());
            select.setString(2, centre);
            select.setObject(3, after == null ? new UUID(0, 0) : after);
            select.setInt(4, limit);
            List<Kept> kept = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    kept.add(new Kept(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            YearMonth.parse(row.getString(3)),
                            row.getObject(4, OffsetDateTime.class).toInstant()));
                }
            }
            return kept;
        } catch (SQLException e) {
            throw new IllegalStateException("statements cannot be read", e);
        }
    }

    /** The bytes as they were made; empty where there is no such statement of this centre. */
    public Optional<byte[]> bytes(Mode mode, String centre, UUID id, Form form) {
        String sql = "select " + form.column + " from monthly_statement where mode = ? and centre = ? and id = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, mode.wire());
            select.setString(2, centre);
            select.setObject(3, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("statements cannot be read", e);
        }
    }
}

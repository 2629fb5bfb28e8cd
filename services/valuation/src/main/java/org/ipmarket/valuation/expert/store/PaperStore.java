package org.ipmarket.valuation.expert.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.ipmarket.print.Language;
import org.ipmarket.valuation.report.ReportFacts;

/** The papers of opinions, kept as they were made: their hash is signed. */
@ApplicationScoped
public class PaperStore {
    private final AgroalDataSource dataSource;

    PaperStore(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Which of the two papers of an edition. */
    public enum Copy {
        /** What the experts sign. */
        SIGNING,
        /** The same with the signatures told, as it is given out. */
        ISSUED
    }

    /** A paper; {@code html} is the page that the PDF was made of. */
    public record Paper(String sha256, byte[] pdf, String html, Instant madeAt) {}

    public Optional<Paper> find(OpinionRow of, Copy copy, Language language) {
        String sql = "select sha256, pdf, html, made_at from opinion_paper"
                + " where opinion = ? and edition = ? and copy = ? and language = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, of.id());
            select.setInt(2, of.edition());
            select.setString(3, copy.name());
            select.setString(4, language.tag());
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Paper(
                                row.getString(1),
                                row.getBytes(2),
                                row.getString(3),
                                row.getObject(4, OffsetDateTime.class).toInstant()))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("papers cannot be read", e);
        }
    }

    /** What the copy for signature says; empty where there is none, and for copies of before this was kept. */
    public Optional<ReportFacts> signedFacts(OpinionRow of) {
        String sql = "select facts from opinion_paper where opinion = ? and edition = ? and copy = ? and language = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, of.id());
            select.setInt(2, of.edition());
            select.setString(3, Copy.SIGNING.name());
            select.setString(4, Language.ZH.tag());
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.ofNullable(Json.read(row.getString(1), ReportFacts.class))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("papers cannot be read", e);
        }
    }

    /** Unless it is there. @param facts of which it was made */
    public void keep(OpinionRow of, Copy copy, Language language, Paper paper, ReportFacts facts) {
        String sql = "insert into opinion_paper (opinion, edition, copy, language, sha256, pdf, html, made_at, facts)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, of.id());
            insert.setInt(2, of.edition());
            insert.setString(3, copy.name());
            insert.setString(4, language.tag());
            insert.setString(5, paper.sha256());
            insert.setBytes(6, paper.pdf());
            insert.setString(7, paper.html());
            insert.setObject(8, paper.madeAt().atOffset(ZoneOffset.UTC));
            insert.setString(9, Json.write(facts));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the paper could not be kept", e);
        }
    }
}

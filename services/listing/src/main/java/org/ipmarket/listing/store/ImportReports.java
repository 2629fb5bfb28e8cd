package org.ipmarket.listing.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.ipmarket.listing.imports.Outcome;
import org.ipmarket.listing.imports.Report;

/** The stored reports: one for each record of a file. */
@ApplicationScoped
public class ImportReports {
    private static final List<String> COLUMNS = List.of("import", "record", "number", "outcome", "reason", "asset");

    private final AgroalDataSource dataSource;

    ImportReports(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    public void add(UUID file, List<Report> reports) {
        CopyText rows = new CopyText();
        for (Report report : reports) {
            rows.value(file)
                    .value(report.record())
                    .value(report.number())
                    .value(report.outcome())
                    .value(report.reason())
                    .value(report.asset())
                    .end();
        }
        try (Connection connection = dataSource.getConnection()) {
            rows.into(connection, "asset_import_record", COLUMNS);
        } catch (SQLException e) {
            throw new IllegalStateException("reports could not be stored", e);
        }
    }

    public void forget(UUID file) {
        run("delete from asset_import_record where import = ?", file);
    }

    /** What had been good is not kept. */
    public void revoke(UUID file) {
        run(
                "update asset_import_record set outcome = 'NOT_KEPT', reason = 'another record of the file was refused',"
                        + " asset = case outcome when 'CREATED' then null else asset end"
                        + " where import = ? and outcome in ('CREATED', 'UPDATED')",
                file);
    }

    private void run(String sql, UUID file) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, file);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("reports could not be changed", e);
        }
    }

    /** In the order of the file, at most {@code limit} after the record; of one outcome, or all where it is null. */
    public List<Report> list(UUID file, Outcome outcome, int after, int limit) {
        String sql =
                "select record, number, outcome, reason, asset from asset_import_record where import = ? and record > ?"
                        + (outcome == null ? "" : " and outcome = ?") + " order by record limit ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, file);
            select.setInt(2, after);
            if (outcome != null) {
                select.setString(3, outcome.name());
            }
            select.setInt(outcome == null ? 3 : 4, limit);
            List<Report> reports = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    reports.add(new Report(
                            row.getInt(1),
                            row.getString(2),
                            Outcome.valueOf(row.getString(3)),
                            row.getString(4),
                            row.getObject(5, UUID.class)));
                }
            }
            return reports;
        } catch (SQLException e) {
            throw new IllegalStateException("reports cannot be read", e);
        }
    }
}

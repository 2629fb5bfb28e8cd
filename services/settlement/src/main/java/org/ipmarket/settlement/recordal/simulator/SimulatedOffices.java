package org.ipmarket.settlement.recordal.simulator;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.settlement.SettlementConfig;
import org.ipmarket.settlement.recordal.Filing;
import org.ipmarket.settlement.recordal.Matter;
import org.ipmarket.settlement.recordal.Office;
import org.ipmarket.settlement.recordal.OfficeAnswer;
import org.ipmarket.settlement.recordal.OfficeName;

/** Offices of the test market, in tables of their own. On only where the simulator is switched on; a plan may be laid down for a case. */
@ApplicationScoped
public class SimulatedOffices {
    private final AgroalDataSource dataSource;
    private final MarketClock clock;
    private final SettlementConfig.Offices config;

    SimulatedOffices(AgroalDataSource dataSource, MarketClock clock, SettlementConfig config) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.config = config.offices();
    }

    public boolean isOn() {
        return config.simulator();
    }

    /** A link to each; none where they are switched off. */
    public List<Office> all() {
        return isOn()
                ? Arrays.stream(OfficeName.values()).<Office>map(Simulated::new).toList()
                : List.of();
    }

    /** Lays down what the office will do with requests of this case that it has not taken yet. In the caller's transaction. */
    public void plan(UUID filing, Procedure procedure) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into simulated_office_plan (filing, plan) values (?, ?)"
                                + " on conflict (filing) do update set plan = excluded.plan")) {
            insert.setObject(1, filing);
            insert.setString(2, procedure.text());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the simulated office cannot be told its plan", e);
        }
    }

    private record Taken(String number, Procedure procedure, Instant filed) {}

    private final class Simulated implements Office {
        private final OfficeName name;

        Simulated(OfficeName name) {
            this.name = name;
        }

        @Override
        public OfficeName name() {
            return name;
        }

        @Override
        public Mode mode() {
            return Mode.TEST;
        }

        @Override
        public String file(Filing filing) {
            String number = "SIM-" + name + "-"
                    + filing.id().toString().substring(24).toUpperCase(java.util.Locale.ROOT) + "-" + filing.round();
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement insert = connection.prepareStatement(
                            "insert into simulated_office_filing (filing, round, office, number, plan, filed_at)"
                                    + " values (?, ?, ?, ?, coalesce((select p.plan from simulated_office_plan p"
                                    + " where p.filing = ?), ?), ?) on conflict do nothing")) {
                insert.setObject(1, filing.id());
                insert.setInt(2, filing.round());
                insert.setString(3, name.name());
                insert.setString(4, number);
                insert.setObject(5, filing.id());
                insert.setString(6, byChance(filing.id(), filing.matter()).text());
                insert.setTimestamp(7, Timestamp.from(clock.now()));
                insert.executeUpdate();
                return number;
            } catch (SQLException e) {
                throw new IllegalStateException("the simulated office cannot take the request", e);
            }
        }

        @Override
        public void correct(UUID filing, int round, int correction) {
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement insert = connection.prepareStatement(
                            "insert into simulated_office_correction (filing, round, correction, taken_at)"
                                    + " values (?, ?, ?, ?) on conflict do nothing")) {
                insert.setObject(1, filing);
                insert.setInt(2, round);
                insert.setInt(3, correction);
                insert.setTimestamp(4, Timestamp.from(clock.now()));
                insert.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException("the simulated office cannot take the correction", e);
            }
        }

        @Override
        public List<OfficeAnswer> answers(UUID filing, int round) {
            try (Connection connection = dataSource.getConnection()) {
                Taken taken = taken(connection, filing, round);
                return taken == null
                        ? List.of()
                        : taken.procedure()
                                .answers(
                                        taken.filed(),
                                        corrections(connection, filing, round),
                                        clock.now(),
                                        config.day(),
                                        taken.number());
            } catch (SQLException e) {
                throw new IllegalStateException("the simulated office does not answer", e);
            }
        }

        private Procedure byChance(UUID filing, Matter matter) {
            return Procedure.byChance(filing, matter);
        }

        private Taken taken(Connection connection, UUID filing, int round) throws SQLException {
            try (PreparedStatement select = connection.prepareStatement(
                    "select number, plan, filed_at from simulated_office_filing where filing = ? and round = ?")) {
                select.setObject(1, filing);
                select.setInt(2, round);
                try (ResultSet row = select.executeQuery()) {
                    return row.next()
                            ? new Taken(
                                    row.getString(1),
                                    Procedure.parse(row.getString(2)),
                                    row.getTimestamp(3).toInstant())
                            : null;
                }
            }
        }

        private static List<Instant> corrections(Connection connection, UUID filing, int round) throws SQLException {
            try (PreparedStatement select =
                    connection.prepareStatement("select taken_at from simulated_office_correction"
                            + " where filing = ? and round = ? order by correction")) {
                select.setObject(1, filing);
                select.setInt(2, round);
                List<Instant> taken = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        taken.add(row.getTimestamp(1).toInstant());
                    }
                }
                return taken;
            }
        }
    }
}

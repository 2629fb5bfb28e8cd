package org.ipmarket.bench.settlement;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalPropertiesReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.ipmarket.local.Folders;
import org.ipmarket.local.Port;
import org.ipmarket.local.Secrets;
import org.ipmarket.local.Settings;
import org.ipmarket.local.postgres.Databases;
import org.ipmarket.local.postgres.PostgreSql;

/**
 * A PostgreSQL configured as the market's own (every commit is flushed to the disk), with settlement's tables as its own
 * migrations make them, and a database beside it for the baseline.
 */
final class SettlementParts implements AutoCloseable {
    private static final int OFFSET = 2_000;
    private static final String SETTLEMENT = "settlement";
    private static final String BASELINE = "baseline";

    private final Settings settings;
    private final Secrets secrets;
    private final PostgreSql postgreSql;
    private AgroalDataSource settlement;
    private AgroalDataSource baseline;

    private SettlementParts() {
        Settings usual = Settings.fromEnvironment();
        Path home = usual.root().resolve(".local/bench-settlement");
        settings = new Settings(usual.root(), home, OFFSET + usual.offset(), usual.cache(), false);
        secrets = new Secrets(settings);
        postgreSql = new PostgreSql(settings, secrets);
    }

    static SettlementParts start() throws SQLException {
        SettlementParts parts = new SettlementParts();
        Runtime.getRuntime().addShutdownHook(new Thread(parts::close));
        try {
            parts.postgreSql.start();
            Databases databases = new Databases(parts.settings, parts.secrets);
            databases.recreate(BASELINE);
            databases.recreate(SETTLEMENT);
            parts.baseline = parts.pool(BASELINE);
            parts.settlement = parts.pool(SETTLEMENT);
            Flyway.configure()
                    .dataSource(parts.settlement)
                    .locations("classpath:db/chassis", "classpath:db/migration")
                    .load()
                    .migrate();
            return parts;
        } catch (RuntimeException | SQLException e) {
            parts.close();
            throw e;
        }
    }

    private AgroalDataSource pool(String database) throws SQLException {
        return AgroalDataSource.from(new AgroalPropertiesReader()
                .readProperties(Map.of(
                        AgroalPropertiesReader.JDBC_URL,
                        "jdbc:postgresql://127.0.0.1:" + databasePort() + "/" + database,
                        AgroalPropertiesReader.PRINCIPAL,
                        database,
                        AgroalPropertiesReader.CREDENTIAL,
                        secrets.database(database),
                        AgroalPropertiesReader.MAX_SIZE,
                        "4",
                        AgroalPropertiesReader.ACQUISITION_TIMEOUT_S,
                        "5")));
    }

    /** The ledger's database, through a pool like the service's. */
    AgroalDataSource settlement() {
        return settlement;
    }

    Connection connectToBaseline() throws SQLException {
        return baseline.getConnection();
    }

    int databasePort() {
        return settings.port(Port.POSTGRESQL);
    }

    /** Of the baseline; its role has the same name. */
    String baselineDatabase() {
        return BASELINE;
    }

    String baselinePassword() {
        return secrets.database(BASELINE);
    }

    Path folder() {
        return settings.home();
    }

    /** May be called again; an interrupted run calls it too. */
    @Override
    public synchronized void close() {
        if (settlement != null) {
            settlement.close();
        }
        if (baseline != null) {
            baseline.close();
        }
        postgreSql.stop();
        Folders.delete(settings.home());
    }
}

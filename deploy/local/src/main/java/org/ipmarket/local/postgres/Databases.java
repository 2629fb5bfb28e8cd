package org.ipmarket.local.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.ipmarket.local.Fault;
import org.ipmarket.local.Port;
import org.ipmarket.local.Secrets;
import org.ipmarket.local.Settings;

/** A database and a role of the same name for each service and for Keycloak; no role can enter another's database. */
public final class Databases {
    static final String SUPERUSER = "postgres";
    private static final List<String> NAMES =
            List.of("listing", "bidding", "valuation", "settlement", "notification", "keycloak");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,40}");

    private final Settings settings;
    private final Secrets secrets;

    public Databases(Settings settings, Secrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    boolean answers() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    void ensureAll() {
        try (Connection connection = connect("postgres")) {
            for (String name : NAMES) {
                ensure(connection, name);
            }
        } catch (SQLException e) {
            throw new Fault("PostgreSQL refuses to make the databases: " + e.getMessage(), e);
        }
    }

    /** Drops the database, whoever is connected to it, and makes it again with its role. */
    public void recreate(String name) {
        requireName(name);
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
            ensure(connection, name);
        } catch (SQLException e) {
            throw new Fault("PostgreSQL refuses to make the database " + name + ": " + e.getMessage(), e);
        }
    }

    private void ensure(Connection connection, String name) throws SQLException {
        requireName(name);
        String password = secrets.database(name);
        try (Statement statement = connection.createStatement()) {
            if (!exists(connection, "select 1 from pg_roles where rolname = ?", name)) {
                statement.execute("create role " + name + " login password '" + password.replace("'", "''") + "'");
            }
            if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
                statement.execute("create database " + name + " owner " + name + "");
                statement.execute("revoke all on database " + name + " from public");
            }
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", SUPERUSER);
        properties.setProperty("password", secrets.database(SUPERUSER));
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("ApplicationName", "launcher");
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + settings.port(Port.POSTGRESQL) + "/" + database, properties);
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name of a database: " + name);
        }
    }
}

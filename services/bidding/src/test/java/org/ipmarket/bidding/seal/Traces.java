package org.ipmarket.bidding.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.ipmarket.local.Port;
import org.ipmarket.local.Secrets;
import org.ipmarket.local.Settings;
import org.ipmarket.messages.Money;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/** Looks for an amount as a thief would: in a copy of every table of every database, and in every byte of a folder. */
final class Traces {
    private final Settings settings;

    Traces(Settings settings) {
        this.settings = settings;
    }

    /** In which tables it stands, as {@code database.schema.table}. */
    TreeSet<String> tables(Money amount) {
        TreeSet<String> found = new TreeSet<>();
        for (String database : names("postgres", "select datname from pg_database where datallowconn")) {
            try (Connection connection = connect(database)) {
                CopyManager copies = new CopyManager(connection.unwrap(BaseConnection.class));
                for (String table : tables(connection)) {
                    ByteArrayOutputStream rows = new ByteArrayOutputStream();
                    copies.copyOut("copy " + table + " to stdout", rows);
                    if (stands(amount, rows.toByteArray())) {
                        found.add(database + "." + table);
                    }
                }
            } catch (SQLException | IOException e) {
                throw new IllegalStateException(database + " cannot be copied", e);
            }
        }
        return found;
    }

    /** All that hold rows: a partitioned one holds none itself. */
    private static List<String> tables(Connection connection) throws SQLException {
        return names(
                connection,
                "select quote_ident(n.nspname) || '.' || quote_ident(c.relname) from pg_class c"
                        + " join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r'"
                        + " and n.nspname not in ('pg_catalog', 'information_schema')");
    }

    /** In which files of a folder it stands, those left out that the predicate names. The database writes all it has before. */
    TreeSet<String> files(Money amount, Path folder, Predicate<Path> leftOut) {
        TreeSet<String> found = new TreeSet<>();
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement();
                Stream<Path> all = Files.walk(folder)) {
            statement.execute("checkpoint");
            for (Path file :
                    all.filter(Files::isRegularFile).filter(leftOut.negate()).toList()) {
                if (stands(amount, read(file))) {
                    found.add(folder.relativize(file).toString());
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** Whether it stands in a text. */
    static boolean stands(Money amount, String text) {
        return stands(amount, text.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean stands(Money amount, byte[] bytes) {
        List<byte[]> renderings = List.copyOf(renderings(amount).values());
        boolean[] begins = new boolean[256];
        renderings.forEach(rendering -> begins[rendering[0] & 0xff] = true);
        for (int at = 0; at < bytes.length; at++) {
            if (begins[bytes[at] & 0xff]) {
                for (byte[] rendering : renderings) {
                    if (stands(rendering, bytes, at)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean stands(byte[] rendering, byte[] bytes, int at) {
        if (at + rendering.length > bytes.length) {
            return false;
        }
        for (int i = 0; i < rendering.length; i++) {
            if (bytes[at + i] != rendering[i]) {
                return false;
            }
        }
        return true;
    }

    /** Every way in which a program is likely to write it. */
    private static Map<String, byte[]> renderings(Money amount) {
        String units = amount.amount().substring(0, amount.amount().indexOf('.'));
        byte[] big = ByteBuffer.allocate(Long.BYTES).putLong(amount.minor()).array();
        byte[] little = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(amount.minor())
                .array();
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("units", ascii(units));
        all.put("minor units", ascii("" + amount.minor()));
        all.put("grouped", ascii(String.format(Locale.ROOT, "%,d", Long.parseLong(units))));
        all.put("UTF-16", units.getBytes(StandardCharsets.UTF_16LE));
        all.put("big-endian", big);
        all.put("little-endian", little);
        all.put("big-endian in hexadecimal", ascii(HexFormat.of().formatHex(big)));
        all.put("minor units in hexadecimal", ascii(Long.toHexString(amount.minor())));
        for (int shift = 0; shift < 3; shift++) {
            all.put("units in base64 after " + shift, base64(units, shift));
        }
        return all;
    }

    /** The letters of base64 that depend on the text alone, whatever stands around it. */
    private static byte[] base64(String text, int shift) {
        byte[] shifted = ascii(" ".repeat(shift) + text);
        String whole = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int first = shift == 0 ? 0 : shift + 1;
        return ascii(whole.substring(first, shifted.length / 3 * 4));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Nothing where the server has removed it meanwhile. */
    private static byte[] read(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return new byte[0];
        }
    }

    private List<String> names(String database, String query) {
        try (Connection connection = connect(database)) {
            return names(connection, query);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> names(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + settings.port(Port.POSTGRESQL) + "/" + database,
                "postgres",
                new Secrets(settings).database("postgres"));
    }
}

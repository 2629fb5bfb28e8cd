package org.ipmarket.listing.store;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import org.postgresql.PGConnection;

/** Rows in the text format of PostgreSQL's COPY: the quickest way in. What stands in a value means itself. */
public final class CopyText {
    private final StringBuilder text = new StringBuilder(64 * 1024);
    private boolean begun;

    /** Adds a value to the row; null is NULL, everything else is written as its text. */
    public CopyText value(Object value) {
        if (begun) {
            text.append('\t');
        }
        begun = true;
        if (value == null) {
            text.append("\\N");
            return this;
        }
        String plain = value.toString();
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
        return this;
    }

    /** Adds a value as a JSON document. */
    public CopyText json(Object value) {
        return value(value == null ? null : JsonColumns.text(value));
    }

    public void end() {
        text.append('\n');
        begun = false;
    }

    /** Writes all rows, in the transaction of the connection. */
    public void into(Connection connection, String table, Collection<String> columns) throws SQLException {
        if (text.isEmpty()) {
            return;
        }
        String sql = "copy " + table + " (" + String.join(", ", columns) + ") from stdin";
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, new StringReader(text.toString()));
        } catch (IOException e) {
            throw new SQLException("rows could not be written", e);
        }
    }
}

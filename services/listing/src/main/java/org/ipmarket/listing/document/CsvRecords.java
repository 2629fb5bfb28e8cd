package org.ipmarket.listing.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads the rights of a CSV file (RFC 4180) with the {@link Columns} that its first line names. UTF-8 with a mark of byte order or without, else GB
 * 18030: the bytes of the whole file decide. A row of too many characters ends the reading.
 */
final class CsvRecords {
    private static final Set<Columns> NEEDED = Set.of(Columns.TYPE, Columns.OFFICE, Columns.NUMBER);
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final char MARK = '\uFEFF';

    private final Bounds bounds;
    private final Consumer<Entry> sink;
    private int record;

    CsvRecords(Bounds bounds, int recordsBefore, Consumer<Entry> sink) {
        this.bounds = bounds;
        this.record = recordsBefore;
        this.sink = sink;
    }

    void read(RecordFile.Source source) throws IOException {
        Charset charset = charset(source);
        if (charset == null) {
            refuse(++record, "neither UTF-8 nor GB18030");
            return;
        }
        try (InputStream file = source.open();
                Bounded text = new Bounded(new InputStreamReader(file, charset), bounds.characters());
                CSVParser rows = CSVFormat.RFC4180
                        .builder()
                        .setIgnoreEmptyLines(true)
                        .get()
                        .parse(text)) {
            rows(rows.iterator(), text);
        } catch (Bounded.TooLong e) {
            refuse(++record, "more than " + bounds.characters() + " characters in one row");
        } catch (CSVException e) {
            refuse(++record, "not CSV: " + e.getMessage());
        } catch (UncheckedIOException e) {
            switch (e.getCause()) {
                case Bounded.TooLong tooLong ->
                    refuse(++record, "more than " + bounds.characters() + " characters in one row");
                case CSVException malformed -> refuse(++record, "not CSV: " + malformed.getMessage());
                default -> throw e.getCause();
            }
        }
    }

    private void rows(Iterator<CSVRecord> rows, Bounded text) {
        if (!rows.hasNext()) {
            refuse(++record, "the file is empty; its first line names the columns: " + Columns.all());
            return;
        }
        Map<Columns, Integer> columns = header(rows.next());
        if (columns == null) {
            return;
        }
        text.next();
        int first = record;
        while (rows.hasNext()) {
            CSVRecord row = rows.next();
            text.next();
            record++;
            Row read = new Row(row, columns);
            try {
                sink.accept(new Entry.Read(record, read.right()));
            } catch (BadRecord e) {
                sink.accept(new Entry.Refused(record, read.numberAsWritten(), e.getMessage()));
            }
        }
        if (record == first) {
            refuse(++record, "no row after the line that names the columns");
        }
    }

    private Map<Columns, Integer> header(CSVRecord line) {
        Map<Columns, Integer> columns = new EnumMap<>(Columns.class);
        for (int i = 0; i < line.size(); i++) {
            String name = i == 0 && !line.get(0).isEmpty() && line.get(0).charAt(0) == MARK
                    ? line.get(0).substring(1)
                    : line.get(i);
            Columns column = Columns.of(name);
            if (column == null) {
                refuse(++record, "no column is named '" + Format.shortened(name) + "'; there are: " + Columns.all());
                return null;
            }
            if (columns.put(column, i) != null) {
                refuse(++record, "the column " + column.header() + " stands twice");
                return null;
            }
        }
        for (Columns needed : NEEDED) {
            if (!columns.containsKey(needed)) {
                refuse(++record, "the column " + needed.header() + " is missing");
                return null;
            }
        }
        return columns;
    }

    private void refuse(int number, String reason) {
        sink.accept(new Entry.Refused(number, "", reason));
    }

    private static Charset charset(RecordFile.Source source) throws IOException {
        return holds(source, StandardCharsets.UTF_8) ? StandardCharsets.UTF_8 : holds(source, GB18030) ? GB18030 : null;
    }

    private static boolean holds(RecordFile.Source source, Charset charset) throws IOException {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(64 * 1024);
        CharBuffer characters = CharBuffer.allocate(64 * 1024);
        try (InputStream file = source.open()) {
            boolean more = true;
            while (more) {
                int read = file.read(bytes.array(), bytes.position(), bytes.remaining());
                more = read >= 0;
                bytes.position(bytes.position() + Math.max(0, read)).flip();
                CoderResult result = decoder.decode(bytes, characters.clear(), !more);
                while (result.isOverflow()) {
                    result = decoder.decode(bytes, characters.clear(), !more);
                }
                if (result.isError()) {
                    return false;
                }
                bytes.compact();
            }
            return true;
        }
    }

    /** Counts the characters of a row as the parser reads them (it reads a little ahead). */
    private static final class Bounded extends Reader {
        private final Reader text;
        private final long most;
        private long count;

        Bounded(Reader text, long most) {
            this.text = text;
            this.most = most;
        }

        void next() {
            count = 0;
        }

        @Override
        public int read(char[] into, int offset, int length) throws IOException {
            int read = text.read(into, offset, length);
            count += Math.max(0, read);
            if (count > most + length) {
                throw new TooLong();
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            text.close();
        }

        static final class TooLong extends IOException {
            private static final long serialVersionUID = 1L;
        }
    }
}

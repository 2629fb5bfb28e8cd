package org.ipmarket.listing.document;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** Reads the records of a file in any {@link FileFormat}, or of all the files in a ZIP archive, without ever holding more than one record. */
public final class RecordFile {
    private static final int SIGNATURE = 64;

    private final Source source;
    private final Bounds bounds;
    private final long largestUnpacked;

    /** Bytes that can be read more than once. */
    public interface Source {
        InputStream open() throws IOException;
    }

    /** @param largestUnpacked bytes that an archive may hold when unpacked */
    public RecordFile(Source source, Bounds bounds, long largestUnpacked) {
        this.source = source;
        this.bounds = bounds;
        this.largestUnpacked = largestUnpacked;
    }

    /**
     * Hands each record to the sink in the order of the file. A file without any record is one refusal, of record 1.
     *
     * @param format the only one that is read, or null to see for itself
     * @throws IOException where the source breaks
     */
    public void read(FileFormat format, Consumer<Entry> sink) throws IOException {
        try (BufferedInputStream file = new BufferedInputStream(source.open(), 64 * 1024)) {
            byte[] begin = begin(file);
            if (startsWith(begin, "PK\u0003\u0004")) {
                archive(file, format, sink);
            } else {
                plain(begin, file, source, format, new XmlRecords(bounds, format, sink), sink);
            }
        }
    }

    private void plain(
            byte[] begin, InputStream file, Source again, FileFormat format, XmlRecords xml, Consumer<Entry> sink)
            throws IOException {
        String text = new String(begin, StandardCharsets.ISO_8859_1);
        boolean markup = text.stripLeading().startsWith("<")
                || text.startsWith("\u00ef\u00bb\u00bf<")
                || text.startsWith("\u00fe\u00ff")
                || text.startsWith("\u00ff\u00fe");
        if (text.startsWith("PATN") && format == null) {
            sink.accept(new Entry.Refused(xml.seen() + 1, "", Unread.greenbook()));
        } else if (format == FileFormat.CSV || format == null && !markup) {
            new CsvRecords(bounds, xml.seen(), sink).read(again);
        } else {
            xml.read(file);
        }
    }

    private void archive(InputStream file, FileFormat format, Consumer<Entry> sink) throws IOException {
        XmlRecords xml = new XmlRecords(bounds, format, sink);
        int files = 0;
        long[] left = {largestUnpacked};
        try (ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()
                        && entry.getName().toLowerCase(Locale.ROOT).endsWith(".xml")) {
                    files++;
                    xml.read(new Unpacked(zip, left));
                }
            }
        } catch (ZipException | Unpacked.TooLarge e) {
            sink.accept(new Entry.Refused(xml.seen() + 1, "", "the archive cannot be read: " + e.getMessage()));
            return;
        }
        if (files == 0) {
            sink.accept(new Entry.Refused(1, "", "the archive has no file whose name ends in .xml"));
        }
    }

    private static byte[] begin(BufferedInputStream file) throws IOException {
        file.mark(SIGNATURE);
        byte[] begin = file.readNBytes(SIGNATURE);
        file.reset();
        return begin;
    }

    private static boolean startsWith(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).startsWith(text);
    }
}

package org.ipmarket.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;

/** PDFs that there are already: looked into, put together. */
public final class PdfFiles {
    private PdfFiles() {}

    /** How many pages a file has; empty where it cannot be read: it is none, damaged or locked. */
    public static OptionalInt pages(Path file) {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            return OptionalInt.of(document.getNumberOfPages());
        } catch (IOException | RuntimeException e) {
            // a password is asked for by an IOException of its own; a broken structure shows as any exception at all
            return OptionalInt.empty();
        }
    }

    /** The pages of all, one after the other. The same parts and time always give the same bytes. */
    public static byte[] join(List<byte[]> parts, Instant dated) {
        PDFMergerUtility merger = new PDFMergerUtility();
        try (PDDocument whole = Loader.loadPDF(parts.getFirst())) {
            for (byte[] part : parts.subList(1, parts.size())) {
                try (PDDocument next = Loader.loadPDF(part)) {
                    merger.appendDocument(whole, next);
                }
            }
            Pdfs.date(whole, dated);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            whole.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.ipmarket.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfFilesTest {
    private static final Instant THEN = Instant.parse("2026-11-30T16:00:00Z");

    @TempDir
    private Path folder;

    private static byte[] page(String text) {
        return Pdfs.make(
                "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>x</title></head>"
                        + "<body style=\"font-family: 'Noto Sans SC'\"><p>" + text + "</p></body></html>",
                THEN);
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("file.pdf"), bytes);
    }

    @Test
    void pagesFollowEachOtherAndAreTheSameBytesAgain() throws IOException {
        List<byte[]> parts = List.of(page("报告"), page("签署页"));
        byte[] whole = PdfFiles.join(parts, THEN);
        assertThat(PdfFiles.join(parts, THEN)).isEqualTo(whole);
        assertThat(PdfFiles.pages(file(whole))).hasValue(2);
        try (PDDocument document = Loader.loadPDF(whole)) {
            assertThat(new PDFTextStripper().getText(document)).containsSubsequence("报告", "签署页");
            assertThat(document.getDocumentInformation().getCreationDate().toInstant())
                    .isEqualTo(THEN);
        }
    }

    @Test
    void whatCannotBeReadHasNoPages() throws IOException {
        assertThat(PdfFiles.pages(file("no PDF".getBytes()))).isEmpty();
        assertThat(PdfFiles.pages(file("%PDF-1.7 damaged".getBytes()))).isEmpty();
        assertThat(PdfFiles.pages(file(locked()))).isEmpty();
    }

    private static byte[] locked() throws IOException {
        try (PDDocument document = Loader.loadPDF(page("secret"))) {
            document.protect(new StandardProtectionPolicy("owner", "reader", new AccessPermission()));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }
}

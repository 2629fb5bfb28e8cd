package org.ipmarket.valuation.expert.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.ipmarket.chassis.evidence.EvidenceContents;
import org.ipmarket.chassis.evidence.SpooledFile;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.print.PdfFiles;

/** A PDF that has come in, as appraisal reports and scans of signatures do. */
public final class UploadedPdf {
    static final String TYPE = "application/pdf";

    private UploadedPdf() {}

    /** How many pages it has; 422 where it cannot be read or has none. */
    public static int pages(SpooledFile file) {
        int pages = PdfFiles.pages(file.path())
                .orElseThrow(() -> Problems.unprocessable(
                        "unreadable-pdf", null, "The PDF cannot be read: it is damaged or locked."));
        if (pages <= 0) {
            throw Problems.unprocessable("unreadable-pdf", null, "The PDF has no pages.");
        }
        return pages;
    }

    /** Keeps its bytes in the caller's transaction. */
    static void keep(EvidenceContents contents, SpooledFile file, Instant now) {
        try (InputStream bytes = file.open()) {
            contents.keep(new EvidenceContents.Content(file.sha256(), TYPE, file.size()), bytes, now);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

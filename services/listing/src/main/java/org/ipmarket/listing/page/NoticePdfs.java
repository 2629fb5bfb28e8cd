package org.ipmarket.listing.page;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.ListingConfig;
import org.ipmarket.listing.desk.NoticeBoard.Shown;
import org.ipmarket.print.Language;
import org.ipmarket.print.Pdfs;

/**
 * Notices as PDF, from the same template as the page. Making one takes time and memory, so only a few are made at a time, and the newest are kept: a notice
 * does not change, but the names in it may be erased, so the page is part of the key.
 */
@ApplicationScoped
public class NoticePdfs {
    private final NoticePages pages;
    private final Semaphore making;
    private final Duration wait;
    private final Map<String, byte[]> kept;

    NoticePdfs(NoticePages pages, ListingConfig config) {
        this.pages = pages;
        this.making = new Semaphore(config.notices().pdfsAtOnce());
        this.wait = config.notices().pdfWait();
        int most = config.notices().pdfsKept();
        this.kept = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
                return size() > most;
            }
        });
    }

    /** 503 while too many others are being made. */
    public byte[] pdf(Shown shown, Language language) {
        String html = pages.html(shown, language, true);
        byte[] known = kept.get(html);
        if (known != null) {
            return known;
        }
        if (!turn()) {
            throw Problems.busy("too-many-pdfs", "Too many notices are being made into PDFs at once.", 2);
        }
        try {
            byte[] made = Pdfs.make(html);
            kept.put(html, made);
            return made;
        } finally {
            making.release();
        }
    }

    private boolean turn() {
        try {
            return making.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

package org.ipmarket.valuation.report.desk;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.print.Language;
import org.ipmarket.print.Pdfs;
import org.ipmarket.valuation.expert.desk.OpinionConfig;
import org.ipmarket.valuation.report.Composer;
import org.ipmarket.valuation.report.ReportFacts;
import org.ipmarket.valuation.report.ReportWords;
import org.ipmarket.valuation.report.SignaturePage;

/** Reports as pages and as PDF of the same page. Making a PDF takes time and memory, so only a few are made at a time. */
@ApplicationScoped
public class ReportPages {
    private static final int WAIT_SECONDS = 20;
    private static final int RETRY_AFTER_SECONDS = 2;

    private final Template template;
    private final Template signatures;
    private final Semaphore making;
    private final Semaphore keeping;
    private final Map<Language, ReportWords> words =
            Map.of(Language.ZH, new ReportWords(Language.ZH), Language.EN, new ReportWords(Language.EN));

    public ReportPages(
            @Location("report.html") Template template,
            @Location("signature-page.html") Template signatures,
            OpinionConfig config) {
        this.template = template;
        this.signatures = signatures;
        this.making = new Semaphore(config.pdfsAtOnce(), true);
        this.keeping = new Semaphore(config.papersAtOnce(), true);
    }

    /** Well-formed XHTML. */
    public String html(ReportFacts facts, Language language) {
        return wellFormed(template.data("sheet", Composer.compose(facts, words.get(language)))
                .render());
    }

    /** The page on which the experts sign and seal a report, in both languages. @param sha256 hash of the report */
    public String signaturePage(ReportFacts facts, int edition, String sha256) {
        SignaturePage page = SignaturePage.of(facts, edition, sha256, words.get(Language.ZH), words.get(Language.EN));
        return wellFormed(signatures.data("page", page).render());
    }

    /** Without what no XML may contain: control characters, non-characters, halves of a pair of surrogates. */
    static String wellFormed(String page) {
        return page.replaceAll("[\\p{Cntrl}&&[^\\n\\r\\t]]|[\\ufffe\\uffff]|\\p{Cs}", "");
    }

    /** The same page and date give the same bytes; 503 while too many others are being made. */
    public byte[] pdf(String html, Instant dated) {
        return pdf(html, dated, making);
    }

    /** The same for papers that are signed or given out: whoever reads estimates does not keep them waiting. */
    public byte[] keptPdf(String html, Instant dated) {
        return pdf(html, dated, keeping);
    }

    private static byte[] pdf(String html, Instant dated, Semaphore places) {
        boolean mine = false;
        try {
            mine = places.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
            if (!mine) {
                throw Problems.busy("too-many-pdfs", "Too many reports are being made at once.", RETRY_AFTER_SECONDS);
            }
            return Pdfs.make(html, dated);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problems.busy("too-many-pdfs", "The service is stopping.", RETRY_AFTER_SECONDS);
        } finally {
            if (mine) {
                places.release();
            }
        }
    }
}

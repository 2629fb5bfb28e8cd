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

/** Reports as pages and as PDF of the same page. Making a PDF takes time and memory, so only a few are made at a time. */
@ApplicationScoped
public class ReportPages {
    private static final int WAIT_SECONDS = 20;
    private static final int RETRY_AFTER_SECONDS = 2;

    private final Template template;
    private final Semaphore making;
    private final Map<Language, ReportWords> words =
            Map.of(Language.ZH, new ReportWords(Language.ZH), Language.EN, new ReportWords(Language.EN));

    public ReportPages(@Location("report.html") Template template, OpinionConfig config) {
        this.template = template;
        this.making = new Semaphore(config.pdfsAtOnce(), true);
    }

    /** Well-formed XHTML. */
    public String html(ReportFacts facts, Language language) {
        return template.data("sheet", Composer.compose(facts, words.get(language)))
                .render()
                .replaceAll("[\\p{Cntrl}&&[^\\n\\r\\t]]|[\\ufffe\\uffff]", "");
    }

    /** The same page and date give the same bytes; 503 while too many others are being made. */
    public byte[] pdf(String html, Instant dated) {
        boolean mine = false;
        try {
            mine = making.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
            if (!mine) {
                throw Problems.busy("too-many-pdfs", "Too many reports are being made at once.", RETRY_AFTER_SECONDS);
            }
            return Pdfs.make(html, dated);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problems.busy("too-many-pdfs", "The service is stopping.", RETRY_AFTER_SECONDS);
        } finally {
            if (mine) {
                making.release();
            }
        }
    }
}

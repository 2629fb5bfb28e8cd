package org.ipmarket.settlement.paper.desk;

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
import org.ipmarket.settlement.paper.PaperWords;
import org.ipmarket.settlement.paper.Sheet;

/** Papers as PDF. Making one takes time and memory, so only a few are made at a time. */
@ApplicationScoped
public class PaperPages {
    private static final int AT_ONCE = 2;
    private static final int WAIT_SECONDS = 20;

    private final Template template;
    private final Semaphore making = new Semaphore(AT_ONCE, true);
    private final Map<Language, PaperWords> words =
            Map.of(Language.ZH, new PaperWords(Language.ZH), Language.EN, new PaperWords(Language.EN));

    public PaperPages(@Location("paper.html") Template template) {
        this.template = template;
    }

    public PaperWords words(Language language) {
        return words.get(language);
    }

    /** The same sheet and date give the same bytes; 503 while too many others are being made. */
    public byte[] pdf(Sheet sheet, Instant dated) {
        boolean mine = false;
        try {
            mine = making.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
            if (!mine) {
                throw Problems.busy("too-many-pdfs", "Too many papers are being made at once.", 2);
            }
            return Pdfs.make(html(sheet), dated);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problems.busy("too-many-pdfs", "The service is stopping.", 2);
        } finally {
            if (mine) {
                making.release();
            }
        }
    }

    String html(Sheet sheet) {
        return template.data("sheet", sheet).render().replaceAll("[\\p{Cntrl}&&[^\\n\\r\\t]]|[\\ufffe\\uffff]", "");
    }
}

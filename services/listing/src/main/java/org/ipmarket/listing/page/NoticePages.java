package org.ipmarket.listing.page;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.ipmarket.listing.desk.NoticeBoard.Shown;
import org.ipmarket.print.Language;

/** Notices as pages. */
@ApplicationScoped
public class NoticePages {
    private final Template template;
    private final Map<Language, NoticeWords> words =
            Map.of(Language.ZH, new NoticeWords(Language.ZH), Language.EN, new NoticeWords(Language.EN));

    NoticePages(@Location("notice.html") Template template) {
        this.template = template;
    }

    /** @param print for paper: without links */
    public String html(Shown shown, Language language, boolean print) {
        String html = template.data("page", NoticeComposer.compose(shown, words.get(language), print))
                .render();
        return html.replaceAll("[\\p{Cntrl}&&[^\\n\\r\\t]]|[\\ufffe\\uffff]", "");
    }
}

package org.ipmarket.notification.notice.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.ipmarket.notification.notice.rule.Language;
import org.ipmarket.notification.notice.store.KnownLot;
import org.ipmarket.notification.notice.store.Notice;
import org.ipmarket.notification.notice.text.Rendered;
import org.ipmarket.notification.notice.text.Texts;

/** Writes a notice in a language, with what is known of its lot by then. */
@ApplicationScoped
public class WriteNotice {
    private final Texts texts;

    WriteNotice(Texts texts) {
        this.texts = texts;
    }

    /** @param lot null where it is about none, or about one that nobody has told of yet */
    public Rendered write(Notice notice, KnownLot lot, Language language) {
        return write(notice, lot, language, Map.of());
    }

    /** @param more facts that its reader alone is told */
    public Rendered write(Notice notice, KnownLot lot, Language language, Map<String, String> more) {
        Map<String, String> facts = new HashMap<>();
        if (lot != null && lot.opensAt() != null) {
            facts.put("opensAt", lot.opensAt().toString());
            facts.put("closesAt", lot.closesAt().toString());
        }
        facts.putAll(notice.facts());
        facts.putAll(more);
        if (notice.lot() != null) {
            facts.put("title", title(notice, lot, language));
        }
        return texts.render(notice.kind(), notice.variant(), language, facts);
    }

    private String title(Notice notice, KnownLot lot, Language language) {
        if (lot == null) {
            return texts.say(
                    "unknown.title", language, Map.of("lot", notice.lot().toString()));
        }
        String first = language == Language.ZH ? lot.titleZh() : lot.titleEn();
        String other = language == Language.ZH ? lot.titleEn() : lot.titleZh();
        return first == null || first.isBlank() ? other : first;
    }
}

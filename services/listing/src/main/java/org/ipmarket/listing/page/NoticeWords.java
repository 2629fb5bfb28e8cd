package org.ipmarket.listing.page;

import org.ipmarket.print.Language;
import org.ipmarket.print.Words;

/** The words of notices in one language. */
final class NoticeWords extends Words {
    NoticeWords(Language language) {
        super(language, "notice.words", NoticeWords.class.getClassLoader());
    }
}

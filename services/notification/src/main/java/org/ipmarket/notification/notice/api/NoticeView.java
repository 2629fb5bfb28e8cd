package org.ipmarket.notification.notice.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.notification.notice.desk.ReadNotices.Shown;
import org.ipmarket.notification.notice.rule.Kind;
import org.ipmarket.notification.notice.store.Notice;

/**
 * A notice as its reader sees it.
 *
 * @param obligatory whether its mails cannot be unsubscribed from
 * @param language in which it is written: zh or en
 * @param title one line
 * @param text sentences; paragraphs are separated by an empty line
 * @param centres concerned
 * @param at when what it tells happened
 * @param readAt when this login read it first; absent while it has not
 */
record NoticeView(
        UUID id,
        Kind kind,
        boolean obligatory,
        String language,
        String title,
        String text,
        UUID lot,
        UUID trade,
        List<String> centres,
        Instant at,
        Instant madeAt,
        Instant readAt) {
    private static final int TAG = 16;

    static NoticeView of(Shown shown) {
        Notice notice = shown.seen().notice();
        return new NoticeView(
                notice.id(),
                notice.kind(),
                notice.kind().isObligatory(),
                shown.language().tag(),
                shown.rendered().title(),
                shown.rendered().text(),
                notice.lot(),
                notice.trade(),
                notice.centres().stream().sorted().toList(),
                notice.happenedAt(),
                notice.madeAt(),
                shown.seen().readAt());
    }

    /** Changes with whatever of it can be seen: its words, its language, whether it was read. */
    String tag() {
        return '"' + EventJson.hash(this).substring(0, TAG) + '"';
    }
}

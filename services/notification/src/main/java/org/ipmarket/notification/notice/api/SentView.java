package org.ipmarket.notification.notice.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ipmarket.notification.notice.desk.ReadNotices.Sent;
import org.ipmarket.notification.notice.rule.Kind;
import org.ipmarket.notification.notice.store.Notice;

/** A notice that concerns a centre, and what became of it. On the site it stands since {@code madeAt}. */
record SentView(
        UUID id,
        UUID participant,
        Kind kind,
        boolean obligatory,
        UUID lot,
        UUID trade,
        Instant at,
        Instant madeAt,
        List<ProofView> deliveries) {
    static SentView of(Sent sent) {
        Notice notice = sent.notice();
        return new SentView(
                notice.id(),
                notice.participant(),
                notice.kind(),
                notice.kind().isObligatory(),
                notice.lot(),
                notice.trade(),
                notice.happenedAt(),
                notice.madeAt(),
                sent.proofs().stream().map(ProofView::of).toList());
    }
}

package org.ipmarket.listing.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.listing.notice.NoticeKind;
import org.ipmarket.listing.offer.OfferState;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;

/** The published notices. */
@ApplicationScoped
public class NoticeRows implements PanacheRepositoryBase<NoticeRow, UUID> {
    public Optional<NoticeRow> find(Mode mode, String number) {
        return find("mode = ?1 and number = ?2", mode, number).firstResultOptional();
    }

    /** The newest notice of an offer that holds its terms. */
    public Optional<NoticeRow> terms(UUID offer) {
        return find(
                        "offer = ?1 and kind in ?2 order by id desc",
                        offer,
                        List.of(NoticeKind.DISCLOSURE, NoticeKind.CORRECTION))
                .firstResultOptional();
    }

    /**
     * Newest first; at most {@code limit} older than {@code before} (null for the newest). What does not matter is null.
     *
     * @param state of the listing now
     */
    public List<NoticeRow> list(
            Mode mode, CentreCode centre, NoticeKind kind, OfferState state, UUID before, int limit) {
        StringBuilder query = new StringBuilder("mode = :mode");
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("mode", mode);
        if (centre != null) {
            query.append(" and centre = :centre");
            parameters.put("centre", centre.value());
        }
        if (kind != null) {
            query.append(" and kind = :kind");
            parameters.put("kind", kind);
        }
        if (state != null) {
            query.append(" and exists (select 1 from OfferRow o where o.id = offer and o.state = :state)");
            parameters.put("state", state);
        }
        if (before != null) {
            query.append(" and id < :before");
            parameters.put("before", before);
        }
        return find(query.append(" order by id desc").toString(), parameters)
                .page(0, limit)
                .list();
    }
}

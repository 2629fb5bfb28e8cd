package org.ipmarket.settlement.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.TradeId;

/** Signatures under papers. A signature's row is locked after its trade. */
@ApplicationScoped
public class PaperSignatureRepository implements PanacheRepositoryBase<PaperSignatureRow, UUID> {
    public Optional<PaperSignatureRow> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    public List<PaperSignatureRow> of(TradeId trade, String kind) {
        return list("trade = ?1 and kind = ?2 order by id", trade.value(), kind);
    }

    /** The one that counts or may yet count. */
    public Optional<PaperSignatureRow> standing(TradeId trade, String kind, PaperSignatureRow.Side side) {
        return find(
                        "trade = ?1 and kind = ?2 and side = ?3 and state <> ?4",
                        trade.value(),
                        kind,
                        side,
                        PaperSignatureRow.State.REFUSED)
                .firstResultOptional();
    }

    /** Where a signature belongs, read without a lock. */
    public record Place(UUID id, UUID trade, Mode mode) {}

    /** Those that a provider was asked for, by id, after the one given (null for the first). */
    public List<Place> asked(UUID after, int limit) {
        return getEntityManager()
                .createQuery(
                        "select s.id, s.trade, s.mode from PaperSignatureRow s where s.state = ?1 and s.id > ?2 order by s.id",
                        Place.class)
                .setParameter(1, PaperSignatureRow.State.ASKED)
                .setParameter(2, after == null ? new UUID(0, 0) : after)
                .setMaxResults(limit)
                .getResultList();
    }
}

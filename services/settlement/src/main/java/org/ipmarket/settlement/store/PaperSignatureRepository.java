package org.ipmarket.settlement.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.messages.id.TradeId;

/** Signatures under papers. */
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

    public List<UUID> asked(int limit) {
        return find("state = ?1 order by id", PaperSignatureRow.State.ASKED).page(Page.ofSize(limit)).stream()
                .map(PaperSignatureRow::id)
                .toList();
    }
}

package org.ipmarket.settlement.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;

/** Batches of orders. A batch is locked before its payouts. */
@ApplicationScoped
public class PayoutBatches implements PanacheRepositoryBase<PayoutBatch, UUID> {
    public Optional<PayoutBatch> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Those of one centre's accounts; all of the mode where it is null. */
    public List<PayoutBatch> pageOf(CentreCode centre, Mode mode, UUID after, int limit) {
        UUID from = after == null ? new UUID(0, 0) : after;
        return (centre == null
                        ? find("mode = ?1 and id > ?2 order by id", mode, from)
                        : find("mode = ?1 and id > ?2 and centre = ?3 order by id", mode, from, centre.value()))
                .page(Page.ofSize(limit))
                .list();
    }
}

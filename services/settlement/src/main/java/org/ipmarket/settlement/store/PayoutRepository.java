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
import org.ipmarket.messages.id.TradeId;

/** Payments to be made. A payout is locked after its trade. */
@ApplicationScoped
public class PayoutRepository implements PanacheRepositoryBase<Payout, UUID> {
    public Optional<Payout> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Where a payout belongs, read without a lock. */
    public record Place(UUID payout, UUID trade) {}

    public Optional<Place> place(UUID id) {
        return getEntityManager()
                .createQuery("select p.id, p.trade from Payout p where p.id = ?1", Place.class)
                .setParameter(1, id)
                .getResultStream()
                .findFirst();
    }

    /** Orders that the bank has not been told, oldest first; none of a trade that stands still. */
    public List<Payout> waiting(Mode mode, int limit) {
        return find("mode = ?1 and state = ?2 and not frozen order by createdAt, id", mode, Payout.State.WAITING)
                .page(Page.ofSize(limit))
                .list();
    }

    public List<Payout> of(TradeId trade) {
        return list("trade = ?1 order by id", trade.value());
    }

    /** The trade stands still, or goes on: so do its payments that the bank has not been told. */
    public void freeze(TradeId trade, boolean still) {
        list("trade = ?1 and state = ?2", trade.value(), Payout.State.WAITING).forEach(payout -> payout.freeze(still));
    }

    public boolean allConfirmed(TradeId trade) {
        return count("trade = ?1 and state <> ?2", trade.value(), Payout.State.CONFIRMED) == 0;
    }

    /** Those that concern a centre; all of the mode where it is null. */
    public List<Payout> pageOf(CentreCode centre, Mode mode, UUID after, int limit) {
        UUID from = after == null ? new UUID(0, 0) : after;
        return (centre == null
                        ? find("mode = ?1 and id > ?2 order by id", mode, from)
                        : find(
                                "mode = ?1 and id > ?2 and (centre = ?3 or buyerCentre = ?3) order by id",
                                mode,
                                from,
                                centre.value()))
                .page(Page.ofSize(limit))
                .list();
    }
}

package org.ipmarket.settlement.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.AwardId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.trade.TradeState;

/** Trades. A trade's row is locked before its deposit and its payouts. */
@ApplicationScoped
public class TradeRepository implements PanacheRepositoryBase<Trade, UUID> {
    public Optional<Trade> lock(TradeId id) {
        return findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    public boolean isOpened(AwardId award) {
        return count("award", award.value()) > 0;
    }

    /** Read without a lock. */
    public Optional<TradeId> findByReference(String reference) {
        return ids("select t.id from Trade t where t.paymentReference = ?1", 1, reference).stream()
                .findFirst();
    }

    /** Trades whose signatures were due before this time. */
    public List<TradeId> unsigned(Instant before, int limit) {
        return ids(
                "select t.id from Trade t where t.state = ?1 and t.confirmationDue < ?2 order by t.confirmationDue",
                limit,
                TradeState.OPENED,
                before);
    }

    /** Trades of a mode whose payment was due before this time. */
    public List<TradeId> unpaid(Mode mode, Instant before, int limit) {
        return ids(
                "select t.id from Trade t where t.state = ?1 and t.paymentDue < ?2 and t.mode = ?3"
                        + " order by t.paymentDue",
                limit,
                TradeState.SIGNED,
                before,
                mode);
    }

    private List<TradeId> ids(String query, int limit, Object... parameters) {
        TypedQuery<UUID> select =
                getEntityManager().createQuery(query, UUID.class).setMaxResults(limit);
        for (int i = 0; i < parameters.length; i++) {
            select.setParameter(i + 1, parameters[i]);
        }
        return select.getResultStream().map(TradeId::new).toList();
    }

    public List<Trade> pageOf(ParticipantId party, Mode mode, UUID after, int limit) {
        return find(
                        "(seller = ?1 or buyer = ?1) and mode = ?2 and id > ?3 order by id",
                        party.value(),
                        mode,
                        from(after))
                .page(Page.ofSize(limit))
                .list();
    }

    public List<Trade> pageOf(CentreCode centre, Mode mode, UUID after, int limit) {
        return find(
                        "(centre = ?1 or buyerCentre = ?1) and mode = ?2 and id > ?3 order by id",
                        centre.value(),
                        mode,
                        from(after))
                .page(Page.ofSize(limit))
                .list();
    }

    private static UUID from(UUID after) {
        return after == null ? new UUID(0, 0) : after;
    }
}

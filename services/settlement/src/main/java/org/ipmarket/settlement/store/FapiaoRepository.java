package org.ipmarket.settlement.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.invoice.FapiaoState;

/** Fapiao. A blue one is locked before those that correct it. */
@ApplicationScoped
public class FapiaoRepository implements PanacheRepositoryBase<FapiaoRow, UUID> {
    private static final String NOT_INVOICED = """
            select t.id from trade t where t.state = 'COMPLETED'
                and t.fee_seller_seller_centre_minor + t.fee_seller_buyer_centre_minor + t.fee_seller_platform_minor
                    + t.fee_buyer_seller_centre_minor + t.fee_buyer_buyer_centre_minor + t.fee_buyer_platform_minor > 0
                and not exists (select from fapiao f where f.trade = t.id)
            order by t.id limit :most""";

    public Optional<FapiaoRow> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Completed trades whose fees nobody has invoiced. */
    @SuppressWarnings("unchecked")
    public List<TradeId> notInvoiced(int limit) {
        List<UUID> ids = getEntityManager()
                .createNativeQuery(NOT_INVOICED, UUID.class)
                .setParameter("most", limit)
                .getResultList();
        return ids.stream().map(TradeId::new).toList();
    }

    /** To be handed over, of the markets given: those of a market without a tax service stand in nobody's way. */
    public List<UUID> requested(Set<Mode> modes, int limit) {
        return modes.isEmpty()
                ? List.of()
                : ids(
                        "select f.id from FapiaoRow f where f.state = ?1 and f.mode in ?2 order by f.id",
                        limit,
                        FapiaoState.REQUESTED,
                        modes);
    }

    /** Handed over before this time, and nobody knows what became of them. */
    public List<UUID> unanswered(Instant before, int limit) {
        return ids(
                "select f.id from FapiaoRow f where f.state = ?1 and f.sentAt < ?2 order by f.sentAt",
                limit,
                FapiaoState.SENT,
                before);
    }

    private List<UUID> ids(String query, int limit, Object... parameters) {
        var select = getEntityManager().createQuery(query, UUID.class).setMaxResults(limit);
        for (int i = 0; i < parameters.length; i++) {
            select.setParameter(i + 1, parameters[i]);
        }
        return select.getResultList();
    }

    public List<FapiaoRow> correctionsOf(UUID blue) {
        return list("corrects = ?1 order by id", blue);
    }

    /** Of a payer, not handed over yet or refused. */
    public List<FapiaoRow> waitingForTitle(ParticipantId payer) {
        return find(
                        "payer = ?1 and corrects is null and state in ?2 order by id",
                        payer.value(),
                        List.of(FapiaoState.TITLE_NEEDED, FapiaoState.REFUSED))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    public List<FapiaoRow> pageOf(ParticipantId payer, Mode mode, UUID after, int limit) {
        return page("payer = ?1 and mode = ?2 and id > ?3 order by id", payer.value(), mode, after, limit);
    }

    public List<FapiaoRow> pageOf(String issuer, Mode mode, UUID after, int limit) {
        return page("issuer = ?1 and mode = ?2 and id > ?3 order by id", issuer, mode, after, limit);
    }

    private List<FapiaoRow> page(String query, Object whose, Mode mode, UUID after, int limit) {
        return find(query, whose, mode, after == null ? new UUID(0, 0) : after)
                .page(Page.ofSize(limit))
                .list();
    }
}

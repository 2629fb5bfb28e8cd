package org.ipmarket.settlement.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.engine.spi.EntityKey;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.bank.PayoutState;

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

    /** As {@link #place} of several; those that are unknown are left out. */
    public Map<UUID, Place> places(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : getEntityManager()
                        .createQuery("select p.id, p.trade from Payout p where p.id in ?1", Place.class)
                        .setParameter(1, ids)
                        .getResultStream()
                        .collect(Collectors.toMap(Place::payout, Function.identity()));
    }

    /**
     * The trade with which a payout stands still, read without a lock: its own, or that of the licence whose royalties it pays; empty
     * for one that pays neither.
     */
    public Optional<TradeId> tradeBehind(UUID payout) {
        return getEntityManager()
                .createQuery(
                        "select coalesce(p.trade, l.trade) from Payout p left join RoyaltyStatement s on s.id = p.royalty"
                                + " left join s.licence l where p.id = ?1",
                        UUID.class)
                .setParameter(1, payout)
                .getResultList()
                .stream()
                .filter(Objects::nonNull)
                .findFirst()
                .map(TradeId::new);
    }

    /** Owed payments in no batch whose payee the link reaches, oldest first, locked; those that others work on are left out. */
    public List<UUID> claimWaiting(Mode mode, String numbersBegin, int limit) {
        return claim(mode, "p.state = 'WAITING' and p.batch is null and p.to_number like :begin", numbersBegin, limit);
    }

    /** Released orders for a link, as {@link #claimWaiting}. */
    public List<UUID> claimReleased(Mode mode, String numbersBegin, int limit) {
        return claim(mode, "p.state = 'RELEASED' and p.batch is null and p.to_number like :begin", numbersBegin, limit);
    }

    @SuppressWarnings("unchecked")
    private List<UUID> claim(Mode mode, String which, String numbersBegin, int limit) {
        return getEntityManager()
                .createNativeQuery(
                        "select p.id from payout p where p.mode = :mode and not p.frozen and " + which
                                + " order by p.created_at, p.id limit :limit for update skip locked",
                        UUID.class)
                .setParameter("mode", mode.wire())
                .setParameter("begin", numbersBegin + "%")
                .setParameter("limit", limit)
                .getResultList();
    }

    /** Orders given to a link of which it must be asked, longest not asked first. */
    public List<UUID> toAsk(Mode mode, Instant unknownSince, Instant orderedSince, int limit) {
        return getEntityManager()
                .createQuery(
                        "select p.id from Payout p where p.mode = ?1 and p.batch is null and (p.state = ?2 and"
                                + " p.askedAt < ?3 or p.state = ?4 and p.askedAt < ?5) order by p.askedAt",
                        UUID.class)
                .setParameter(1, mode)
                .setParameter(2, PayoutState.UNKNOWN)
                .setParameter(3, unknownSince)
                .setParameter(4, PayoutState.ORDERED)
                .setParameter(5, orderedSince)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Those of a batch, in the order of their ids; read without a lock. */
    public List<Payout> ofBatch(UUID batch) {
        return list("batch = ?1 order by id", batch);
    }

    /** The payouts of a batch by their ids, read without a lock and without what they say: they can be locked afterwards as they are. */
    public List<UUID> idsOfBatch(UUID batch) {
        return getEntityManager()
                .createQuery("select p.id from Payout p where p.batch = ?1", UUID.class)
                .setParameter(1, batch)
                .getResultList();
    }

    /** The trades of a batch's payouts, in the order of their ids; read without a lock. */
    public List<UUID> tradesOfBatch(UUID batch) {
        return getEntityManager()
                .createQuery(
                        "select distinct p.trade from Payout p where p.batch = ?1 and p.trade is not null order by p.trade",
                        UUID.class)
                .setParameter(1, batch)
                .getResultList();
    }

    /** Locks those of a batch, in the order of their ids; each as it is now, whoever had read it before. */
    public List<Payout> lockBatch(UUID batch) {
        Set<Object> before = readBefore();
        return asTheyAre(
                before,
                find("batch = ?1 order by id", batch)
                        .withLock(LockModeType.PESSIMISTIC_WRITE)
                        .list());
    }

    /** The ids of what this transaction has read so far. */
    private Set<Object> readBefore() {
        Set<?> keys = getEntityManager().unwrap(Session.class).getStatistics().getEntityKeys();
        return keys.stream().map(key -> ((EntityKey) key).getIdentifier()).collect(Collectors.toSet());
    }

    /** A lock alone leaves a copy that was read before it as it was. */
    private List<Payout> asTheyAre(Set<Object> before, List<Payout> locked) {
        locked.stream().filter(payout -> before.contains(payout.id())).forEach(getEntityManager()::refresh);
        return locked;
    }

    /** Locks those given, in the order of their ids. */
    public List<Payout> lockAll(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : find("id in ?1 order by id", ids)
                        .withLock(LockModeType.PESSIMISTIC_WRITE)
                        .list();
    }

    public long count(Mode mode, PayoutState state) {
        return count("mode = ?1 and state = ?2 and replacedBy is null", mode, state);
    }

    public List<Payout> of(TradeId trade) {
        return list("trade = ?1 order by id", trade.value());
    }

    /**
     * The trade, which the caller has locked, stands still, or goes on: so do its payments that are not confirmed, those of its royalties
     * too. An order that the bank is told of at this moment is waited for; should the bank not know it, it is not given again.
     */
    public void freeze(TradeId trade, boolean still) {
        Set<Object> before = readBefore();
        Set<UUID> ids = new HashSet<>(ids("p.trade = ?1", trade));
        ids.addAll(ids("p.royalty in (select s.id from RoyaltyStatement s where s.licence.trade = ?1)", trade));
        asTheyAre(before, lockAll(ids)).forEach(payout -> payout.freeze(still));
    }

    private List<UUID> ids(String which, TradeId trade) {
        return getEntityManager()
                .createQuery("select p.id from Payout p where " + which, UUID.class)
                .setParameter(1, trade.value())
                .getResultList();
    }

    public boolean allConfirmed(TradeId trade) {
        return count("trade = ?1 and state <> ?2 and replacedBy is null", trade.value(), PayoutState.CONFIRMED) == 0;
    }

    /** Those that concern a centre; all of the mode where it is null; in one state where that is not null. */
    public List<Payout> pageOf(CentreCode centre, Mode mode, PayoutState state, UUID after, int limit) {
        String query = "mode = :mode and id > :after";
        Parameters parameters = Parameters.with("mode", mode).and("after", after == null ? new UUID(0, 0) : after);
        if (centre != null) {
            query += " and (centre = :centre or buyerCentre = :centre)";
            parameters = parameters.and("centre", centre.value());
        }
        if (state != null) {
            query += " and state = :state";
            parameters = parameters.and("state", state);
        }
        return find(query + " order by id", parameters).page(Page.ofSize(limit)).list();
    }
}

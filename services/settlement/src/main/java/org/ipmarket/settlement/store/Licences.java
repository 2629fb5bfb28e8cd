package org.ipmarket.settlement.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.bank.PayoutState;
import org.ipmarket.settlement.licence.StatementState;

/** Licences with running royalties and their statements. A licence's row is locked after its trade, and before its statements and payouts. */
@ApplicationScoped
public class Licences implements PanacheRepositoryBase<Licence, UUID> {
    public Optional<Licence> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    public Optional<Licence> of(TradeId trade) {
        return find("trade", trade.value()).firstResultOptional();
    }

    /** Agreed licences, by id, after the one given (null for the first). */
    public List<UUID> agreed(UUID after, int limit) {
        return getEntityManager()
                .createQuery("select l.id from Licence l where l.state = ?1 and l.id > ?2 order by l.id", UUID.class)
                .setParameter(1, Licence.State.AGREED)
                .setParameter(2, after == null ? new UUID(0, 0) : after)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Statements of a licence, oldest period first, after the one given (null for the first). */
    public List<RoyaltyStatement> statements(UUID licence, UUID after, int limit) {
        return getEntityManager()
                .createQuery(
                        "from RoyaltyStatement s where s.licence.id = ?1 and s.id > ?2 order by s.id",
                        RoyaltyStatement.class)
                .setParameter(1, licence)
                .setParameter(2, after == null ? new UUID(0, 0) : after)
                .setMaxResults(limit)
                .getResultList();
    }

    public Optional<RoyaltyStatement> statement(UUID licence, int number) {
        return getEntityManager()
                .createQuery(
                        "from RoyaltyStatement s where s.licence.id = ?1 and s.number = ?2", RoyaltyStatement.class)
                .setParameter(1, licence)
                .setParameter(2, number)
                .getResultStream()
                .findFirst();
    }

    public void add(RoyaltyStatement statement) {
        getEntityManager().persist(statement);
    }

    /** The last period that was looked at, 0 where none was. */
    public int lastNumber(UUID licence) {
        return getEntityManager()
                .createQuery(
                        "select coalesce(max(s.number), 0) from RoyaltyStatement s where s.licence.id = ?1",
                        Integer.class)
                .setParameter(1, licence)
                .getSingleResult();
    }

    /** Where a statement belongs, read without a lock. */
    public record Place(UUID statement, UUID licence) {}

    /** As {@link Place}, with the licence's trade. */
    public record Owed(UUID statement, UUID licence, UUID trade) {}

    /** What is paid with a reference, read without a lock. */
    public Optional<Owed> findByReference(String reference) {
        return getEntityManager()
                .createQuery(
                        "select s.id, s.licence.id, s.licence.trade from RoyaltyStatement s where s.paymentReference = ?1",
                        Owed.class)
                .setParameter(1, reference)
                .getResultStream()
                .findFirst();
    }

    /** The statement, of a licence that the caller has locked. */
    public RoyaltyStatement statement(UUID id) {
        return getEntityManager().find(RoyaltyStatement.class, id);
    }

    /** Statements or payments that are late and were not asked for since a day. */
    public List<Place> late(LocalDate today, LocalDate notSince, int limit) {
        return getEntityManager()
                .createQuery(
                        "select s.id, s.licence.id from RoyaltyStatement s"
                                + " where ((s.state = ?1 and s.statementDue < ?3) or (s.state = ?2 and s.paymentDue < ?3))"
                                + " and (s.remindedOn is null or s.remindedOn <= ?4) order by s.id",
                        Place.class)
                .setParameter(1, StatementState.AWAITED)
                .setParameter(2, StatementState.ACCEPTED)
                .setParameter(3, today)
                .setParameter(4, notSince)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Paid statements all of whose payouts the bank has confirmed. */
    public List<Place> confirmed(int limit) {
        return getEntityManager()
                .createQuery(
                        "select s.id, s.licence.id from RoyaltyStatement s where s.state = ?1 and not exists"
                                + " (select p from Payout p where p.royalty = s.id and p.state <> ?2 and p.replacedBy is null) order by s.id",
                        Place.class)
                .setParameter(1, StatementState.PAID)
                .setParameter(2, PayoutState.CONFIRMED)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Payouts of a statement. */
    public List<Payout> payouts(UUID statement) {
        return getEntityManager()
                .createQuery("from Payout p where p.royalty = ?1 order by p.id", Payout.class)
                .setParameter(1, statement)
                .getResultList();
    }
}

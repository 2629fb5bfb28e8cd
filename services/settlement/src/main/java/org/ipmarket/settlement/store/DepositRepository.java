package org.ipmarket.settlement.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.settlement.deposit.DepositState;

/** Deposits. Whoever changes one locks it; who changes several locks them in the order of their ids. */
@ApplicationScoped
public class DepositRepository implements PanacheRepositoryBase<Deposit, UUID> {
    private static final EnumSet<DepositState> LIVE =
            EnumSet.of(DepositState.ANNOUNCED, DepositState.HELD, DepositState.RELEASE_REQUESTED);

    public Optional<Deposit> lock(DepositId id) {
        return findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    /** Where a deposit lies, read without a lock: its lot must be locked before it. */
    public record Place(UUID deposit, UUID lot) {}

    public Optional<Place> findByReference(String reference) {
        return getEntityManager()
                .createQuery("select d.id, d.lot from Deposit d where d.bankReference = ?1", Place.class)
                .setParameter(1, reference)
                .getResultStream()
                .findFirst();
    }

    /** Where deposits lie, by their references; as {@link #findByReference}. */
    public Map<String, Place> findByReferences(Collection<String> references) {
        return references.isEmpty()
                ? Map.of()
                : getEntityManager()
                        .createQuery(
                                "select d.bankReference, d.id, d.lot from Deposit d where d.bankReference in ?1",
                                Object[].class)
                        .setParameter(1, references)
                        .getResultStream()
                        .collect(Collectors.toMap(
                                row -> (String) row[0], row -> new Place((UUID) row[1], (UUID) row[2])));
    }

    /** Locks those given, in the order of their ids. */
    public void lockAll(Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            find("id in ?1 order by id", ids)
                    .withLock(LockModeType.PESSIMISTIC_WRITE)
                    .list();
        }
    }

    /** Read without a lock: it never changes. */
    public Optional<DepositList> findListByReference(String reference) {
        return getEntityManager()
                .createQuery("from DepositList l where l.bankReference = ?1", DepositList.class)
                .setParameter(1, reference)
                .getResultStream()
                .findFirst();
    }

    public void persist(DepositList list) {
        getEntityManager().persist(list);
    }

    public Optional<DepositList> findList(UUID list) {
        return Optional.ofNullable(getEntityManager().find(DepositList.class, list));
    }

    /** Where the parts of a list lie, in the order in which they are locked. */
    public List<Place> placesOf(UUID list) {
        return getEntityManager()
                .createQuery("select d.id, d.lot from Deposit d where d.list = ?1 order by d.id", Place.class)
                .setParameter(1, list)
                .getResultList();
    }

    public List<Deposit> of(DepositList list) {
        return list("list = ?1 order by id", list.id());
    }

    /** Live deposits on a lot that stand for no trade, those given excepted, locked; a bounded number at a time. */
    public List<Deposit> lockLive(LotId lot, List<UUID> except, int limit) {
        String query = "lot = :lot and state in :live and trade is null";
        Parameters parameters = Parameters.with("lot", lot.value()).and("live", LIVE);
        if (!except.isEmpty()) {
            query += " and id not in :except";
            parameters = parameters.and("except", except);
        }
        return find(query + " order by id", parameters)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .page(Page.ofSize(limit))
                .list();
    }

    /** Lets the announcements of one participant for one lot come one after another, until the transaction ends. */
    public void serialise(LotId lot, ParticipantId participant) {
        getEntityManager()
                .createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(:key, 0)) as text)")
                .setParameter("key", "deposit:" + lot + ":" + participant)
                .getSingleResult();
    }

    /** The deposit that keeps a participant from announcing another one for the lot. */
    public Optional<Deposit> findStanding(LotId lot, ParticipantId participant) {
        return find(
                        "lot = ?1 and participant = ?2 and state not in ?3",
                        lot.value(),
                        participant.value(),
                        EnumSet.of(DepositState.RELEASED, DepositState.EXPIRED))
                .firstResultOptional();
    }

    /** Whether the participant lost a deposit on one of the lots. */
    public boolean hasForfeited(ParticipantId participant, List<UUID> lots) {
        return count("participant = ?1 and lot in ?2 and state = ?3", participant.value(), lots, DepositState.FORFEITED)
                > 0;
    }

    public List<Deposit> pageOf(ParticipantId participant, Mode mode, UUID after, int limit) {
        return find("participant = ?1 and mode = ?2 and id > ?3 order by id", participant.value(), mode, from(after))
                .page(Page.ofSize(limit))
                .list();
    }

    /** Those given for the centre's lots, and those given through it. */
    public List<Deposit> pageOf(CentreCode centre, Mode mode, UUID after, int limit) {
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

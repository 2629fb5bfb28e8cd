package org.ipmarket.settlement.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.AwardId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.trade.TradeClock;
import org.ipmarket.settlement.trade.TradeState;

/** Trades. A trade's row is locked before its deposit and its payouts. */
@ApplicationScoped
public class TradeRepository implements PanacheRepositoryBase<Trade, UUID> {
    private static final Set<TradeClock> STOPPED_BY_BANK =
            EnumSet.of(TradeClock.TO_PAY, TradeClock.TO_PAY_OUT, TradeClock.TO_REFUND);
    private static final int MANY = 1_000;

    public Optional<Trade> lock(TradeId id) {
        return findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    /** Locks those given, in the order of their ids. */
    public void lockAll(Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            find("id in ?1 order by id", ids)
                    .withLock(LockModeType.PESSIMISTIC_WRITE)
                    .list();
        }
    }

    public boolean isOpened(AwardId award) {
        return count("award", award.value()) > 0;
    }

    /** Read without a lock. */
    public Optional<TradeId> findByReference(String reference) {
        return ids("select t.id from Trade t join t.instalments i where i.reference = ?1", 1, reference).stream()
                .findFirst();
    }

    /**
     * Trades whose clock had run out before this time, and of which that was not told; the longest ago first.
     *
     * @param byBank whether of those clocks that the bank's statements stop, or of the others
     */
    public List<TradeId> runOut(Mode mode, boolean byBank, Instant before, int limit) {
        return ids(
                "select t.id from Trade t where t.mode = ?1 and t.clock.due < ?2 and not t.clock.overdue and t.clock.clock "
                        + (byBank ? "in" : "not in") + " (?3) order by t.clock.due",
                limit,
                mode,
                before,
                STOPPED_BY_BANK);
    }

    /** Trades whose people are to be reminded, the longest ago first. */
    public List<TradeId> toRemind(Instant before, int limit) {
        return ids(
                "select t.id from Trade t where t.clock.remindAt < ?1 and not t.clock.reminded order by t.clock.remindAt",
                limit,
                before);
    }

    /** Trades whose clock may still move, as the holidays were not announced. */
    public List<TradeId> provisional(Mode mode, UUID after, int limit) {
        return ids(
                "select t.id from Trade t where t.mode = ?1 and t.clock.provisional and t.id > ?2 order by t.id",
                limit,
                mode,
                from(after));
    }

    /** Trades with this asset that have not ended, in the order of their ids. */
    public List<TradeId> under(AssetId asset) {
        return getEntityManager()
                .createNativeQuery(
                        "select id from trade where assets @> array[cast(?1 as uuid)] and clock is not null order by id",
                        UUID.class)
                .setParameter(1, asset.value())
                .getResultStream()
                .map(id -> new TradeId((UUID) id))
                .toList();
    }

    /** Trades of a lot with this buyer that have not ended. */
    public List<TradeId> of(LotId lot, ParticipantId buyer) {
        return ids(
                "select t.id from Trade t where t.lot = ?1 and t.buyer = ?2 and t.clock.clock is not null order by t.id",
                MANY,
                lot.value(),
                buyer.value());
    }

    /** Open licences that were paid and are to be made, by id, after the one given (null for the first). */
    public List<TradeId> paidOpenLicences(UUID after, int limit) {
        return ids(
                "select t.id from Trade t where t.openLicence = true and t.state = ?1 and t.id > ?2 order by t.id",
                limit,
                TradeState.FUNDED,
                from(after));
    }

    private List<TradeId> ids(String query, int limit, Object... parameters) {
        TypedQuery<UUID> select =
                getEntityManager().createQuery(query, UUID.class).setMaxResults(limit);
        for (int i = 0; i < parameters.length; i++) {
            select.setParameter(i + 1, parameters[i]);
        }
        return select.getResultStream().map(TradeId::new).toList();
    }

    /**
     * What a list is narrowed to.
     *
     * @param state null for all
     * @param overdue only those whose clock had run out by then; null for all
     * @param centre of seller or buyer; null for all
     */
    public record Filter(TradeState state, Instant overdue, CentreCode centre) {}

    /** Those of a party, in the order of their ids. */
    public List<Trade> pageOf(ParticipantId party, Mode mode, Filter filter, UUID after, int limit) {
        return page("(seller = :who or buyer = :who)", party.value(), mode, filter, after, limit);
    }

    /** Those of a centre, of seller or buyer. */
    public List<Trade> pageOf(CentreCode centre, Mode mode, Filter filter, UUID after, int limit) {
        return page("(centre = :who or buyerCentre = :who)", centre.value(), mode, filter, after, limit);
    }

    private List<Trade> page(String whose, Object who, Mode mode, Filter filter, UUID after, int limit) {
        StringBuilder query = new StringBuilder(whose).append(" and mode = :mode and id > :after");
        Parameters values = Parameters.with("who", who).and("mode", mode).and("after", from(after));
        if (filter.state() != null) {
            query.append(" and state = :state");
            values.and("state", filter.state());
        }
        if (filter.overdue() != null) {
            query.append(" and clock.due < :overdue");
            values.and("overdue", filter.overdue());
        }
        if (filter.centre() != null) {
            query.append(" and (centre = :centre or buyerCentre = :centre)");
            values.and("centre", filter.centre().value());
        }
        return find(query.append(" order by id").toString(), values)
                .page(Page.ofSize(limit))
                .list();
    }

    private static UUID from(UUID after) {
        return after == null ? new UUID(0, 0) : after;
    }
}

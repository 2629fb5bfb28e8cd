package org.ipmarket.settlement.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.settlement.deposit.Resale;
import org.ipmarket.settlement.trade.TradeState;

/** Deposits that are not refunded, and what became of their lots. */
@ApplicationScoped
public class ForfeitureRepository implements PanacheRepositoryBase<ForfeitedDeposit, UUID> {
    /** How many relistings of one thing are followed. */
    private static final int LONGEST_CHAIN = 50;

    private static final String CHAIN = """
        with recursive chain as (
            select lot, state, ended_at, 1 as depth from lot_terms where lot = :lot
            union all
            select l.lot, l.state, l.ended_at, c.depth + 1 from lot_terms l join chain c on l.relists = c.lot
            where c.depth < :longest)
        """;

    public Optional<ForfeitedDeposit> lock(DepositId id) {
        return findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    /** Those that wait, in the order of their deposits' ids, after one given. */
    public List<UUID> waiting(UUID after, int limit) {
        return getEntityManager()
                .createQuery(
                        // the state as it stands in the index's own condition, or that index is of no use
                        "select f.deposit from ForfeitedDeposit f where f.state = WAITING and f.deposit > ?1 order by"
                                + " f.deposit",
                        UUID.class)
                .setParameter(1, after)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Those of a centre's lots in a state (null for any); of all centres where that is null. */
    public List<ForfeitedDeposit> pageOf(
            CentreCode centre, Mode mode, ForfeitedDeposit.State state, UUID after, int limit) {
        String query = "mode = :mode and deposit > :after";
        Parameters parameters = Parameters.with("mode", mode).and("after", after == null ? new UUID(0, 0) : after);
        if (centre != null) {
            query += " and centre = :centre";
            parameters = parameters.and("centre", centre.value());
        }
        if (state != null) {
            query += " and state = :state";
            parameters = parameters.and("state", state);
        }
        return find(query + " order by deposit", parameters)
                .page(Page.ofSize(limit))
                .list();
    }

    /** The lot and all that relist it. */
    @SuppressWarnings("unchecked")
    public List<Resale.Lot> chain(LotId lot) {
        List<Object[]> rows = getEntityManager()
                .createNativeQuery(CHAIN + "select lot, state, ended_at from chain order by depth, lot")
                .setParameter("lot", lot.value())
                .setParameter("longest", LONGEST_CHAIN)
                .getResultList();
        return rows.stream()
                .map(row -> new Resale.Lot(
                        (UUID) row[0], LotTerms.State.valueOf((String) row[1]) == LotTerms.State.ANNOUNCED, (Instant)
                                row[2]))
                .toList();
    }

    /** Trades opened on those lots after a time, with the time when all of the price had come. */
    @SuppressWarnings("unchecked")
    public List<Resale.Trade> tradesAfter(LotId lot, Instant since) {
        List<Object[]> rows = getEntityManager()
                .createNativeQuery(CHAIN + """
                    select t.id, t.state, (select min(s.at) from trade_step s
                        where s.trade = t.id and s.state = 'FUNDED') from trade t
                    where t.lot in (select lot from chain) and t.opened_at > :since order by t.opened_at, t.id\
                    """)
                .setParameter("lot", lot.value())
                .setParameter("longest", LONGEST_CHAIN)
                .setParameter("since", since)
                .getResultList();
        return rows.stream()
                .map(row -> new Resale.Trade((UUID) row[0], TradeState.valueOf((String) row[1]), (Instant) row[2]))
                .toList();
    }
}

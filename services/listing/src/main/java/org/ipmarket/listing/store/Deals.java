package org.ipmarket.listing.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.listing.deal.DealState;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;

/** The stored deals. */
@ApplicationScoped
public class Deals implements PanacheRepositoryBase<DealRow, UUID> {
    public Optional<DealRow> find(Mode mode, OfferId id) {
        return findByIdOptional(id.value()).filter(row -> row.mode == mode);
    }

    public Optional<DealRow> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Locks the deals whose publicity still runs by that calendar, in the order of their ids. */
    public List<DealRow> lockPublicised(Mode mode, String calendar, Instant now) {
        return getEntityManager()
                .createNativeQuery(
                        "select d.* from deal d join centre c on c.mode = d.mode and c.code = d.centre"
                                + " where d.mode = :mode and c.calendar = :calendar and d.state = 'PUBLICISED'"
                                + " and d.publicity_until > :now order by d.id for update of d",
                        DealRow.class)
                .setParameter("mode", mode.wire())
                .setParameter("calendar", calendar)
                .setParameter("now", now)
                .getResultList();
    }

    /** How many deals, agreed and not ended, a party is a side of. */
    public long binding(UUID party) {
        List<DealState> states = Arrays.stream(DealState.values())
                .filter(DealState::freezesAssets)
                .toList();
        return count("(seller = ?1 or buyer = ?1) and state in ?2", party, states);
    }

    /** Whether there is a deal of that id, in either mode. */
    public boolean isDeal(UUID id) {
        return count("id", id) > 0;
    }

    /**
     * What is looked for, and who looks; null where it does not matter.
     *
     * @param party sees the deals in which it is a side or a side's broker
     * @param staffOf sees those of its centre
     */
    public record Search(DealState state, CentreCode centre, ParticipantId party, CentreCode staffOf) {}

    /** Newest first, what was publicised and the caller's own; at most {@code limit} older than {@code before} (null for the newest). */
    @SuppressWarnings("unchecked")
    public List<DealRow> search(Mode mode, Search search, UUID before, int limit) {
        Map<String, Object> parameters = new HashMap<>();
        StringBuilder sql =
                new StringBuilder("select d.* from deal d where d.mode = :mode and (d.publicised_at is not null");
        parameters.put("mode", mode.wire());
        if (search.party() != null) {
            sql.append(" or :party in (d.seller, d.buyer, d.broker)");
            parameters.put("party", search.party().value());
        }
        if (search.staffOf() != null) {
            sql.append(" or d.centre = :staffOf or (d.concluded_at is not null and d.buyer_centre = :staffOf)");
            parameters.put("staffOf", search.staffOf().value());
        }
        sql.append(")");
        if (search.state() != null) {
            sql.append(" and d.state = :state");
            parameters.put("state", search.state().name());
        }
        if (search.centre() != null) {
            sql.append(" and d.centre = :centre");
            parameters.put("centre", search.centre().value());
        }
        if (before != null) {
            sql.append(" and d.id < :before");
            parameters.put("before", before);
        }
        Query query = getEntityManager()
                .createNativeQuery(sql.append(" order by d.id desc").toString(), DealRow.class)
                .setMaxResults(limit);
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }

    /** Deals on the table whose last round lapsed before that time. */
    @SuppressWarnings("unchecked")
    public List<UUID> lapsed(Instant before, int limit) {
        return getEntityManager()
                .createNativeQuery(
                        "select d.id from deal d where d.state in ('PROPOSED', 'NEGOTIATING')"
                                + " and greatest(d.talks_since, (select r.valid_until from deal_round r where r.deal = d.id"
                                + " order by r.position desc limit 1)) < :before order by d.id limit :limit",
                        UUID.class)
                .setParameter("before", before)
                .setParameter("limit", limit)
                .getResultList();
    }

    /** The next number of a deal at a centre in a year of the market: counted in the transaction that publicises or concludes it. */
    public long nextSerial(Mode mode, CentreCode centre, int year) {
        Object serial = getEntityManager()
                .createNativeQuery(
                        "insert into deal_serial (mode, centre, year, last) values (:mode, :centre, :year, 1)"
                                + " on conflict (mode, centre, year) do update set last = deal_serial.last + 1"
                                + " returning last")
                .setParameter("mode", mode.wire())
                .setParameter("centre", centre.value())
                .setParameter("year", year)
                .getSingleResult();
        return ((Number) serial).longValue();
    }
}

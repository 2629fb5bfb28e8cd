package org.ipmarket.settlement.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.recordal.Matter;
import org.ipmarket.settlement.trade.TradeState;

/** Recordal cases. A case is changed by who has locked its trade. */
@ApplicationScoped
public class RecordalCases implements PanacheRepositoryBase<RecordalCase, UUID> {
    /** As the index of that name has it, in literals so that it is found. */
    private static final String GOING_ON = "c.state not in (CLOSED, GAZETTED, RECORDED)";
    /** Of a link, which tells the gazette last; a case that is not published ends with its record. */
    private static final String WITH_OFFICE = "c.linked = true and c.state not in (CLOSED, GAZETTED, REFUSED)"
            + " and (c.state <> RECORDED or c.matter in ("
            + Arrays.stream(Matter.values())
                    .filter(Matter::isGazetted)
                    .map(Matter::name)
                    .collect(Collectors.joining(", "))
            + "))";

    /** Where a case belongs, read without a lock. */
    public record Place(UUID id, UUID trade) {}

    /** In the order in which they were opened. */
    public List<RecordalCase> of(TradeId trade) {
        return list("trade = ?1 order by id", trade.value());
    }

    public Optional<RecordalCase> find(TradeId trade, Matter matter) {
        return find("trade = ?1 and matter = ?2", trade.value(), matter).firstResultOptional();
    }

    /** Cases that go on though their trade has come to nothing. */
    public List<Place> leftBehind(int limit) {
        return getEntityManager()
                .createQuery(
                        "select c.id, c.trade from RecordalCase c join Trade t on t.id = c.trade"
                                + " where t.state in ?1 and " + GOING_ON + " order by c.id",
                        Place.class)
                .setParameter(1, TradeState.undone())
                .setMaxResults(limit)
                .getResultList();
    }

    /** Cases that a link has to look after, by id, after the one given (null for the first). */
    public List<Place> linked(UUID after, int limit) {
        return getEntityManager()
                .createQuery(
                        "select c.id, c.trade from RecordalCase c where " + WITH_OFFICE
                                + " and c.id > ?1 order by c.id",
                        Place.class)
                .setParameter(1, after == null ? new UUID(0, 0) : after)
                .setMaxResults(limit)
                .getResultList();
    }
}

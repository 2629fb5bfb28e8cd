package org.ipmarket.listing.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.ReadOnlyMode;
import org.ipmarket.listing.deal.DealState;
import org.ipmarket.listing.offer.OfferState;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.OfferId;

/** The stored offers. */
@ApplicationScoped
public class Offers implements PanacheRepositoryBase<OfferRow, UUID> {
    public Optional<OfferRow> find(Mode mode, OfferId id) {
        return findByIdOptional(id.value()).filter(row -> row.mode == mode);
    }

    /**
     * Those of the offers that there are, by id, for reading alone. Their lists come with few statements when the first of them is asked for,
     * which they would not if the rows were streamed.
     */
    public Map<UUID, OfferRow> read(List<UUID> ids) {
        return getSession().findMultiple(OfferRow.class, ids, ReadOnlyMode.READ_ONLY).stream()
                .filter(Objects::nonNull)
                .collect(Collectors.toMap(row -> row.id, Function.identity()));
    }

    public Optional<OfferRow> lock(OfferId id) {
        return findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    /** Whether another announced offer than {@code self} offers this one anew. */
    public boolean isRelisted(OfferId earlier, OfferId self) {
        return count("relists = ?1 and id <> ?2 and announcedAt is not null", earlier.value(), self.value()) > 0;
    }

    /** Announced offers of the assets that have no result yet, by id. */
    public List<UUID> standingOf(Collection<UUID> assets) {
        return assets.isEmpty()
                ? List.of()
                : getEntityManager()
                        .createQuery(
                                "select distinct o.id from OfferRow o join o.assets a"
                                        + " where a.asset in :assets and o.state in :states order by o.id",
                                UUID.class)
                        .setParameter("assets", assets)
                        .setParameter("states", List.of(OfferState.ANNOUNCED, OfferState.WITHDRAWAL_REQUESTED))
                        .getResultList();
    }

    /** The offer or deal under which an asset is being traded, or empty. */
    @SuppressWarnings("unchecked")
    public Optional<UUID> tradeOf(UUID asset) {
        return getEntityManager()
                .createNativeQuery(
                        "select c.offer from asset_claim c left join offer o on o.id = c.offer"
                                + " where c.asset = :asset and (o.id is null or o.state = 'SOLD' or exists (select from"
                                + " offer_award a where a.offer = o.id and a.state in ('AWARDED', 'RECORDED')))",
                        UUID.class)
                .setParameter("asset", asset)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** Locks several in the order of their ids, so that two such calls cannot wait for each other. */
    public List<OfferRow> lockAll(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : find("id in ?1 order by id", ids)
                        .withLock(LockModeType.PESSIMISTIC_WRITE)
                        .list();
    }

    /** Whether a relisting of the offer that the centre proposes waits for the seller's consent. */
    public boolean isProposed(UUID earlier) {
        return count(
                        "relists = ?1 and proposedBy is not null and consentedBy is null and state = ?2",
                        earlier,
                        OfferState.DRAFT)
                > 0;
    }

    /** The offer or deal that keeps an asset from being changed, or empty. */
    public Optional<UUID> freezing(UUID asset) {
        List<OfferState> states = Arrays.stream(OfferState.values())
                .filter(OfferState::freezesAssets)
                .toList();
        return find("select o from OfferRow o join o.assets a where a.asset = ?1 and o.state in ?2", asset, states)
                .page(0, 1)
                .stream()
                .map(row -> row.id)
                .findFirst()
                .or(() -> frozenByDeal(asset));
    }

    private Optional<UUID> frozenByDeal(UUID asset) {
        List<DealState> states = Arrays.stream(DealState.values())
                .filter(DealState::freezesAssets)
                .toList();
        return getEntityManager()
                .createQuery(
                        "select d.id from DealRow d join d.assets a where a.asset = ?1 and d.state in ?2", UUID.class)
                .setParameter(1, asset)
                .setParameter(2, states)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Of several assets those that stand in an offer or deal that keeps them from being changed, each with one of these. */
    @SuppressWarnings("unchecked")
    public Map<UUID, UUID> freezing(Collection<UUID> assets) {
        List<String> states = Arrays.stream(OfferState.values())
                .filter(OfferState::freezesAssets)
                .map(Enum::name)
                .toList();
        List<String> deals = Arrays.stream(DealState.values())
                .filter(DealState::freezesAssets)
                .map(Enum::name)
                .toList();
        Map<UUID, UUID> found = new HashMap<>();
        List<Object[]> rows = getEntityManager()
                .createNativeQuery("select a.asset, o.id from offer_asset a join offer o on o.id = a.offer"
                        + " where a.asset = any(:assets) and o.state = any(:states)"
                        + " union all select a.asset, d.id from deal_asset a join deal d on d.id = a.deal"
                        + " where a.asset = any(:assets) and d.state = any(:deals)")
                .setParameter("assets", assets.toArray(UUID[]::new))
                .setParameter("states", states.toArray(String[]::new))
                .setParameter("deals", deals.toArray(String[]::new))
                .getResultList();
        rows.forEach(row -> found.put((UUID) row[0], (UUID) row[1]));
        return found;
    }

    /** Centres at which an asset is or was offered, drafts apart. */
    public Set<CentreCode> centresOf(UUID asset) {
        return getEntityManager()
                .createQuery(
                        "select distinct o.centre from OfferRow o join o.assets a where a.asset = ?1 and o.state <> ?2",
                        String.class)
                .setParameter(1, asset)
                .setParameter(2, OfferState.DRAFT)
                .getResultStream()
                .map(CentreCode::new)
                .collect(Collectors.toSet());
    }
}

package org.ipmarket.listing.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.messages.id.AwardId;
import org.ipmarket.messages.id.TradeId;

/** The stored awards. */
@ApplicationScoped
public class Awards implements PanacheRepositoryBase<AwardRow, UUID> {
    /** In the order in which they were made. */
    public List<AwardRow> of(UUID offer) {
        return find("offer = ?1 order by awardedAt, id", offer).list();
    }

    public Optional<AwardRow> find(UUID offer, AwardId award) {
        return findByIdOptional(award.value()).filter(row -> row.offer.equals(offer));
    }

    public Optional<AwardRow> find(UUID offer, TradeId trade) {
        return find("offer = ?1 and trade = ?2", offer, trade.value()).firstResultOptional();
    }
}

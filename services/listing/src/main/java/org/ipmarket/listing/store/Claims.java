package org.ipmarket.listing.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.id.CentreCode;

/** Which announced offers hold which assets. Who writes here holds the assets' locks. */
@ApplicationScoped
public class Claims {
    private final EntityManager entityManager;

    Claims(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** An offer that holds an asset. */
    public record Claim(UUID asset, UUID offer, CentreCode centre, Right right) {}

    public void take(OfferRow offer) {
        for (UUID asset : offer.assetIds()) {
            entityManager
                    .createNativeQuery("insert into asset_claim (asset, offer, centre, right_offered)"
                            + " values (:asset, :offer, :centre, :right)")
                    .setParameter("asset", asset)
                    .setParameter("offer", offer.id)
                    .setParameter("centre", offer.centre)
                    .setParameter("right", offer.rightOffered.name())
                    .executeUpdate();
        }
    }

    public void release(UUID offer) {
        entityManager
                .createNativeQuery("delete from asset_claim where offer = :offer")
                .setParameter("offer", offer)
                .executeUpdate();
    }

    /** Claims on these assets, oldest offer first. */
    @SuppressWarnings("unchecked")
    public List<Claim> on(Collection<UUID> assets) {
        List<Tuple> rows = entityManager
                .createNativeQuery(
                        "select asset, offer, centre, right_offered from asset_claim where asset in (:assets)"
                                + " order by offer",
                        Tuple.class)
                .setParameter("assets", assets)
                .getResultList();
        return rows.stream()
                .map(row -> new Claim(
                        row.get(0, UUID.class),
                        row.get(1, UUID.class),
                        new CentreCode(row.get(2, String.class)),
                        Right.valueOf(row.get(3, String.class))))
                .toList();
    }
}

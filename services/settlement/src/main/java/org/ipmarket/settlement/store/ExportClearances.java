package org.ipmarket.settlement.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;

/** Which buyers from outside the mainland may have which offer, as listing has told. */
@ApplicationScoped
public class ExportClearances {
    private final EntityManager entities;

    ExportClearances(EntityManager entities) {
        this.entities = entities;
    }

    /** Keeps it; the first one told stands. */
    public void keep(LotId lot, ParticipantId buyer, String decision, Instant at) {
        entities.createNativeQuery("insert into export_clearance (lot, buyer, decision, cleared_at)"
                        + " values (?1, ?2, ?3, ?4) on conflict do nothing")
                .setParameter(1, lot.value())
                .setParameter(2, buyer.value())
                .setParameter(3, decision)
                .setParameter(4, at)
                .executeUpdate();
    }

    /** The decision that clears this buyer; empty where none is known. */
    public Optional<String> decision(LotId lot, ParticipantId buyer) {
        return select(
                "select decision from export_clearance where lot = ?1 and buyer = ?2", lot.value(), buyer.value());
    }

    private Optional<String> select(String query, UUID lot, UUID buyer) {
        return entities.createNativeQuery(query, String.class)
                .setParameter(1, lot)
                .setParameter(2, buyer)
                .getResultStream()
                .map(String.class::cast)
                .findFirst();
    }
}

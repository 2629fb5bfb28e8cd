package org.ipmarket.listing.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

/** The stored identities. */
@ApplicationScoped
public class Identities implements PanacheRepositoryBase<IdentityRow, UUID> {
    public Optional<IdentityRow> lock(UUID participant) {
        return findByIdOptional(participant, LockModeType.PESSIMISTIC_WRITE);
    }
}

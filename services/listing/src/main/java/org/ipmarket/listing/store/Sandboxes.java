package org.ipmarket.listing.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.ipmarket.messages.id.CentreCode;

/** The stored sandboxes with their accounts. */
@ApplicationScoped
public class Sandboxes implements PanacheRepositoryBase<SandboxRow, String> {
    private final EntityManager entityManager;

    Sandboxes(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    public Optional<SandboxRow> find(CentreCode centre) {
        return findByIdOptional(centre.value());
    }

    public Optional<SandboxRow> lock(CentreCode centre) {
        return findByIdOptional(centre.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    /** Ordered by name. */
    public List<SandboxAccountRow> accounts(CentreCode centre) {
        return entityManager
                .createQuery(
                        "from SandboxAccountRow where centre = :centre order by kind, name", SandboxAccountRow.class)
                .setParameter("centre", centre.value())
                .getResultList();
    }

    public void add(SandboxAccountRow account) {
        entityManager.persist(account);
    }
}

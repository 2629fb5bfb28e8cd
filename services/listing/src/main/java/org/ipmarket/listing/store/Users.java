package org.ipmarket.listing.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.messages.Mode;

/** The stored users. */
@ApplicationScoped
public class Users implements PanacheRepositoryBase<UserRow, String> {
    public Optional<UserRow> lock(String username) {
        return findByIdOptional(username, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Whether the login was shut out; those that were never entered here are not. */
    public boolean isShutOut(String subject) {
        return count("subject = ?1 and active = false", subject) > 0;
    }

    /** By name; at most {@code limit} after {@code after} (null for the first). */
    public List<UserRow> of(Mode mode, UUID participant, String after, int limit) {
        return find(
                        "mode = ?1 and participant = ?2 and username > ?3 order by username",
                        mode,
                        participant,
                        after == null ? "" : after)
                .page(0, limit)
                .list();
    }
}

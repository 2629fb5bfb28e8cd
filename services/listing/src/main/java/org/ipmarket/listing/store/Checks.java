package org.ipmarket.listing.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.listing.participant.CheckState;

/** The stored checks of real names. */
@ApplicationScoped
public class Checks implements PanacheRepositoryBase<CheckRow, UUID> {
    private static final UUID HIGHEST = new UUID(-1, -1);

    public Optional<CheckRow> lock(UUID participant, UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).filter(row -> row.participant.equals(participant));
    }

    /** Those that are under way or passed: one of a kind at most. */
    public List<CheckRow> standing(UUID participant) {
        return find(
                        "participant = ?1 and state not in ?2",
                        participant,
                        List.of(CheckState.FAILED, CheckState.SUPERSEDED))
                .list();
    }

    /** As {@link #standing}, locked. */
    public List<CheckRow> lockStanding(UUID participant) {
        return find(
                        "participant = ?1 and state not in ?2 order by id",
                        participant,
                        List.of(CheckState.FAILED, CheckState.SUPERSEDED))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Newest first; at most {@code limit} older than {@code before} (null for the newest). */
    public List<CheckRow> of(UUID participant, UUID before, int limit) {
        return find("participant = ?1 and id < ?2 order by id desc", participant, before == null ? HIGHEST : before)
                .page(0, limit)
                .list();
    }
}

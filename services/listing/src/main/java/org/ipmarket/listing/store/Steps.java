package org.ipmarket.listing.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.listing.participant.StepKind;
import org.ipmarket.listing.participant.StepState;
import org.ipmarket.messages.id.ParticipantId;

/** The stored steps. */
@ApplicationScoped
public class Steps implements PanacheRepositoryBase<StepRow, UUID> {
    private static final UUID HIGHEST = new UUID(-1, -1);

    public Optional<StepRow> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    public Optional<StepRow> pending(ParticipantId participant, StepKind kind, String subject) {
        return find(
                        "participant = ?1 and kind = ?2 and subject = ?3 and state = ?4",
                        participant.value(),
                        kind,
                        subject,
                        StepState.PENDING)
                .firstResultOptional();
    }

    /** Newest first; at most {@code limit} older than {@code before} (null for the newest); {@code state} null for all. */
    public List<StepRow> of(ParticipantId participant, StepState state, UUID before, int limit) {
        UUID last = before == null ? HIGHEST : before;
        return (state == null
                        ? find("participant = ?1 and id < ?2 order by id desc", participant.value(), last)
                        : find(
                                "participant = ?1 and id < ?2 and state = ?3 order by id desc",
                                participant.value(),
                                last,
                                state))
                .page(0, limit)
                .list();
    }

    /** Those whose time is over, locked; those that somebody decides about at this moment are left out. */
    @SuppressWarnings("unchecked")
    public List<StepRow> expired(Instant now, int limit) {
        return getEntityManager()
                .createNativeQuery(
                        "select * from step where state = 'PENDING' and expires_at <= :now"
                                + " order by expires_at limit :most for update skip locked",
                        StepRow.class)
                .setParameter("now", now)
                .setParameter("most", limit)
                .getResultList();
    }
}

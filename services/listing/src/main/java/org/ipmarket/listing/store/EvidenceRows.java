package org.ipmarket.listing.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ipmarket.listing.evidence.EvidenceKind;
import org.ipmarket.listing.evidence.EvidenceState;
import org.ipmarket.listing.evidence.SubjectKind;
import org.ipmarket.messages.Mode;

/** The stored evidence, without its bytes. */
@ApplicationScoped
public class EvidenceRows implements PanacheRepositoryBase<EvidenceRow, UUID> {
    private static final UUID LOWEST = new UUID(0, 0);

    public Optional<EvidenceRow> find(Mode mode, UUID id) {
        return findByIdOptional(id).filter(row -> row.mode == mode);
    }

    public Optional<EvidenceRow> lock(Mode mode, UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).filter(row -> row.mode == mode);
    }

    /** Oldest first; at most {@code limit} after {@code after} (null for the first). */
    public List<EvidenceRow> list(Mode mode, SubjectKind subject, UUID subjectId, UUID after, int limit) {
        return find(
                        "mode = ?1 and subject = ?2 and subjectId = ?3 and id > ?4 order by id",
                        mode,
                        subject,
                        subjectId,
                        after == null ? LOWEST : after)
                .page(0, limit)
                .list();
    }

    /** Of these subjects, those of which evidence of one of the kinds is checked. */
    public Set<UUID> checkedOf(Mode mode, Collection<UUID> subjects, Set<EvidenceKind> kinds) {
        return find(
                        "mode = ?1 and subjectId in ?2 and kind in ?3 and state = ?4",
                        mode,
                        subjects,
                        kinds,
                        EvidenceState.CHECKED)
                .stream()
                .map(row -> row.subjectId)
                .collect(Collectors.toSet());
    }

    /** The same thing said before by the same party, or empty. */
    public Optional<EvidenceRow> same(EvidenceRow row) {
        return find(
                        "mode = ?1 and subject = ?2 and subjectId = ?3 and kind = ?4 and asOf = ?5 and sha256 = ?6",
                        row.mode,
                        row.subject,
                        row.subjectId,
                        row.kind,
                        row.asOf,
                        row.sha256)
                .stream()
                .filter(other -> other.bringer().equals(row.bringer()))
                .findFirst();
    }

    /** How many there are of a subject; nobody else adds one until the transaction ends. */
    public long lockAndCount(Mode mode, SubjectKind subject, UUID subjectId) {
        getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:subject, 135))")
                .setParameter("subject", mode.wire() + subject + subjectId)
                .getSingleResult();
        return count("mode = ?1 and subject = ?2 and subjectId = ?3", mode, subject, subjectId);
    }
}

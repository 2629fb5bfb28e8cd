package org.ipmarket.listing.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.listing.participant.MandateState;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;

/** The stored powers of attorney. */
@ApplicationScoped
public class Mandates implements PanacheRepositoryBase<MandateRow, UUID> {
    private static final UUID HIGHEST = new UUID(-1, -1);
    private static final UUID NOBODY = new UUID(0, 0);

    public Optional<MandateRow> find(Mode mode, UUID id) {
        return findByIdOptional(id).filter(row -> row.mode == mode);
    }

    public Optional<MandateRow> lock(Mode mode, UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).filter(row -> row.mode == mode);
    }

    /** How many of a principal are open or in force. */
    public long countOpen(UUID principal) {
        return count("principal = ?1 and state in (?2, ?3)", principal, MandateState.PROPOSED, MandateState.ACCEPTED);
    }

    /** Those between the two that are in force on a day. */
    public List<MandateRow> inForce(
            Mode mode, ParticipantId principal, ParticipantId agent, String agentUser, LocalDate day) {
        return find(
                        "mode = ?1 and principal = ?2 and (agent = ?3 or agentUser = ?4)"
                                + " and state = ?5 and fromDate <= ?6 and untilDate >= ?6",
                        mode,
                        principal.value(),
                        agent == null ? NOBODY : agent.value(),
                        agentUser == null ? "" : agentUser,
                        MandateState.ACCEPTED,
                        day)
                .list();
    }

    /** Of this principal, in force on a day. */
    public List<MandateRow> givenBy(UUID principal, LocalDate day) {
        return find(
                        "principal = ?1 and state = ?2 and fromDate <= ?3 and untilDate >= ?3",
                        principal,
                        MandateState.ACCEPTED,
                        day)
                .list();
    }

    /** To this agent, or to a user of it, in force on a day. */
    public List<MandateRow> heldBy(UUID agent, LocalDate day) {
        return find(
                        "(agent = ?1 or agentParticipant = ?1) and state = ?2 and fromDate <= ?3 and untilDate >= ?3",
                        agent,
                        MandateState.ACCEPTED,
                        day)
                .list();
    }

    /** Those that begin or end by date and have not been told so, locked. */
    @SuppressWarnings("unchecked")
    public List<MandateRow> due(LocalDate day, int limit) {
        return getEntityManager()
                .createNativeQuery(
                        "select * from mandate where state = 'ACCEPTED'"
                                + " and in_force <> (from_date <= :day and until_date >= :day)"
                                + " order by id limit :most for update skip locked",
                        MandateRow.class)
                .setParameter("day", day)
                .setParameter("most", limit)
                .getResultList();
    }

    /** Newest first; of anybody where all three are null. */
    @SuppressWarnings("unchecked")
    public List<MandateRow> list(
            Mode mode, ParticipantId party, String user, CentreCode centre, UUID before, int limit) {
        String whose = "";
        if (party != null || user != null) {
            whose = " and (principal = :party or agent = :party or agent_user = :username)";
        } else if (centre != null) {
            whose = " and exists (select 1 from participant p where p.id in (m.principal, m.agent)"
                    + " and (p.home_centre = :centre or jsonb_exists(p.qualified_at, :centre)))";
        }
        var query = getEntityManager()
                .createNativeQuery(
                        "select m.* from mandate m where m.mode = :mode and m.id < :before" + whose
                                + " order by m.id desc",
                        MandateRow.class)
                .setParameter("mode", mode.wire())
                .setParameter("before", before == null ? HIGHEST : before)
                .setMaxResults(limit);
        if (party != null || user != null) {
            query.setParameter("party", party == null ? NOBODY : party.value());
            query.setParameter("username", user == null ? "" : user);
        } else if (centre != null) {
            query.setParameter("centre", centre.value());
        }
        return query.getResultList();
    }
}

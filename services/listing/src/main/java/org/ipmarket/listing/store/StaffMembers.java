package org.ipmarket.listing.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;

/** The register of centres' staff. */
@ApplicationScoped
public class StaffMembers {
    private static final String COLUMNS =
            "select username, cast(roles as text), cast(seen_roles as text), entered_at, seen_at from centre_staff"
                    + " where mode = :mode and centre = :centre";

    private final EntityManager entityManager;
    private final ObjectMapper json;

    StaffMembers(EntityManager entityManager, ObjectMapper json) {
        this.entityManager = entityManager;
        this.json = json;
    }

    /**
     * A member of the staff.
     *
     * @param entered the roles that the manager has entered, or null
     * @param seen the roles that the person's token had when it was last seen, or null
     */
    public record Member(String username, List<String> entered, List<String> seen, Instant enteredAt, Instant seenAt) {}

    public Optional<Member> find(Mode mode, CentreCode centre, String username) {
        return rows(COLUMNS + " and username = :username", mode, centre, username, 1).stream()
                .findFirst();
    }

    /** Ordered by name; at most {@code limit} after {@code after} (null for the first). */
    public List<Member> list(Mode mode, CentreCode centre, String after, int limit) {
        String sql = COLUMNS + " and username > :username order by username";
        return rows(sql, mode, centre, after == null ? "" : after, limit);
    }

    /** Enters roles, instead of those entered before. */
    public void enter(Mode mode, CentreCode centre, String username, List<String> roles, String by, Instant now) {
        entityManager
                .createNativeQuery(
                        "insert into centre_staff (mode, centre, username, roles, entered_by, entered_at)"
                                + " values (:mode, :centre, :username, cast(:roles as jsonb), :by, :now)"
                                + " on conflict (mode, centre, username) do update"
                                + " set roles = excluded.roles, entered_by = excluded.entered_by, entered_at = excluded.entered_at")
                .setParameter("mode", mode.wire())
                .setParameter("centre", centre.value())
                .setParameter("username", username)
                .setParameter("roles", text(roles))
                .setParameter("by", by)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Keeps what a token said; nothing where the centre is not on the register. */
    public void seen(Mode mode, CentreCode centre, String username, List<String> roles, Instant now) {
        entityManager
                .createNativeQuery("insert into centre_staff (mode, centre, username, seen_roles, seen_at)"
                        + " select c.mode, c.code, :username, cast(:roles as jsonb), :now from centre c"
                        + " where c.mode = :mode and c.code = :centre"
                        + " on conflict (mode, centre, username) do update"
                        + " set seen_roles = excluded.seen_roles, seen_at = excluded.seen_at")
                .setParameter("mode", mode.wire())
                .setParameter("centre", centre.value())
                .setParameter("username", username)
                .setParameter("roles", text(roles))
                .setParameter("now", now)
                .executeUpdate();
    }

    public boolean remove(Mode mode, CentreCode centre, String username) {
        return entityManager
                        .createNativeQuery("delete from centre_staff"
                                + " where mode = :mode and centre = :centre and username = :username")
                        .setParameter("mode", mode.wire())
                        .setParameter("centre", centre.value())
                        .setParameter("username", username)
                        .executeUpdate()
                > 0;
    }

    @SuppressWarnings("unchecked")
    private List<Member> rows(String sql, Mode mode, CentreCode centre, String username, int limit) {
        List<Tuple> rows = entityManager
                .createNativeQuery(sql, Tuple.class)
                .setParameter("mode", mode.wire())
                .setParameter("centre", centre.value())
                .setParameter("username", username)
                .setMaxResults(limit)
                .getResultList();
        return rows.stream()
                .map(row -> new Member(
                        row.get(0, String.class),
                        roles(row.get(1, String.class)),
                        roles(row.get(2, String.class)),
                        row.get(3, Instant.class),
                        row.get(4, Instant.class)))
                .toList();
    }

    private String text(Collection<String> roles) {
        try {
            return json.writeValueAsString(roles);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("roles that cannot be written: " + roles, e);
        }
    }

    private List<String> roles(String text) {
        try {
            return text == null ? null : json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("roles that cannot be read: " + text, e);
        }
    }
}

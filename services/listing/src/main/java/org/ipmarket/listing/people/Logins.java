package org.ipmarket.listing.people;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ipmarket.listing.participant.UserRole;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.ParticipantId;

/** The identity provider's side of a participant's users. What it refuses or cannot do now is thrown as a problem. */
public interface Logins {
    /** A login as the identity provider knows it. */
    record Login(
            String subject,
            String username,
            ParticipantId participant,
            Mode mode,
            Set<UserRole> roles,
            boolean active) {}

    /** By name, at most {@code most}. */
    List<Login> of(Mode mode, ParticipantId participant, int most);

    Optional<Login> find(String username);

    /**
     * Makes one that has to choose its own password at the first login.
     *
     * @param password for the first login
     */
    Login create(String username, Mode mode, ParticipantId participant, Set<UserRole> roles, String password);

    /** These roles of a participant's user and no others of them. */
    void setRoles(Login login, Set<UserRole> roles);

    /** Lets it log in, or not; where not, its sessions end. */
    void setActive(Login login, boolean active);
}

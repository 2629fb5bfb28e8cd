package org.ipmarket.listing.people;

import java.util.List;
import java.util.Set;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;

/**
 * The identity provider's side of a sandbox. Every act may be repeated: what stands already is made to be as it is asked
 * for. What it refuses or cannot do now is thrown as a problem.
 */
public interface TwinLogins {
    /** A login of a centre's staff. */
    record Member(String username, Set<Role> roles) {}

    /**
     * A login or client in test mode.
     *
     * @param name the login's name or the client's id
     * @param participant whose user it is, or null where it is the centre's
     */
    record Twin(String name, CentreCode centre, ParticipantId participant, Set<Role> roles) {}

    /** Who may log in as staff of a centre; ordered by name. */
    List<Member> staff(Mode mode, CentreCode centre);

    /** The ids of a centre's clients, ordered. */
    List<String> clients(Mode mode, CentreCode centre);

    boolean isLogin(String username);

    boolean isClient(String clientId);

    /** A person's login in test mode, with this password. 409 where the name is somebody else's. */
    void keepLogin(Twin twin, String password);

    /** A client in test mode, with this secret. 409 where the id is something else's. */
    void keepClient(Twin twin, String secret);

    /** Nobody logs in with it any more; its sessions end. Nothing where it was never made. */
    void shutLogin(Twin twin);

    void shutClient(Twin twin);
}

package org.ipmarket.chassis.caller;

import java.util.Set;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;

/**
 * Who acts.
 *
 * @param subject the token's subject: identifies the login for ever
 * @param username for people to read
 * @param client the application that the token was issued to
 * @param participant the party whose user this is, or null
 * @param centre the centre whose staff or system this is, or null
 * @param onBehalfOf the participant for whom a centre or the market's admin acts, or null
 * @param mode in which market; nothing of the other one exists for this caller
 */
public record Caller(
        String subject,
        String username,
        String client,
        ParticipantId participant,
        CentreCode centre,
        ParticipantId onBehalfOf,
        Mode mode,
        Set<Role> roles) {
    public Caller {
        roles = Set.copyOf(roles);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    /** The participant for whom the act counts: the one acted for, else the caller's own; null where there is none. */
    public ParticipantId actsFor() {
        return onBehalfOf != null ? onBehalfOf : participant;
    }

    /** Whether the caller is this centre's, in one of the roles given (any role where none is given). */
    public boolean isOf(CentreCode code, Role... anyOf) {
        return code.equals(centre) && hasAny(anyOf);
    }

    /**
     * The participant for whom the act counts.
     *
     * @param role what its own user must be; who acts on behalf needs no such role
     */
    public ParticipantId requireParticipant(Role role) {
        if (onBehalfOf != null) {
            return onBehalfOf;
        }
        if (participant == null) {
            throw Problems.forbidden("This call is for the users of a participant; the token names none.");
        }
        if (!has(role)) {
            throw Problems.forbidden("This call needs the role " + role.realmName() + ".");
        }
        return participant;
    }

    /** As {@link #requireParticipant}, for acts that nobody can do on another's behalf, such as bidding or signing. */
    public ParticipantId requireParticipantItself(Role role) {
        if (onBehalfOf != null) {
            throw Problems.forbidden("This cannot be done on behalf of another.");
        }
        return requireParticipant(role);
    }

    /** Refuses who is not this centre's in one of the roles. */
    public void requireCentre(CentreCode code, Role... anyOf) {
        if (!code.equals(centre)) {
            throw Problems.forbidden("This call is for the staff of centre " + code + ".");
        }
        requireAny(anyOf);
    }

    /** Refuses who has none of the roles. */
    public void requireAny(Role... anyOf) {
        if (!hasAny(anyOf)) {
            StringBuilder names = new StringBuilder();
            for (Role role : anyOf) {
                names.append(names.isEmpty() ? "" : ", ").append(role.realmName());
            }
            throw Problems.forbidden("This call needs one of the roles: " + names + ".");
        }
    }

    private boolean hasAny(Role... anyOf) {
        if (anyOf.length == 0) {
            return true;
        }
        for (Role role : anyOf) {
            if (has(role)) {
                return true;
            }
        }
        return false;
    }
}

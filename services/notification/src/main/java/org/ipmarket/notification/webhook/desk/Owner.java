package org.ipmarket.notification.webhook.desk;

import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;

/** Whose webhooks: a centre's, in one mode. Its system and its managers act for it. */
public record Owner(CentreCode centre, Mode mode) {
    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 403 where the caller does not act for a centre */
    public static Owner of(Caller caller) {
        if (caller.onBehalfOf() != null) {
            throw Problems.forbidden("Webhooks are a centre's own; nobody has them on behalf of a participant.");
        }
        if (caller.centre() == null) {
            throw Problems.forbidden("Webhooks are for the systems and managers of centres.");
        }
        caller.requireAny(Role.CENTRE_SYSTEM, Role.MANAGER);
        return new Owner(caller.centre(), caller.mode());
    }
}

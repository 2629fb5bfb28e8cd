package org.ipmarket.listing.api;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.people.KeepUsers;
import org.ipmarket.listing.people.UnderMandate;

/**
 * Keeps out of every write: logins that were shut out, while the tokens that they hold still last; and agents, save where
 * {@link UnderMandateAllowed} lets them in.
 */
@Provider
class WriteGuard implements ContainerRequestFilter {
    private static final String API = "/api/";

    private final CurrentCaller current;
    private final KeepUsers users;

    @Context
    ResourceInfo resource;

    WriteGuard(CurrentCaller current, KeepUsers users) {
        this.current = current;
        this.users = users;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getMethod().equals(HttpMethod.GET)
                || !request.getUriInfo().getPath().startsWith(API)) {
            return;
        }
        Caller caller = current.get();
        users.refuseShutOut(caller);
        if (UnderMandate.isUsedBy(caller)
                && !resource.getResourceMethod().isAnnotationPresent(UnderMandateAllowed.class)) {
            throw Problems.forbidden("mandate-missing", "This is not done under a mandate.");
        }
    }
}

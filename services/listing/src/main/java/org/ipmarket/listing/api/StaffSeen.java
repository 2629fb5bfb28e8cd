package org.ipmarket.listing.api;

import io.quarkus.security.identity.SecurityIdentity;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.listing.register.StaffRegister;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Notes in the register of staff what the tokens of a centre's people say, as they call. It never fails a call. */
class StaffSeen {
    private static final Logger LOG = Logger.getLogger(StaffSeen.class);

    private final SecurityIdentity identity;
    private final CurrentCaller current;
    private final StaffRegister staff;

    StaffSeen(SecurityIdentity identity, CurrentCaller current, StaffRegister staff) {
        this.identity = identity;
        this.current = current;
        this.staff = staff;
    }

    @ServerResponseFilter
    void note() {
        try {
            Caller caller = identity.isAnonymous() ? null : current.get();
            if (caller != null && staff.isNew(caller)) {
                staff.note(caller);
            }
        } catch (RuntimeException e) {
            LOG.debugf("a member of staff was not noted: %s", e.getMessage());
        }
    }
}

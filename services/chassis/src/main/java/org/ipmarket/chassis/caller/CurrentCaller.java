package org.ipmarket.chassis.caller;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.id.ParticipantId;

/** The caller of the present request, read from its checked token and the header {@code On-Behalf-Of}. */
@RequestScoped
public class CurrentCaller {
    /** Names the participant for whom the caller acts. */
    public static final String ON_BEHALF_OF = "On-Behalf-Of";

    private final SecurityIdentity identity;
    private final JsonWebToken token;
    private final Instance<RoutingContext> request;
    private final HomeCentres homeCentres;
    private Caller caller;

    CurrentCaller(
            SecurityIdentity identity, JsonWebToken token, Instance<RoutingContext> request, HomeCentres homeCentres) {
        this.identity = identity;
        this.token = token;
        this.request = request;
        this.homeCentres = homeCentres;
    }

    /** 401 without a token, 403 where the token lacks what the market needs or the caller may not act on that behalf. */
    public Caller get() {
        if (caller == null) {
            caller = read();
        }
        return caller;
    }

    private Caller read() {
        Caller self = Callers.named(identity, token);
        String behalf = request.get().request().getHeader(ON_BEHALF_OF);
        return behalf == null ? self : onBehalf(self, behalf);
    }

    private Caller onBehalf(Caller self, String text) {
        ParticipantId participant;
        try {
            participant = ParticipantId.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problems.badRequest("malformed-header", ON_BEHALF_OF, e.getMessage());
        }
        boolean permitted = self.has(Role.MARKET_ADMIN)
                || (self.centre() != null
                        && (self.has(Role.MANAGER) || self.has(Role.CENTRE_SYSTEM))
                        && homeCentres
                                .homeCentre(participant, self.mode())
                                .filter(self.centre()::equals)
                                .isPresent())
                || homeCentres.mayActFor(self, participant);
        if (!permitted) {
            throw Problems.forbidden("You may not act on behalf of participant " + participant + ".");
        }
        return new Caller(
                self.subject(),
                self.username(),
                self.client(),
                self.participant(),
                self.centre(),
                participant,
                self.mode(),
                self.roles());
    }
}

package org.ipmarket.listing.people;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.participant.MandateScope;
import org.ipmarket.listing.store.Mandates;
import org.ipmarket.listing.store.Participants;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Standing;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.ParticipantId;

/** Whether who acts for another under a power of attorney may do what it does. */
@ApplicationScoped
public class UnderMandate {
    private final Mandates mandates;
    private final Participants participants;
    private final MarketClock clock;

    UnderMandate(Mandates mandates, Participants participants, MarketClock clock) {
        this.mandates = mandates;
        this.participants = participants;
        this.clock = clock;
    }

    /** Whether the caller acts for another as its agent, and not as its centre or the market's admin. */
    public static boolean isUsedBy(Caller caller) {
        return caller.onBehalfOf() != null && caller.centre() == null && !caller.has(Role.MARKET_ADMIN);
    }

    /** 403 where an agent's mandate does not cover the act; says nothing of anybody else. */
    public void require(Caller caller, MandateScope scope, Collection<AssetId> assets) {
        if (isUsedBy(caller) && !covers(caller, caller.onBehalfOf(), scope, assets)) {
            throw missing(caller.onBehalfOf());
        }
    }

    /**
     * 403 where an agent that speaks in its own name, such as a deal's broker member, has no mandate of the principal that covers the act any
     * more.
     */
    public void requireOf(Caller caller, ParticipantId principal, MandateScope scope, Collection<AssetId> assets) {
        boolean covered = caller.onBehalfOf() == null
                ? covers(caller, principal, scope, assets)
                : mandates.inForce(caller.mode(), principal, caller.onBehalfOf(), null, clock.today()).stream()
                        .anyMatch(mandate -> mandate.terms().covers(scope, assets));
        if (!covered) {
            throw missing(principal);
        }
    }

    private static RuntimeException missing(ParticipantId principal) {
        return Problems.forbidden(
                "mandate-missing",
                "No mandate of participant " + principal + " that is in force covers this (Civil Code 162, 171).");
    }

    private boolean covers(Caller caller, ParticipantId principal, MandateScope scope, Collection<AssetId> assets) {
        return mayAct(caller)
                && mandates.inForce(caller.mode(), principal, agent(caller), caller.username(), clock.today()).stream()
                        .anyMatch(mandate -> mandate.terms().covers(scope, assets));
    }

    /** A trader of the agent acts under a mandate given to the agent; a named user needs no role. */
    private static ParticipantId agent(Caller caller) {
        return caller.has(Role.TRADER) ? caller.participant() : null;
    }

    private boolean mayAct(Caller caller) {
        return caller.participant() == null
                || participants
                        .find(caller.mode(), caller.participant())
                        .filter(row -> row.standing != Standing.SUSPENDED)
                        .isPresent();
    }

    /** Whether a caller, as itself, may act for a principal at all: in what, {@link #require} says. */
    boolean mayActFor(Caller self, ParticipantId principal) {
        return self.centre() == null
                && mayAct(self)
                && !mandates.inForce(self.mode(), principal, agent(self), self.username(), clock.today())
                        .isEmpty();
    }
}

package org.ipmarket.listing.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.participant.MandateState;
import org.ipmarket.listing.register.Refusals;
import org.ipmarket.listing.store.MandateRow;
import org.ipmarket.listing.store.Mandates;
import org.ipmarket.listing.store.ParticipantRow;
import org.ipmarket.listing.store.Participants;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.id.CentreCode;

/** What becomes of a mandate: accepted or declined by the agent, ended by either side at any time. */
@ApplicationScoped
public class AnswerMandates {
    private final Mandates mandates;
    private final Participants participants;
    private final MandateFile file;
    private final MarketClock clock;

    AnswerMandates(Mandates mandates, Participants participants, MandateFile file, MarketClock clock) {
        this.mandates = mandates;
        this.participants = participants;
        this.file = file;
        this.clock = clock;
    }

    @Transactional
    public MandateRow accept(Caller caller, UUID id) {
        MandateRow row = lockSeen(caller, id);
        requireAgent(caller, row);
        if (row.untilDate.isBefore(clock.today())) {
            throw Problems.conflict("mandate-over", "The mandate has ended on " + row.untilDate + ".");
        }
        row.acceptedBy = caller.username();
        row.acceptedAt = clock.now();
        if (row.agentUser != null && caller.participant() != null) {
            row.agentParticipant = caller.participant().value();
        }
        file.move(row, MandateState.ACCEPTED, "mandate.accept");
        return row;
    }

    @Transactional
    public MandateRow decline(Caller caller, UUID id, Supplier<String> why) {
        MandateRow row = lockSeen(caller, id);
        requireAgent(caller, row);
        return end(caller, row, why.get(), MandateState.DECLINED, "mandate.decline");
    }

    /** By an approver of the principal, or by the agent, who gives it up (Civil Code 173); with effect at once. */
    @Transactional
    public MandateRow revoke(Caller caller, UUID id, Supplier<String> why) {
        MandateRow row = lockSeen(caller, id);
        if (!isApproverOf(caller, row.principal)) {
            requireAgent(caller, row);
        }
        return end(caller, row, why.get(), MandateState.REVOKED, "mandate.revoke");
    }

    private MandateRow end(Caller caller, MandateRow row, String why, MandateState next, String action) {
        row.endedReason = Refusals.reason(why);
        row.endedBy = caller.username();
        row.endedAt = clock.now();
        file.move(row, next, action);
        return row;
    }

    @Transactional
    public MandateRow get(Caller caller, UUID id) {
        return mandates.find(caller.mode(), id)
                .filter(row -> sees(caller, row))
                .orElseThrow(() -> Problems.notFound("mandate", id));
    }

    /** Newest first: those of the caller's participant and of itself; to a centre's staff those of its participants. */
    @Transactional
    public List<MandateRow> list(Caller caller, UUID before, int limit) {
        if (caller.onBehalfOf() == null && (caller.has(Role.MARKET_ADMIN) || caller.has(Role.REGULATOR))) {
            return mandates.list(caller.mode(), null, null, null, before, limit);
        }
        if (caller.onBehalfOf() != null) {
            return mandates.list(caller.mode(), caller.onBehalfOf(), null, null, before, limit);
        }
        return caller.centre() == null
                ? mandates.list(caller.mode(), caller.participant(), caller.username(), null, before, limit)
                : mandates.list(caller.mode(), null, null, caller.centre(), before, limit);
    }

    private MandateRow lockSeen(Caller caller, UUID id) {
        return mandates.lock(caller.mode(), id)
                .filter(row -> sees(caller, row))
                .orElseThrow(() -> Problems.notFound("mandate", id));
    }

    private boolean sees(Caller caller, MandateRow row) {
        if (caller.has(Role.MARKET_ADMIN) || caller.has(Role.REGULATOR) || isNamed(caller, row)) {
            return true;
        }
        UUID party = caller.actsFor() == null ? null : caller.actsFor().value();
        return row.principal.equals(party)
                || (party != null && party.equals(row.agent))
                || (caller.centre() != null
                        && (isAt(caller.centre(), row.principal) || isAt(caller.centre(), row.agent)));
    }

    private boolean isAt(CentreCode centre, UUID participant) {
        return participant != null
                && participants
                        .findByIdOptional(participant)
                        .filter((ParticipantRow row) -> row.belongsTo(centre))
                        .isPresent();
    }

    private static boolean isNamed(Caller caller, MandateRow row) {
        return row.agentUser != null && row.agentUser.equals(caller.username()) && caller.onBehalfOf() == null;
    }

    private static boolean isApproverOf(Caller caller, UUID participant) {
        return caller.onBehalfOf() == null
                && caller.has(Role.APPROVER)
                && caller.participant() != null
                && caller.participant().value().equals(participant);
    }

    /** The named user itself; of an agent that is a participant, an approver. */
    private static void requireAgent(Caller caller, MandateRow row) {
        if (!isNamed(caller, row) && (row.agent == null || !isApproverOf(caller, row.agent))) {
            throw Problems.forbidden("The agent itself says this: an approver of it, or the user who is named.");
        }
    }
}

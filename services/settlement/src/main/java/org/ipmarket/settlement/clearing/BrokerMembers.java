package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.stream.Collectors;
import org.ipmarket.chassis.inbox.KnownStates;
import org.ipmarket.messages.ParticipantKind;
import org.ipmarket.messages.Standing;
import org.ipmarket.messages.event.ParticipantChanged;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.settlement.fee.Brought;

/** Which broker members hold mandates of the sides of a trade, as listing has told. */
@ApplicationScoped
class BrokerMembers {
    private final KnownStates knownStates;

    BrokerMembers(KnownStates knownStates) {
        this.knownStates = knownStates;
    }

    Brought of(ParticipantId seller, ParticipantId buyer) {
        return new Brought(
                Brought.by(withMandateOf(seller)).orElse(null),
                Brought.by(withMandateOf(buyer)).orElse(null));
    }

    private Set<ParticipantId> withMandateOf(ParticipantId principal) {
        return knownStates
                .find(ParticipantChanged.class, principal.toString())
                .map(ParticipantChanged::agents)
                .map(agents -> agents.stream().filter(this::isBroker).collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    private boolean isBroker(ParticipantId agent) {
        return knownStates
                .find(ParticipantChanged.class, agent.toString())
                .filter(known ->
                        known.kind() == ParticipantKind.BROKER_MEMBER && known.standing() == Standing.QUALIFIED)
                .isPresent();
    }
}

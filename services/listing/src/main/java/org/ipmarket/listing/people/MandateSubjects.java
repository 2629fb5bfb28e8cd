package org.ipmarket.listing.people;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.ipmarket.listing.evidence.EvidenceSubject;
import org.ipmarket.listing.evidence.SubjectKind;
import org.ipmarket.listing.register.EvidenceSubjects;
import org.ipmarket.listing.store.Mandates;
import org.ipmarket.listing.store.ParticipantRow;
import org.ipmarket.listing.store.Participants;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;

/** Whom a mandate concerns: principal and agent, and the centres where they are at home. */
@ApplicationScoped
class MandateSubjects implements EvidenceSubjects {
    private final Mandates mandates;
    private final Participants participants;

    MandateSubjects(Mandates mandates, Participants participants) {
        this.mandates = mandates;
        this.participants = participants;
    }

    @Override
    public SubjectKind kind() {
        return SubjectKind.MANDATE;
    }

    @Override
    public Optional<EvidenceSubject> find(Mode mode, UUID id) {
        return mandates.find(mode, id).map(mandate -> {
            List<UUID> sides = Stream.of(mandate.principal, mandate.acting())
                    .filter(Objects::nonNull)
                    .toList();
            Set<ParticipantId> parties = new HashSet<>();
            Set<CentreCode> centres = new HashSet<>();
            for (ParticipantRow party : participants.<ParticipantRow>list("id in ?1", sides)) {
                parties.add(party.participant());
                centres.add(new CentreCode(party.homeCentre));
            }
            return new EvidenceSubject(parties, centres);
        });
    }
}

package org.ipmarket.listing.register;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.listing.evidence.EvidenceSubject;
import org.ipmarket.listing.evidence.SubjectKind;
import org.ipmarket.listing.store.DealRow;
import org.ipmarket.listing.store.Deals;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;

/** Whom deals concern: both sides, a side's broker member, the centre. What is confidential between the sides is not brought as evidence of the deal. */
@ApplicationScoped
class DealSubjects implements EvidenceSubjects {
    private final Deals deals;

    DealSubjects(Deals deals) {
        this.deals = deals;
    }

    @Override
    public SubjectKind kind() {
        return SubjectKind.DEAL;
    }

    @Override
    public Optional<EvidenceSubject> find(Mode mode, UUID id) {
        return deals.find(mode, new OfferId(id))
                .map(deal -> new EvidenceSubject(parties(deal), Set.of(deal.centreCode())));
    }

    private static Set<ParticipantId> parties(DealRow deal) {
        Set<ParticipantId> parties = new HashSet<>(Set.of(deal.sellerId(), deal.buyerId()));
        if (deal.broker != null) {
            parties.add(new ParticipantId(deal.broker));
        }
        return parties;
    }
}

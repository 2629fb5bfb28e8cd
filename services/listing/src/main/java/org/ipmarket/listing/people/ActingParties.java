package org.ipmarket.listing.people;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.ipmarket.listing.store.MandateRow;
import org.ipmarket.listing.store.Mandates;
import org.ipmarket.listing.store.ParticipantRow;
import org.ipmarket.listing.store.Participants;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.event.ParticipantChanged;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;

/**
 * Works out who acts for whom today, and for whose staff, so that bidding can be told: whoever acts for a consignor may
 * not bid for what it sells, nor whoever acts for a centre's staff at that centre (Auction Law 22, 30).
 */
@ApplicationScoped
class ActingParties {
    private final Participants participants;
    private final Mandates mandates;
    private final MarketClock clock;

    ActingParties(Participants participants, Mandates mandates, MarketClock clock) {
        this.participants = participants;
        this.mandates = mandates;
        this.clock = clock;
    }

    /** How a change is told. */
    interface Teller {
        void tell(ParticipantRow row, ParticipantChanged before);
    }

    /** Looks at these anew, locking them in the order of their ids, and tells of each that has changed. */
    void refresh(Mode mode, Set<UUID> parties, Teller teller) {
        List<UUID> known = parties.stream().filter(Objects::nonNull).sorted().toList();
        if (known.isEmpty()) {
            return;
        }
        List<ParticipantRow> rows = participants.lockAll(mode, known);
        rows.sort(Comparator.comparing(row -> row.id));
        rows.forEach(row -> refresh(row, teller));
    }

    private void refresh(ParticipantRow row, Teller teller) {
        Set<ParticipantId> agents = new HashSet<>();
        for (MandateRow mandate : mandates.givenBy(row.id, clock.today())) {
            if (mandate.acting() != null && !mandate.acting().equals(row.id)) {
                agents.add(new ParticipantId(mandate.acting()));
            }
        }
        Set<CentreCode> staffOf = new HashSet<>(row.staffDeclared);
        for (MandateRow mandate : mandates.heldBy(row.id, clock.today())) {
            participants
                    .findByIdOptional(mandate.principal)
                    .ifPresent(principal -> staffOf.addAll(principal.staffDeclared));
        }
        if (!agents.equals(row.agents) || !staffOf.equals(row.staffOf)) {
            ParticipantChanged before = row.told();
            row.agents = agents;
            row.staffOf = staffOf;
            row.version++;
            teller.tell(row, before);
        }
    }

    /** Those who act for it today. */
    Set<UUID> agentsOf(UUID principal) {
        Set<UUID> agents = new HashSet<>();
        mandates.givenBy(principal, clock.today()).stream()
                .map(MandateRow::acting)
                .filter(Predicate.not(Objects::isNull))
                .forEach(agents::add);
        return agents;
    }
}

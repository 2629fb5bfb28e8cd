package org.ipmarket.listing.people;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.participant.MandateScope;
import org.ipmarket.listing.participant.MandateState;
import org.ipmarket.listing.participant.MandateTerms;
import org.ipmarket.listing.register.ParticipantFile;
import org.ipmarket.listing.store.MandateRow;
import org.ipmarket.listing.store.Mandates;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.id.ParticipantId;

/** Writes mandates, and tells what follows from them for those who act and those they act for. */
@ApplicationScoped
class MandateFile {
    private final Mandates mandates;
    private final ActingParties acting;
    private final ParticipantFile participants;
    private final Audit audit;
    private final MarketClock clock;

    MandateFile(Mandates mandates, ActingParties acting, ParticipantFile participants, Audit audit, MarketClock clock) {
        this.mandates = mandates;
        this.acting = acting;
        this.participants = participants;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the audit keeps of a mandate: no login of a person. */
    private record Image(
            long version, MandateState state, UUID principal, UUID agent, MandateScope scope, boolean inForce) {
        static Image of(MandateRow row) {
            return new Image(row.version, row.state, row.principal, row.agent, row.scope, row.inForce);
        }
    }

    MandateRow open(UUID id, Caller caller, ParticipantId principal, MandateTerms terms, String by) {
        MandateRow row = new MandateRow();
        row.id = id;
        row.mode = caller.mode();
        row.version = 1;
        row.principal = principal.value();
        row.agent = terms.agent() == null ? null : terms.agent().value();
        row.agentUser = terms.agentUser();
        row.scope = terms.scope();
        row.assets = terms.assets();
        row.fromDate = terms.from();
        row.untilDate = terms.until();
        row.document = terms.document();
        row.state = MandateState.PROPOSED;
        row.givenBy = by;
        row.givenAt = clock.now();
        mandates.persist(row);
        audit.record("mandate.give", "mandate", row.id, null, Image.of(row));
        return row;
    }

    /** Moves it, with effect at once for whoever is told of it. */
    void move(MandateRow row, MandateState next, String action) {
        if (!row.state.permits(next)) {
            throw Problems.conflict(
                    "mandate-state",
                    "A mandate that is " + row.state + " cannot become " + next + ".",
                    Map.of("state", row.state));
        }
        Image before = Image.of(row);
        row.state = next;
        row.inForce = row.isInForceOn(clock.today());
        row.version++;
        audit.record(action, "mandate", row.id, before, Image.of(row));
        refresh(row, (party, was) -> participants.told(party, "participant.act", was));
    }

    /** A day has come on which it begins or ends. */
    void turn(MandateRow row) {
        Image before = Image.of(row);
        row.inForce = row.isInForceOn(clock.today());
        row.version++;
        String action = row.inForce ? "mandate.begin" : "mandate.end";
        audit.recordBySystem("calendar", row.mode, action, "mandate", row.id, before, Image.of(row));
        refresh(row, (party, was) -> participants.toldByDate(party, "participant.act", was));
    }

    private void refresh(MandateRow row, ActingParties.Teller teller) {
        mandates.flush();
        Set<UUID> parties = new HashSet<>();
        parties.add(row.principal);
        parties.add(row.acting());
        acting.refresh(row.mode, parties, teller);
    }
}

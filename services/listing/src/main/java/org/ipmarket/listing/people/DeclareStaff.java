package org.ipmarket.listing.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.listing.register.ParticipantFile;
import org.ipmarket.listing.register.Refusals;
import org.ipmarket.listing.store.Centres;
import org.ipmarket.listing.store.ParticipantRow;
import org.ipmarket.listing.store.Participants;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;

/** A centre says which parties are its staff, or act for it: they may not bid there (Auction Law 22). */
@ApplicationScoped
public class DeclareStaff {
    private final ParticipantFile file;
    private final Participants participants;
    private final Centres centres;
    private final ActingParties acting;

    DeclareStaff(ParticipantFile file, Participants participants, Centres centres, ActingParties acting) {
        this.file = file;
        this.participants = participants;
        this.centres = centres;
        this.acting = acting;
    }

    /** @param staff false where it no longer is */
    public record Declaration(CentreCode centre, boolean staff) {}

    /** By the manager of that centre, of any party of the mode: its staff need not be at home there. */
    @Transactional
    public ParticipantRow declare(Caller caller, ParticipantId id, Supplier<Declaration> stated) {
        caller.requireAny(Role.MANAGER, Role.MARKET_ADMIN);
        Declaration declaration = stated.get();
        if (!caller.has(Role.MARKET_ADMIN)) {
            caller.requireCentre(declaration.centre(), Role.MANAGER);
        }
        if (centres.find(caller.mode(), declaration.centre()).isEmpty()) {
            throw Refusals.unprocessable("unknown-centre", "centre", "there is no centre " + declaration.centre());
        }
        ParticipantRow row = file.lock(caller.mode(), id);
        Set<CentreCode> next = new HashSet<>(row.staffDeclared);
        if (declaration.staff() ? next.add(declaration.centre()) : next.remove(declaration.centre())) {
            row.staffDeclared = next;
            participants.flush();
            Set<UUID> concerned = new HashSet<>(acting.agentsOf(row.id));
            concerned.add(row.id);
            acting.refresh(row.mode, concerned, (party, before) -> file.told(party, "participant.staff", before));
        }
        return row;
    }
}

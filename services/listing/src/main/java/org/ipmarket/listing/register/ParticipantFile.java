package org.ipmarket.listing.register;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.outbox.Outbox;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.store.ParticipantRow;
import org.ipmarket.listing.store.Participants;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.event.ParticipantChanged;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;

/** What every act on a participant needs: fetch it, see who may know of it, tell what it has become. */
@ApplicationScoped
public class ParticipantFile {
    private final Participants participants;
    private final Outbox outbox;
    private final Audit audit;

    ParticipantFile(Participants participants, Outbox outbox, Audit audit) {
        this.participants = participants;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** The locked participant; 404 where there is none of this mode. */
    public ParticipantRow lock(Mode mode, ParticipantId id) {
        return participants.lock(mode, id).orElseThrow(() -> Problems.notFound("participant", id));
    }

    /** The locked participant, where the caller may know of it; else 404. */
    public ParticipantRow lockSeen(Caller caller, ParticipantId id) {
        return seen(caller, id, participants.lock(caller.mode(), id));
    }

    /** To itself, to the staff of its centres, to the market's admin and the regulator; 404 to others. */
    public ParticipantRow get(Caller caller, ParticipantId id) {
        return seen(caller, id, participants.find(caller.mode(), id));
    }

    private static ParticipantRow seen(Caller caller, ParticipantId id, Optional<ParticipantRow> row) {
        return row.filter(found -> sees(caller, found)).orElseThrow(() -> Problems.notFound("participant", id));
    }

    private static boolean sees(Caller caller, ParticipantRow row) {
        return seesAll(caller)
                || row.participant().equals(caller.actsFor())
                || (caller.centre() != null && row.belongsTo(caller.centre()));
    }

    static boolean seesAll(Caller caller) {
        return caller.has(Role.MARKET_ADMIN) || caller.has(Role.REGULATOR);
    }

    /** Whether the caller is the manager of its home centre, or the market's admin. */
    public static boolean manages(Caller caller, ParticipantRow row) {
        return caller.has(Role.MARKET_ADMIN) || caller.isOf(new CentreCode(row.homeCentre), Role.MANAGER);
    }

    /** Whether the caller is a user of it, not somebody who acts for it. */
    public static boolean isItself(Caller caller, ParticipantRow row, Role... anyOf) {
        if (caller.onBehalfOf() != null || !row.participant().equals(caller.participant())) {
            return false;
        }
        for (Role role : anyOf) {
            if (caller.has(role)) {
                return true;
            }
        }
        return anyOf.length == 0;
    }

    /** Tells a change that the caller made; its version has been raised. */
    public void told(ParticipantRow row, String action, ParticipantChanged before) {
        ParticipantChanged now = row.told();
        outbox.tell(now);
        audit.record(action, "participant", row.id, before, now);
    }

    /** As {@link #told}, of a change that a date brought. */
    public void toldByDate(ParticipantRow row, String action, ParticipantChanged before) {
        ParticipantChanged now = row.told();
        outbox.tell(now);
        audit.recordBySystem("calendar", row.mode, action, "participant", row.id, before, now);
    }
}

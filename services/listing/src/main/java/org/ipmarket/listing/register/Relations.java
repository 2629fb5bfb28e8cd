package org.ipmarket.listing.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.etag.ETags;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.store.ParticipantRow;
import org.ipmarket.listing.store.Participants;
import org.ipmarket.messages.event.ParticipantChanged;
import org.ipmarket.messages.id.ParticipantId;

/** Who declares an interest in common with whom. Who is related to one is related by the other too: both sides say so. */
@ApplicationScoped
public class Relations {
    static final int MOST_RELATED = 100;

    private final Participants participants;
    private final ParticipantFile file;

    Relations(Participants participants, ParticipantFile file) {
        this.participants = participants;
        this.file = file;
    }

    /** By the participant itself (approver), or by those who manage it: the whole list, in place of the one before. */
    @Transactional
    public ParticipantRow declare(
            Caller caller, ParticipantId id, Supplier<Set<ParticipantId>> stated, String ifMatch) {
        ParticipantRow seen = file.get(caller, id);
        if (!ParticipantFile.isItself(caller, seen, Role.APPROVER) && !ParticipantFile.manages(caller, seen)) {
            throw Problems.forbidden(
                    "An approver of the participant, or the manager of its home centre, declares this.");
        }
        Set<ParticipantId> related = Set.copyOf(stated.get());
        check(id, related);
        Set<UUID> ids = related.stream().map(ParticipantId::value).collect(Collectors.toCollection(HashSet::new));
        seen.related.forEach(each -> ids.add(each.value()));
        ids.add(seen.id);
        List<ParticipantRow> locked = participants.lockAll(caller.mode(), ids);
        locked.forEach(each -> participants.getEntityManager().refresh(each));
        ParticipantRow row = locked.stream()
                .filter(each -> each.id.equals(id.value()))
                .findFirst()
                .orElseThrow();
        ETags.requireMatch(ifMatch, row.version);
        requireKnown(related, locked);
        if (row.related.equals(related)) {
            return row;
        }
        for (ParticipantRow other : locked) {
            boolean before = row.related.contains(other.participant());
            boolean after = related.contains(other.participant());
            if (before != after) {
                turn(other, row.participant(), after);
            }
        }
        ParticipantChanged before = row.told();
        row.related = related;
        row.version++;
        file.told(row, "participant.relate", before);
        return row;
    }

    static void check(ParticipantId id, Set<ParticipantId> related) {
        if (related.size() > MOST_RELATED) {
            throw Refusals.unprocessable(
                    "invalid-participant", "related", "at most " + MOST_RELATED + " related parties");
        }
        if (id != null && related.contains(id)) {
            throw Refusals.unprocessable("invalid-participant", "related", "nobody is related to itself");
        }
    }

    /** Lets the others say it of one that is new. */
    void relate(ParticipantRow row) {
        if (row.related.isEmpty()) {
            return;
        }
        Set<UUID> ids = row.related.stream().map(ParticipantId::value).collect(Collectors.toSet());
        List<ParticipantRow> others = participants.lockAll(row.mode, ids);
        requireKnown(row.related, others);
        others.forEach(other -> turn(other, row.participant(), true));
    }

    private static void requireKnown(Set<ParticipantId> related, List<ParticipantRow> found) {
        Set<ParticipantId> unknown = new HashSet<>(related);
        found.forEach(each -> unknown.remove(each.participant()));
        if (!unknown.isEmpty()) {
            throw Refusals.unprocessable("unknown-participant", "related", "there is no participant " + unknown);
        }
    }

    private void turn(ParticipantRow other, ParticipantId to, boolean related) {
        ParticipantChanged before = other.told();
        Set<ParticipantId> next = new HashSet<>(other.related);
        if (related && next.size() >= MOST_RELATED && !next.contains(to)) {
            throw Refusals.unprocessable(
                    "invalid-participant",
                    "related",
                    "participant " + other.id + " has " + MOST_RELATED + " related parties already");
        }
        if (related ? next.add(to) : next.remove(to)) {
            other.related = next;
            other.version++;
            file.told(other, "participant.relate", before);
        }
    }
}

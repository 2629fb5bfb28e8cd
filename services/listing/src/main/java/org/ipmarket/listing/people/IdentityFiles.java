package org.ipmarket.listing.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hibernate.exception.ConstraintViolationException;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.etag.ETags;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.participant.CheckKind;
import org.ipmarket.listing.participant.Identity;
import org.ipmarket.listing.participant.IdentityRules;
import org.ipmarket.listing.participant.IdentityRules.Verdict;
import org.ipmarket.listing.register.ParticipantFile;
import org.ipmarket.listing.register.Refusals;
import org.ipmarket.listing.store.Identities;
import org.ipmarket.listing.store.IdentityRow;
import org.ipmarket.listing.store.ParticipantRow;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Standing;
import org.ipmarket.messages.id.ParticipantId;

/** Keeps who parties are in the papers: whole for themselves and the reviewers of their centres, masked for the others. */
@ApplicationScoped
public class IdentityFiles {
    private static final Identity NOTHING = new Identity(null, null, null, null);

    private final Identities identities;
    private final ParticipantFile participants;
    private final CheckFile checks;
    private final Audit audit;
    private final MarketClock clock;

    IdentityFiles(
            Identities identities, ParticipantFile participants, CheckFile checks, Audit audit, MarketClock clock) {
        this.identities = identities;
        this.participants = participants;
        this.checks = checks;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * An identity as the caller may see it.
     *
     * @param whole whether numbers and names are shown as they are
     * @param version 0 where nothing has been stated yet
     */
    public record Shown(Identity identity, long version, boolean whole) {}

    /** What the audit keeps: which parts are stated, never what they say. */
    private record Image(long version, List<CheckKind> stated) {
        static Image of(long version, Identity identity) {
            List<CheckKind> stated = new ArrayList<>();
            for (CheckKind kind : CheckKind.values()) {
                if (kind.isStated(identity)) {
                    stated.add(kind);
                }
            }
            return new Image(version, stated);
        }
    }

    /** Staff who look at what is not masked are recorded. */
    @Transactional
    public Shown get(Caller caller, ParticipantId id) {
        ParticipantRow party = participants.get(caller, id);
        boolean itself = ParticipantFile.isItself(caller, party, Role.TRADER, Role.APPROVER);
        boolean whole = itself || (caller.centre() != null && (caller.has(Role.REVIEWER) || caller.has(Role.MANAGER)));
        if (whole && !itself) {
            audit.record("identity.read", "participant", party.id, null, null);
        }
        return identities
                .findByIdOptional(party.id)
                .map(row -> new Shown(row.identity(), row.version, whole))
                .orElse(new Shown(NOTHING, 0, whole));
    }

    /** By an approver of the participant, or by those who manage it; {@code ifMatch} "v0" for the first time. */
    @Transactional
    public Shown state(Caller caller, ParticipantId id, Supplier<Identity> stated, String ifMatch) {
        ParticipantRow party = participants.lockSeen(caller, id);
        if (!ParticipantFile.isItself(caller, party, Role.APPROVER) && !ParticipantFile.manages(caller, party)) {
            throw Problems.forbidden("An approver of the participant, or the manager of its home centre, states this.");
        }
        if (party.erasedAt != null) {
            throw Problems.conflict("participant-erased", "What was known of the participant has been erased.");
        }
        IdentityRow row = identities.lock(party.id).orElseGet(() -> fresh(party));
        ETags.requireMatch(ifMatch, row.version);
        Identity before = row.identity();
        Identity after =
                switch (IdentityRules.check(stated.get(), party.kind, clock.today())) {
                    case Verdict.Accepted ok -> ok.identity();
                    case Verdict.Refused refused ->
                        throw Refusals.unprocessable("invalid-identity", refused.violations());
                };
        if (!after.equals(before)) {
            refuseWhileRelied(party, before, after);
            Image was = Image.of(row.version, before);
            row.take(after, clock.now());
            save(row);
            checks.supersede(party, before, after);
            audit.record("identity.state", "participant", party.id, was, Image.of(row.version, after));
        }
        return new Shown(after, row.version, ParticipantFile.isItself(caller, party) || caller.centre() != null);
    }

    private static IdentityRow fresh(ParticipantRow party) {
        IdentityRow row = new IdentityRow();
        row.participant = party.id;
        row.mode = party.mode;
        return row;
    }

    /** A qualified party whose standing rests on a check keeps what was checked; it is suspended before that changes. */
    private void refuseWhileRelied(ParticipantRow party, Identity before, Identity after) {
        if (party.standing != Standing.QUALIFIED) {
            return;
        }
        for (CheckKind kind : checks.needed(party.mode, party.kind)) {
            if (!kind.isSame(before, after)) {
                throw Problems.conflict(
                        "participant-qualified",
                        "The participant is qualified on what was checked; its centre suspends it before that changes.",
                        Map.of("state", party.standing, "check", kind));
            }
        }
    }

    private void save(IdentityRow row) {
        try {
            identities.persistAndFlush(row);
        } catch (ConstraintViolationException e) {
            throw Problems.conflict("identity-taken", "Another participant has this credit code or this document.");
        }
    }
}

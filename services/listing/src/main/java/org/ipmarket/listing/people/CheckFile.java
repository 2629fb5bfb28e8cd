package org.ipmarket.listing.people;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.ListingConfig;
import org.ipmarket.listing.participant.CheckKind;
import org.ipmarket.listing.participant.CheckState;
import org.ipmarket.listing.participant.Identity;
import org.ipmarket.listing.register.RealNames;
import org.ipmarket.listing.store.CheckRow;
import org.ipmarket.listing.store.Checks;
import org.ipmarket.listing.store.ParticipantRow;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.ParticipantKind;

/** Moves checks, notes it, and knows which have passed. */
@ApplicationScoped
class CheckFile implements RealNames {
    private final Checks checks;
    private final Audit audit;
    private final ListingConfig.RealNames config;

    CheckFile(Checks checks, Audit audit, ListingConfig config) {
        this.checks = checks;
        this.audit = audit;
        this.config = config.realNames();
    }

    /** What the audit keeps of a check: nothing of what was checked, nor the amount of a payment. */
    record Image(long version, UUID participant, CheckKind kind, CheckState state, Boolean passed, int attempts) {
        static Image of(CheckRow row) {
            return new Image(row.version, row.participant, row.kind, row.state, row.passed, row.attempts);
        }
    }

    void opened(CheckRow row) {
        audit.record("check.request", "real-name-check", row.id, null, Image.of(row));
    }

    /** 409 with the state where it cannot go there. */
    static void requireWay(CheckRow row, CheckState next) {
        if (!row.state.permits(next)) {
            throw Problems.conflict(
                    "check-state",
                    "A check that is " + row.state + " cannot become " + next + ".",
                    Map.of("state", row.state));
        }
    }

    void move(CheckRow row, CheckState next, String action) {
        requireWay(row, next);
        Image before = Image.of(row);
        row.state = next;
        row.version++;
        audit.record(action, "real-name-check", row.id, before, Image.of(row));
    }

    @Override
    public Set<CheckKind> missing(ParticipantRow row) {
        Set<CheckKind> missing = needed(row.mode, row.kind);
        checks.standing(row.id).stream()
                .filter(check -> check.state == CheckState.PASSED)
                .forEach(check -> missing.remove(check.kind));
        return missing;
    }

    Set<CheckKind> needed(Mode mode, ParticipantKind kind) {
        boolean person = kind == ParticipantKind.PERSON;
        Set<CheckKind> needed = EnumSet.noneOf(CheckKind.class);
        if (mode == Mode.LIVE) {
            needed.addAll(person ? config.live().person() : config.live().organisation());
        } else {
            needed.addAll(config.test().getOrDefault(kind, Set.of()));
        }
        return needed;
    }

    /** What was looked at is stated anew: checks of it no longer say anything. */
    void supersede(ParticipantRow party, Identity before, Identity after) {
        for (CheckRow check : checks.lockStanding(party.id)) {
            if (!check.kind.isSame(before, after)) {
                move(check, CheckState.SUPERSEDED, "check.supersede");
            }
        }
        checks.flush();
    }

    /** Free text of the checks goes with the rest of what was known of a party. */
    void erase(ParticipantRow party) {
        checks.update(
                "source = null, reason = null, paymentReference = null, recordedByName = null where participant = ?1",
                party.id);
    }
}

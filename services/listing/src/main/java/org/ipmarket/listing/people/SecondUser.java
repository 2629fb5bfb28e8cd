package org.ipmarket.listing.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hibernate.exception.ConstraintViolationException;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.ListingConfig;
import org.ipmarket.listing.participant.StepKind;
import org.ipmarket.listing.participant.StepState;
import org.ipmarket.listing.register.Refusals;
import org.ipmarket.listing.store.ParticipantRow;
import org.ipmarket.listing.store.Participants;
import org.ipmarket.listing.store.StepRow;
import org.ipmarket.listing.store.Steps;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.ParticipantId;

/**
 * Steps of a participant that need two of its users: one proposes, another confirms. Whoever proposes, the participant
 * itself or somebody on its behalf, it is a user of the participant who confirms.
 *
 * <pre>
 * Optional&lt;StepRow&gt; step = second.ask(caller, StepKind.WITHDRAW, row.sellerId(), row.id, row.version, Map.of("reason", reason));
 * if (step.isPresent()) return ...;        // 202 with the step; a bean StepAct of that kind does it once it is confirmed
 * </pre>
 */
@ApplicationScoped
public class SecondUser {
    private static final int MOST_EXPIRED = 200;

    private final Steps steps;
    private final Participants participants;
    private final Instance<StepAct> acts;
    private final Audit audit;
    private final MarketClock clock;
    private final ListingConfig config;

    SecondUser(
            Steps steps,
            Participants participants,
            @Any Instance<StepAct> acts,
            Audit audit,
            MarketClock clock,
            ListingConfig config) {
        this.steps = steps;
        this.participants = participants;
        this.acts = acts;
        this.audit = audit;
        this.clock = clock;
        this.config = config;
    }

    /** What the audit keeps of a step. */
    private record Image(StepKind kind, String subject, StepState state, String reason) {
        static Image of(StepRow row) {
            return new Image(row.kind, row.subject, row.state, row.reason);
        }
    }

    /**
     * Proposes the act where the participant wants two for it; empty where one is enough and the caller goes on. In the
     * caller's transaction; 409 where the same act waits already.
     *
     * @param subject what it is about, such as an offer's id
     * @param version of the subject, 0 where it has none; see {@link #requireUnchanged}
     * @param payload what was stated with the act, and nothing personal
     */
    public Optional<StepRow> ask(
            Caller caller,
            StepKind kind,
            ParticipantId participant,
            Object subject,
            long version,
            Map<String, Object> payload) {
        boolean needed = participants
                .find(caller.mode(), participant)
                .map(row -> needsTwo(row, kind))
                .orElse(false);
        return needed ? Optional.of(propose(caller, kind, participant, subject, version, payload)) : Optional.empty();
    }

    private static boolean needsTwo(ParticipantRow row, StepKind kind) {
        return kind == StepKind.TWO_PERSON_STEPS ? !row.twoPersonSteps.isEmpty() : row.twoPersonSteps.contains(kind);
    }

    private StepRow propose(
            Caller caller,
            StepKind kind,
            ParticipantId participant,
            Object subject,
            long version,
            Map<String, Object> payload) {
        steps.pending(participant, kind, subject.toString()).ifPresent(other -> {
            throw waiting(Map.of("step", other.id));
        });
        StepRow row = new StepRow();
        row.id = Ids.next();
        row.mode = caller.mode();
        row.version = 1;
        row.participant = participant.value();
        row.kind = kind;
        row.subject = subject.toString();
        row.subjectVersion = version;
        row.payload = payload;
        row.state = StepState.PENDING;
        row.proposedBy = caller.subject();
        row.proposedByName = caller.username();
        row.proposedAt = clock.now();
        row.expiresAt = row.proposedAt.plus(config.people().stepsWait());
        try {
            steps.persistAndFlush(row);
        } catch (ConstraintViolationException e) {
            throw waiting(Map.of());
        }
        audit.record("step.propose", "step", row.id, null, Image.of(row));
        return row;
    }

    private static RuntimeException waiting(Map<String, ?> facts) {
        return Problems.conflict("step-pending", "This waits for a second user of the participant already.", facts);
    }

    /** Does what another user of the same participant has proposed. */
    @Transactional
    public StepRow confirm(Caller caller, UUID id) {
        StepRow row = lockOwn(caller, id);
        if (caller.subject().equals(row.proposedBy)) {
            throw Problems.forbidden("second-person-needed", "Another user than the one who proposed it confirms.");
        }
        decide(caller, row, StepState.CONFIRMED, null);
        actOf(row.kind).carryOut(caller, row);
        return row;
    }

    /** By another user, or by the one who proposed it and takes it back. */
    @Transactional
    public StepRow refuse(Caller caller, UUID id, Supplier<String> why) {
        StepRow row = lockOwn(caller, id);
        decide(caller, row, StepState.REFUSED, Refusals.reason(why.get()));
        return row;
    }

    private void decide(Caller caller, StepRow row, StepState next, String reason) {
        StepState state =
                row.state == StepState.PENDING && !clock.now().isBefore(row.expiresAt) ? StepState.EXPIRED : row.state;
        if (!state.permits(next)) {
            throw Problems.conflict(
                    "step-state", "A step that is " + state + " cannot become " + next + ".", Map.of("state", state));
        }
        Image before = Image.of(row);
        row.state = next;
        row.version++;
        row.decidedBy = caller.subject();
        row.decidedByName = caller.username();
        row.decidedAt = clock.now();
        row.reason = reason;
        audit.record(
                next == StepState.CONFIRMED ? "step.confirm" : "step.refuse", "step", row.id, before, Image.of(row));
    }

    /** The acts that somebody carries out here, and that a participant can therefore make need two. */
    Set<StepKind> kinds() {
        return acts.stream().map(StepAct::kind).collect(Collectors.toCollection(() -> EnumSet.noneOf(StepKind.class)));
    }

    private StepAct actOf(StepKind kind) {
        return acts.stream()
                .filter(act -> act.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody carries out " + kind));
    }

    /** 409 where the thing is not as it was when the act was proposed. */
    public static void requireUnchanged(StepRow step, long version) {
        if (step.subjectVersion != version) {
            throw Problems.conflict(
                    "changed-since",
                    "What this step is about has changed since it was proposed; it has to be proposed anew.",
                    Map.of("step", step.id));
        }
    }

    private StepRow lockOwn(Caller caller, UUID id) {
        ParticipantId own = requireUser(caller);
        return steps.lock(id)
                .filter(row -> row.mode == caller.mode() && row.participantId().equals(own))
                .orElseThrow(() -> Problems.notFound("step", id));
    }

    /** Newest first; those of the caller's own participant. */
    @Transactional
    public List<StepRow> list(Caller caller, StepState state, UUID before, int limit) {
        return steps.of(requireUser(caller), state, before, limit);
    }

    private static ParticipantId requireUser(Caller caller) {
        return caller.has(Role.TRADER)
                ? caller.requireParticipantItself(Role.TRADER)
                : caller.requireParticipantItself(Role.APPROVER);
    }

    /** Ends what nobody has confirmed in time; how many there were. */
    @Transactional
    int expire() {
        List<StepRow> over = steps.expired(clock.now(), MOST_EXPIRED);
        for (StepRow row : over) {
            Image before = Image.of(row);
            row.state = StepState.EXPIRED;
            row.version++;
            row.decidedAt = clock.now();
            audit.recordBySystem("clock", row.mode, "step.expire", "step", row.id, before, Image.of(row));
        }
        return over.size();
    }
}

package org.ipmarket.listing.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.etag.ETags;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.Violation;
import org.ipmarket.listing.participant.StepKind;
import org.ipmarket.listing.register.ParticipantFile;
import org.ipmarket.listing.register.Refusals;
import org.ipmarket.listing.store.ParticipantRow;
import org.ipmarket.listing.store.StepRow;
import org.ipmarket.messages.event.ParticipantChanged;
import org.ipmarket.messages.id.ParticipantId;

/** Says which steps of a participant need two of its users. One may add to them; taking one off needs two. */
@ApplicationScoped
public class TwoPersonSteps implements StepAct {
    private static final String STEPS = "steps";

    private final ParticipantFile file;
    private final SecondUser second;

    TwoPersonSteps(ParticipantFile file, SecondUser second) {
        this.file = file;
        this.second = second;
    }

    /** The participant as it is now, and the step that waits for a second user where one is needed. */
    public record Outcome(ParticipantRow participant, Optional<StepRow> step) {}

    @Transactional
    public Outcome set(Caller caller, ParticipantId id, Supplier<Set<StepKind>> stated, String ifMatch) {
        ParticipantRow row = file.lockSeen(caller, id);
        if (!ParticipantFile.isItself(caller, row, Role.APPROVER)) {
            throw Problems.forbidden("An approver of the participant says what needs two.");
        }
        ETags.requireMatch(ifMatch, row.version);
        Set<StepKind> wanted = stated.get();
        refuseOthers(wanted);
        if (!wanted.containsAll(row.twoPersonSteps)) {
            Map<String, Object> payload =
                    Map.of(STEPS, wanted.stream().map(StepKind::name).sorted().toList());
            return new Outcome(row, second.ask(caller, StepKind.TWO_PERSON_STEPS, id, row.id, row.version, payload));
        }
        if (!wanted.equals(row.twoPersonSteps)) {
            change(row, wanted);
        }
        return new Outcome(row, Optional.empty());
    }

    /** TWO_PERSON_STEPS needs two by itself while there is any other; a deal counts the users who accept it and proposes no step. */
    private void refuseOthers(Set<StepKind> wanted) {
        Set<StepKind> known = second.kinds();
        known.add(StepKind.DEAL_ACCEPT);
        known.remove(StepKind.TWO_PERSON_STEPS);
        // no step waits there: a deal counts who has accepted
        known.add(StepKind.DEAL_ACCEPT);
        if (!known.containsAll(wanted)) {
            throw Refusals.unprocessable(
                    "invalid-steps",
                    List.of(new Violation(
                            STEPS,
                            "only these can be made to need two",
                            known.stream().map(StepKind::name).toList())));
        }
    }

    private void change(ParticipantRow row, Set<StepKind> wanted) {
        ParticipantChanged before = row.told();
        row.twoPersonSteps = Set.copyOf(wanted);
        row.version++;
        file.told(row, "participant.two-person-steps", before);
    }

    @Override
    public StepKind kind() {
        return StepKind.TWO_PERSON_STEPS;
    }

    @Override
    public void carryOut(Caller confirming, StepRow step) {
        ParticipantRow row = file.lock(step.mode, step.participantId());
        SecondUser.requireUnchanged(step, row.version);
        EnumSet<StepKind> wanted = EnumSet.noneOf(StepKind.class);
        ((Collection<?>) step.payload.getOrDefault(STEPS, List.of()))
                .forEach(name -> wanted.add(StepKind.valueOf(name.toString())));
        change(row, wanted);
    }
}

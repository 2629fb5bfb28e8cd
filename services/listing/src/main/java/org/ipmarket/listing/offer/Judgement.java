package org.ipmarket.listing.offer;

import java.time.LocalDate;
import java.util.List;
import org.ipmarket.listing.centre.Ruled;
import org.ipmarket.listing.grant.StandingGrant;
import org.ipmarket.messages.WorkingDays.Deadline;
import org.ipmarket.messages.id.AssetId;

/**
 * How one gate stands.
 *
 * @param reason why it stands so, for people
 * @param source of the rule that decided: the gate's, or the one of the grant in the way
 * @param since the day of the fact that it rests on, or null
 * @param until the last day on which it stands so, or null where no period runs
 * @param findings what is wrong, asset by asset; at most {@link #MOST_FINDINGS}
 * @param found how many there are
 */
public record Judgement(
        Gate gate,
        State state,
        String reason,
        String source,
        LocalDate since,
        Deadline until,
        List<Finding> findings,
        int found) {
    public static final int MOST_FINDINGS = 20;

    public enum State {
        PASSED,
        CLOSED,
        /** It opens when somebody has spoken or a period has run. */
        WAITING,
        NOT_APPLICABLE
    }

    /**
     * @param inTheWay the grant or offer that bars it, or null
     */
    public record Finding(AssetId asset, String reason, String source, StandingGrant inTheWay) {
        Finding(AssetId asset, String reason) {
            this(asset, reason, null, null);
        }
    }

    public boolean bars() {
        return state == State.CLOSED || state == State.WAITING;
    }

    static Judgement of(Gate gate, State state, String reason) {
        return new Judgement(gate, state, reason, gate.source(), null, null, List.of(), 0);
    }

    static Judgement passed(Gate gate, String reason) {
        return of(gate, State.PASSED, reason);
    }

    static Judgement closed(Gate gate, String reason) {
        return of(gate, State.CLOSED, reason);
    }

    static Judgement notApplicable(Gate gate, String reason) {
        return of(gate, State.NOT_APPLICABLE, reason);
    }

    /** Passed where nothing was found, else as {@code state} says, for the first thing found. */
    static Judgement by(Gate gate, State state, List<Finding> findings, String otherwise) {
        if (findings.isEmpty()) {
            return passed(gate, otherwise);
        }
        Finding first = findings.getFirst();
        String source = first.source() == null ? gate.source() : first.source();
        return new Judgement(
                gate,
                state,
                first.reason(),
                source,
                null,
                null,
                List.copyOf(findings.subList(0, Math.min(findings.size(), MOST_FINDINGS))),
                findings.size());
    }

    /** By a rule of the centre. */
    Judgement by(Ruled<?> rule) {
        return new Judgement(
                gate, state, reason, rule.rule() + ": " + rule.source().en(), since, until, findings, found);
    }

    Judgement since(LocalDate day) {
        return new Judgement(gate, state, reason, source, day, until, findings, found);
    }

    Judgement until(Deadline last) {
        return new Judgement(gate, state, reason, source, since, last, findings, found);
    }
}

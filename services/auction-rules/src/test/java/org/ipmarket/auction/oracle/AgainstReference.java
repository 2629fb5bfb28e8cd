package org.ipmarket.auction.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.ipmarket.auction.verifier.Report;
import org.ipmarket.auction.verifier.Verifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * One format: the rules in force and the naive reference answer the same histories in the same way, and the verifier replays what the rules have written. {@code -Dhistories=n} plays more of them, {@code -Dseed=n} begins
 * with another one.
 */
@Execution(ExecutionMode.CONCURRENT)
abstract class AgainstReference {
    private static final int HISTORIES = Integer.getInteger("histories", 2_000);
    private static final int FEWER = 60;
    private static final long SEED = Long.getLong("seed", 1);

    private final Format format;

    AgainstReference(Format format) {
        this.format = format;
    }

    /** A reference with one comparison wrong. */
    abstract Function<Setting, Naive> planted();

    /** Every term that decides something in this format, and no other. */
    abstract Set<Term> terms();

    /** What histories must come to, so that the comparison says something. */
    abstract Set<String> mustReach();

    @Test
    void rulesReferenceAndReplayAgree() {
        for (long seed = SEED; seed < SEED + HISTORIES; seed++) {
            check(seed);
        }
    }

    final void check(long seed) {
        History history = Histories.of(format, seed);
        Played played = play(seed, history);
        String difference = played.verdict().difference(verdict(format.reference(history.setting()), history));
        assertThat(difference)
                .as("%s, seed %s: rules against reference%n%s", format, seed, history)
                .isNull();
        Report report = new Verifier().verify(played.export());
        assertThat(report.findings())
                .as("%s, seed %s: replay%n%s", format, seed, history)
                .isEmpty();
        if (!report.recomputed().hidden()) {
            assertThat(report.recomputed().extensions())
                    .as("%s, seed %s: extensions", format, seed)
                    .isEqualTo(played.verdict().extensions());
        }
    }

    private Played play(long seed, History history) {
        try {
            return Played.of(format, history);
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(format + ", seed " + seed + ": the rules fail\n" + history, e);
        }
    }

    @Test
    void aPlantedFaultIsFound() {
        for (long seed = SEED; seed < SEED + HISTORIES; seed++) {
            History history = Histories.of(format, seed);
            Verdict faulty = verdict(planted().apply(history.setting()), history);
            if (play(seed, history).verdict().difference(faulty) != null) {
                return;
            }
        }
        throw new AssertionError("no history tells the planted fault in " + HISTORIES);
    }

    @Test
    void eachTermMattersByTheLeastThereIsAndNoOther() {
        Set<Term> decisive = EnumSet.noneOf(Term.class);
        for (Term term : Term.values()) {
            if (decides(term, terms().contains(term) ? HISTORIES : FEWER)) {
                decisive.add(term);
            }
        }
        assertThat(decisive).isEqualTo(terms());
    }

    private boolean decides(Term term, int histories) {
        for (long seed = SEED; seed < SEED + histories; seed++) {
            History history = Histories.of(format, seed);
            Verdict right = verdict(format.reference(history.setting()), history);
            Verdict wrong = verdict(format.reference(term.wrong(history.setting())), history);
            if (right.difference(wrong) != null) {
                return true;
            }
        }
        return false;
    }

    @Test
    void historiesReachEveryReasonAndStage() {
        Set<String> reached = new TreeSet<>();
        for (long seed = SEED; seed < SEED + HISTORIES; seed++) {
            History history = Histories.of(format, seed);
            Naive lot = format.reference(history.setting());
            for (Fact fact : history.facts()) {
                lot.play(fact);
                reached.add(lot.stage() == null ? lot.phase() : lot.stage().name());
            }
            Verdict verdict = lot.verdict();
            verdict.answers().forEach(answer -> reached.add(answer.replaceFirst(" (until )?\\d.*", "")));
            reached.add(String.valueOf(verdict.reason()));
            reached.add(verdict.runnerUp() == null ? "" : "runner-up");
            reached.add("winners " + verdict.winners().size());
            reached.add("ranking " + verdict.ranking().size());
            reached.add("extensions " + verdict.extensions());
        }
        assertThat(reached).containsAll(mustReach());
    }

    private static Verdict verdict(Naive lot, History history) {
        history.facts().forEach(lot::play);
        return lot.verdict();
    }
}

package org.ipmarket.auction.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.ipmarket.auction.oracle.Fact.Fault;
import org.ipmarket.auction.verifier.Verifier;
import org.junit.jupiter.api.Test;

/** Where rules, verifier and reference once differed. */
class KnownDifferencesTest {
    private static final Setting SETTING = Histories.of(Format.ENGLISH, 1)
            .setting()
            .with("start", 1_000L)
            .with("steps", List.of(new long[] {0, 50}))
            .with("end", 120_000L)
            .with("window", 0L)
            .with("minimum", 1)
            .with("reserve", 0L)
            .with("secret", false)
            .with("rank", Map.of(2, 1))
            .with("runnerUp", true)
            .with("gateFails", false)
            .with("keepersWait", true);

    @Test
    void aRightOfPriorityMatchesThePriceButDoesNotUndercutTheStep() {
        Verdict verdict = agreed(
                Format.ENGLISH,
                new Fact.Admit(0, 1),
                new Fact.Admit(0, 2),
                new Fact.Bid(60_000, 1, 1_000, false),
                new Fact.Bid(60_000, 2, 1_049, false),
                new Fact.Bid(60_000, 2, 1_000, false),
                new Fact.Tick(120_000));

        assertThat(verdict.answers().get(3)).isEqualTo("rejected TOO_LOW");
        assertThat(verdict.winners()).containsExactly(new Verdict.Stake(2, 1_000));
    }

    @Test
    void whatABidderOfferedBeforeItLeftDoesNotComeBackWithIt() {
        Verdict verdict = agreed(
                Format.ENGLISH,
                new Fact.Admit(0, 1),
                new Fact.Admit(0, 2),
                new Fact.Bid(60_000, 1, 1_000, false),
                new Fact.Bid(60_000, 2, 1_050, false),
                new Fact.Leave(60_001, 1),
                new Fact.Admit(60_002, 1),
                new Fact.Tick(120_000));

        assertThat(verdict.ranking()).containsExactly(new Verdict.Stake(2, 1_050));
        assertThat(verdict.runnerUp()).isNull();
    }

    @Test
    void aLotThatWaitsForItsKeepersCanBeSuspended() {
        Verdict verdict = agreed(
                Format.SEALED_FIRST,
                new Fact.Admit(0, 1),
                new Fact.Offer(60_000, 1, 1_000, Fault.NONE),
                new Fact.Tick(120_000),
                new Fact.Suspend(130_000, 130_000),
                new Fact.Keepers(131_000),
                new Fact.Resume(140_000),
                new Fact.Tick(140_000));

        assertThat(verdict.answers().get(3)).isEqualTo("suspended");
        assertThat(verdict.winners()).containsExactly(new Verdict.Stake(1, 1_000));
    }

    private static Verdict agreed(Format format, Fact... facts) {
        Naive reference = format.reference(SETTING);
        List.of(facts).forEach(reference::play);
        Played played = Played.of(format, new History(SETTING, List.of(facts)));
        assertThat(played.verdict().difference(reference.verdict())).isNull();
        assertThat(new Verifier().verify(played.export()).findings()).isEmpty();
        return played.verdict();
    }
}

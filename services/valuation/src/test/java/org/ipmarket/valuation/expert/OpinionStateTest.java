package org.ipmarket.valuation.expert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ipmarket.valuation.expert.OpinionDeed.ADJUST;
import static org.ipmarket.valuation.expert.OpinionDeed.ASSIGN;
import static org.ipmarket.valuation.expert.OpinionDeed.COUNTERSIGN;
import static org.ipmarket.valuation.expert.OpinionDeed.EXPIRE;
import static org.ipmarket.valuation.expert.OpinionDeed.ISSUE;
import static org.ipmarket.valuation.expert.OpinionDeed.RECUSE;
import static org.ipmarket.valuation.expert.OpinionDeed.RETURN;
import static org.ipmarket.valuation.expert.OpinionDeed.REVIEW;
import static org.ipmarket.valuation.expert.OpinionDeed.SIGN;
import static org.ipmarket.valuation.expert.OpinionDeed.WITHDRAW;

import java.time.LocalDate;
import java.time.Period;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OpinionStateTest {
    @Test
    void theUsualWayLeadsFromTheRequestToItsEnd() {
        OpinionState state = OpinionState.REQUESTED;
        for (OpinionDeed deed : List.of(ASSIGN, REVIEW, ADJUST, SIGN, COUNTERSIGN, ISSUE, EXPIRE)) {
            state = state.by(deed);
        }
        assertThat(state).isEqualTo(OpinionState.EXPIRED);
        assertThat(state.hasEnded()).isTrue();
    }

    @Test
    void figuresMayBeLeftAsTheyAre() {
        assertThat(OpinionState.REVIEWED.by(SIGN)).isEqualTo(OpinionState.SIGNED);
    }

    @Test
    void nothingIsSignedThatNobodyHasReviewed() {
        assertThatThrownBy(() -> OpinionState.ASSIGNED.by(SIGN))
                .isInstanceOf(IllegalDeed.class)
                .hasMessageContaining("ASSIGNED")
                .hasMessageContaining("SIGN");
    }

    @Test
    void nothingIsGivenOutWithOneSignature() {
        assertThatThrownBy(() -> OpinionState.SIGNED.by(ISSUE)).isInstanceOf(IllegalDeed.class);
        assertThat(whichPermit(ISSUE)).containsExactly(OpinionState.COUNTERSIGNED);
    }

    @Test
    void figuresOfASignedOneDoNotChange() {
        assertThat(whichPermit(ADJUST)).containsExactlyInAnyOrder(OpinionState.REVIEWED, OpinionState.ADJUSTED);
        assertThat(OpinionState.SIGNED.by(RETURN)).isEqualTo(OpinionState.ASSIGNED);
    }

    @Test
    void onlyOneThatWasGivenOutRunsOut() {
        assertThat(whichPermit(EXPIRE)).containsExactly(OpinionState.ISSUED);
    }

    @Test
    void expertsStepDownUntilItIsGivenOut() {
        assertThat(whichPermit(RECUSE))
                .containsExactlyInAnyOrder(
                        OpinionState.ASSIGNED,
                        OpinionState.REVIEWED,
                        OpinionState.ADJUSTED,
                        OpinionState.SIGNED,
                        OpinionState.COUNTERSIGNED);
        assertThat(OpinionState.COUNTERSIGNED.by(RECUSE)).isEqualTo(OpinionState.REQUESTED);
    }

    @Test
    void whatHasNotEndedCanBeWithdrawn() {
        assertThat(whichPermit(WITHDRAW))
                .isEqualTo(EnumSet.complementOf(EnumSet.of(OpinionState.EXPIRED, OpinionState.WITHDRAWN)));
    }

    @ParameterizedTest
    @EnumSource(OpinionState.class)
    void whatIsNotInTheTableIsRefusedByName(OpinionState state) {
        EnumSet.allOf(OpinionDeed.class).stream()
                .filter(deed -> !state.next().containsKey(deed))
                .forEach(deed -> assertThatThrownBy(() -> state.by(deed))
                        .isInstanceOf(IllegalDeed.class)
                        .satisfies(e -> assertThat(((IllegalDeed) e).state()).isEqualTo(state)));
    }

    @Test
    void aValidityIsReckonedFromTheDayOfTheValue() {
        Validity year = Validity.of(LocalDate.of(2026, 3, 1), Period.ofYears(1));
        assertThat(year.until()).isEqualTo("2027-03-01");
        assertThat(year.hasRunOut(LocalDate.of(2027, 2, 28))).isFalse();
        assertThat(year.hasRunOut(LocalDate.of(2027, 3, 1))).isTrue();
        assertThat(Validity.of(LocalDate.of(2028, 2, 29), Period.ofYears(1)).until())
                .isEqualTo("2029-02-28");
    }

    private static Set<OpinionState> whichPermit(OpinionDeed deed) {
        return EnumSet.allOf(OpinionState.class).stream()
                .filter(state -> state.next().containsKey(deed))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(OpinionState.class)));
    }
}

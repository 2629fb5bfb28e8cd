package org.ipmarket.valuation.method.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;

import java.time.LocalDate;
import java.util.List;
import org.ipmarket.valuation.method.indicator.BackwardCitations.Cited;
import org.ipmarket.valuation.method.indicator.BackwardCitations.Namer;
import org.ipmarket.valuation.method.indicator.ForwardCitations.Citing;
import org.junit.jupiter.api.Test;

class CitationsTest {
    private static final LocalDate PUBLISHED = LocalDate.of(2015, 3, 10);

    @Test
    void whoNamedThemIsToldOnlyWhereTheDocumentSaysSoOfEach() {
        Cited own = new Cited("CN", Namer.EXAMINER);
        Cited foreign = new Cited("US", Namer.ANOTHER);
        BackwardCitations said = BackwardCitations.of("CN", List.of(own, foreign, Cited.literature(Namer.EXAMINER)));
        assertThat(said.ownOffice()).isEqualTo(1);
        assertThat(said.otherOffices()).isEqualTo(1);
        assertThat(said.literature()).isEqualTo(1);
        assertThat(said.total()).isEqualTo(3);
        assertThat(said.byExaminer()).hasValue(2);
        assertThat(BackwardCitations.of("CN", List.of(own, new Cited("EP", Namer.NOT_SAID)))
                        .byExaminer())
                .isEmpty();
    }

    @Test
    void citationsCountWithinTheWindowOnly() {
        List<Citing> citing = List.of(
                new Citing(PUBLISHED.minusDays(1), false),
                new Citing(PUBLISHED, false),
                new Citing(PUBLISHED.plusYears(2), true),
                new Citing(PUBLISHED.plusYears(5).minusDays(1), false),
                new Citing(PUBLISHED.plusYears(5), false));
        assertThat(ForwardCitations.of(PUBLISHED, citing, PUBLISHED.plusYears(9), 5))
                .isEqualTo(new ForwardCitations(2, 1, 5, true));
        assertThat(ForwardCitations.of(PUBLISHED, citing, PUBLISHED.plusYears(5).minusDays(1), 5))
                .isEqualTo(new ForwardCitations(2, 1, 5, true));
        assertThat(ForwardCitations.of(PUBLISHED, citing, PUBLISHED.plusYears(5).minusDays(2), 5))
                .isEqualTo(new ForwardCitations(1, 1, 5, false));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ForwardCitations.of(PUBLISHED, citing, PUBLISHED, 0))
                .withMessageContaining("at least one year");
    }

    @Test
    void dispersionIsOneLessTheSquaredSharesAndOfNoCitationUndefined() {
        Dispersion half = Dispersion.of(List.of("A61", "A61", "G06", "G06")).orElseThrow();
        assertThat(half.plain()).isEqualTo(0.5);
        assertThat(half.unbiased().orElseThrow()).isCloseTo(2.0 / 3, offset(1e-15));
        Dispersion one = Dispersion.of(List.of("A61")).orElseThrow();
        assertThat(one.plain()).isZero();
        assertThat(one.unbiased()).isEmpty();
        assertThat(Dispersion.of(List.of())).isEmpty();
    }

    /** Shares 3/4 and 1/4 of two citations, the one without a class left out. */
    @Test
    void aCitationInSeveralClassesIsDividedBetweenThem() {
        Dispersion shared = Dispersion.ofShared(List.of(List.of("A61B"), List.of("A61B", "G06F"), List.of()))
                .orElseThrow();
        assertThat(shared.citations()).isEqualTo(2);
        assertThat(shared.plain()).isCloseTo(1 - 0.5625 - 0.0625, offset(1e-15));
        assertThat(shared.unbiased()).isEmpty();
    }
}

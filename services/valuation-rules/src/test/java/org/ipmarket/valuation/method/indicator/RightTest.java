package org.ipmarket.valuation.method.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import org.ipmarket.valuation.method.indicator.Family.Member;
import org.junit.jupiter.api.Test;

/** Family, scope and term. */
class RightTest {
    private static final LocalDate FILED = LocalDate.of(2010, 1, 1);

    @Test
    void publicationsOfOneApplicationAreOneMemberAndTheInternationalOneProtectsNowhere() {
        Family family = Family.of(List.of(
                        new Member("WO", "2013US50328"),
                        new Member("US", "13547826"),
                        new Member("US", "13547826"),
                        new Member("US", "14000001"),
                        new Member("EP", "13740155"),
                        new Member("JP", "2015522000")))
                .orElseThrow();
        assertThat(family.applications()).isEqualTo(5);
        assertThat(family.offices()).containsExactly("EP", "JP", "US");
        assertThat(family.triadic()).isTrue();
        assertThat(Family.of(List.of(new Member("CN", "1"), new Member("EP", "2"), new Member("US", "3")))
                        .orElseThrow()
                        .triadic())
                .isFalse();
        assertThat(Family.of(List.of())).isEmpty();
    }

    @Test
    void tagsAreNoField() {
        assertThat(Scope.of(List.of("A61B 5/00", "A61B 5/11", "H04L 29/08", "Y02E 60/10", "rubbish")))
                .contains(new Scope(List.of("A61B", "H04L")));
        assertThat(Scope.of(List.of("Y02E 60/10"))).isEmpty();
    }

    @Test
    void theTermRunsOutAndIsNeverNegative() {
        Term term = new Term(FILED, LocalDate.of(2030, 1, 1));
        assertThat(term.daysLeft(LocalDate.of(2029, 12, 31))).isEqualTo(1);
        assertThat(term.daysLeft(LocalDate.of(2031, 1, 1))).isZero();
        assertThat(term.shareLeft(FILED)).isEqualTo(1);
        assertThat(term.shareLeft(FILED.minusDays(5))).isEqualTo(1);
        assertThat(term.shareLeft(LocalDate.of(2030, 1, 1))).isZero();
        assertThat(term.shareLeft(LocalDate.of(2020, 1, 1))).isEqualTo(3653 / 7305.0);
        assertThatIllegalArgumentException().isThrownBy(() -> new Term(FILED, FILED));
        assertThatIllegalArgumentException().isThrownBy(() -> Term.grantLag(FILED, FILED.minusDays(1)));
    }
}

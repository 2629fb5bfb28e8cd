package org.ipmarket.valuation.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.valuation.TestAssets;
import org.ipmarket.valuation.method.indicator.Cohort;
import org.junit.jupiter.api.Test;

/** A patent among its like: what is known is ranked, what is not is named. */
class StandingsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private static List<AssetChanged> like(int count) {
        List<AssetChanged> like = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            like.add(TestAssets.invention().claimCount(i).referencesCited(2 * i).build());
        }
        return like;
    }

    private static Standing.Line line(Standing standing, String id) {
        return standing.scorecard().lines().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPatentIsComparedWithItsOfficeFieldAndYear() {
        assertThat(Standings.key(TestAssets.invention().build())).contains(new Cohort.Key("CN", "B25J", 2019));
    }

    /** Claims 1 to 40: that with 30 has 29 below and itself, so its mid-rank is 29.5 of 40. */
    @Test
    void whatTheCohortKnowsIsRanked() {
        List<AssetChanged> like = like(40);
        Standing standing = Standings.of(like.get(29), like, DAY);
        assertThat(standing.cohort()).isEqualTo(new Standing.Cohort("CN", "B25J", 2019, 40));
        assertThat(line(standing, "claims").points()).isEqualTo(73.75);
        // of 7,305 days from 8 January 2019 on, 4,695 are left
        assertThat(line(standing, "remaining-term").points()).isEqualTo(64.271);
        assertThat(standing.scorecard().least())
                .isLessThan(standing.scorecard().points())
                .isLessThan(standing.scorecard().most());
    }

    @Test
    void whatTheRegisterDoesNotTellIsNamedAndNotGuessed() {
        List<AssetChanged> like = like(40);
        Standing standing = Standings.of(like.get(29), like, DAY);
        assertThat(line(standing, "forward-citations").points()).isNull();
        assertThat(line(standing, "forward-citations").reason()).isEqualTo("FORWARD_CITATIONS is not known");
        assertThat(standing.indices())
                .allSatisfy(index -> assertThat(index.index()).isNull())
                .allSatisfy(index -> assertThat(index.missing()).contains("FAMILY_OFFICES is not known"));
    }

    @Test
    void aSmallCohortRanksNobody() {
        List<AssetChanged> like = like(Cohort.LEAST - 1);
        Standing standing = Standings.of(like.getFirst(), like, DAY);
        assertThat(line(standing, "claims").points()).isNull();
        assertThat(line(standing, "claims").reason()).contains("fewer than 30");
    }

    @Test
    void withoutAFieldThereIsNoCohort() {
        Standing standing = Standings.of(TestAssets.invention().ipc(null).build(), List.of(), DAY);
        assertThat(standing.cohort()).isNull();
        assertThat(standing.scorecard()).isNull();
        assertThat(standing.indices()).hasSize(3).allSatisfy(index -> assertThat(index.missing())
                .isNotEmpty());
    }
}

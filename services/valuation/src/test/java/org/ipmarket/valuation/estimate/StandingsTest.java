package org.ipmarket.valuation.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.ipmarket.messages.CitationsReceived;
import org.ipmarket.messages.ToldBy;
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

    /**
     * Claims 1 to 40, references 2 to 80. All were filed at 2 offices but the last, at 4; all have 4 citations within five years, half of them in B25J and
     * half in H01L, but that with 30 claims: it has 3, in B25J, in B25J and H01L, and in B65G, and one more too late.
     *
     * <p>Its shares of the greatest: citations 3/4, offices 2/4, claims 30/40. Its generality: B25J has 1.5 of 3, H01L 0.5, B65G 1; 1 - (0.25 + 0.02778 +
     * 0.11111) = 0.61111, the greatest there is, as the others have 1 - (0.25 + 0.25) = 0.5. The index is (0.75 + 0.5 + 0.75 + 1) / 4 = 0.75. Another with n
     * claims comes to (1 + 0.5 + n/40 + 0.5/0.61111) / 4, which is less up to n = 27: the percentile is (27 + 0.5) / 40.
     */
    @Test
    void theIndexIsCountedWhereAllIsTold() {
        List<AssetChanged> like = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            TestAssets one = TestAssets.invention().claimCount(i).referencesCited(2 * i);
            like.add((i == 40 ? one.familyOffices("CN", "EP", "JP", "US", "WO") : one.familyOffices("EP", "WO"))
                    .citationsReceived(
                            i == 30
                                    ? all(
                                            cites("2020-02-03", "B25J"),
                                            cites("2021-02-03", "B25J", "H01L"),
                                            cites("2024-07-09", "B65G"),
                                            cites("2024-07-10", "A61B"))
                                    : all(
                                            cites("2020-02-03", "B25J"),
                                            cites("2021-02-03", "B25J"),
                                            cites("2022-02-03", "H01L"),
                                            cites("2023-02-03", "H01L")))
                    .build());
        }
        Standing standing = Standings.of(like.get(29), like, DAY);
        assertThat(index(standing, "OECD_4")).isEqualTo(new Standing.Index("OECD_4", 0.75, 68.75, 40, List.of()));
        // claims 30/40, offices 2/4, references 60/80, breadth 2/2
        assertThat(index(standing, "AT_PUBLICATION").index()).isEqualTo(0.75);
        assertThat(index(standing, "OECD_6").missing()).isNotEmpty().allSatisfy(missing -> assertThat(missing)
                .startsWith("GRANT_LAG"));
        // 39 have four, itself three: nothing below, half of itself
        assertThat(line(standing, "forward-citations").points()).isEqualTo(1.25);
        // 39 below and half of itself
        assertThat(line(standing, "generality").points()).isEqualTo(98.75);
    }

    @Test
    void whatIsToldInPartIsNotTakenForAll() {
        List<AssetChanged> like = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            like.add(TestAssets.invention().citationsReceived(all()).build());
        }
        AssetChanged own = TestAssets.invention()
                .citationsReceived(
                        new CitationsReceived(null, null, null, null, List.of(cites("2021-02-03", "B25J")), null))
                .build();
        assertThat(index(Standings.of(own, like, DAY), "OECD_4").missing())
                .contains(
                        "FORWARD_CITATIONS is not known: on this register 1 cite it; nobody has told who else does",
                        "FAMILY_OFFICES is not known");
    }

    private static Standing.Index index(Standing standing, String kind) {
        return standing.indices().stream()
                .filter(each -> each.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static CitationsReceived all(CitationsReceived.Citing... citing) {
        return new CitationsReceived(
                LocalDate.of(2019, 7, 10),
                LocalDate.of(2026, 1, 31),
                citing.length,
                null,
                List.of(citing),
                ToldBy.CENTRE);
    }

    private static CitationsReceived.Citing cites(String published, String... subclasses) {
        return new CitationsReceived.Citing(LocalDate.parse(published), List.of(subclasses), null, null, false);
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

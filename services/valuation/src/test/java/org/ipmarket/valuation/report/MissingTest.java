package org.ipmarket.valuation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.valuation.TestAssets;
import org.ipmarket.valuation.report.Missing.What;
import org.junit.jupiter.api.Test;

class MissingTest {
    private static List<ReportPart> parts(ReportFacts facts) {
        return Missing.of(facts).stream().map(Missing::part).toList();
    }

    @Test
    void thereAreFourteenParts() {
        assertThat(ReportPart.values()).hasSize(14);
    }

    @Test
    void anIssuedOpinionIsWhole() {
        assertThat(Missing.of(TestFacts.issued())).isEmpty();
    }

    @Test
    void anEstimateLacksWhatOnlyPeopleCanSay() {
        assertThat(parts(TestFacts.estimate(TestAssets.invention().build())))
                .containsExactly(
                        ReportPart.CLIENT_AND_USERS,
                        ReportPart.PURPOSE,
                        ReportPart.PROCEDURES,
                        ReportPart.SPECIAL_MATTERS,
                        ReportPart.SIGNATURES);
    }

    @Test
    void whereNothingWasCalculatedThatIsFlagged() {
        ReportFacts seized = TestFacts.estimate(
                TestAssets.invention().status(LegalStatus.SEIZED).build());
        assertThat(seized.estimate().noEstimateReason().en()).contains("SEIZED");
        assertThat(Missing.of(seized))
                .contains(
                        new Missing(ReportPart.METHODS, What.NOTHING_CALCULATED),
                        new Missing(ReportPart.ASSUMPTIONS, What.NOTHING_CALCULATED),
                        new Missing(ReportPart.CONCLUSION, What.NO_FIGURE));
    }

    @Test
    void aDraftLacksReviewDateAndSignatures() {
        assertThat(parts(TestFacts.requested(new LocalizedText("某公司", null))))
                .containsExactly(
                        ReportPart.PROCEDURES,
                        ReportPart.SPECIAL_MATTERS,
                        ReportPart.REPORT_DATE,
                        ReportPart.SIGNATURES);
        assertThat(Missing.of(TestFacts.requested(null)))
                .contains(new Missing(ReportPart.CLIENT_AND_USERS, What.CLIENT_UNNAMED));
    }

    @Test
    void aRightThatIsWorthNothingHasAConclusion() {
        ReportFacts lapsed = TestFacts.estimate(
                TestAssets.invention().status(LegalStatus.LAPSED).build());
        assertThat(lapsed.conclusion().value().isZero()).isTrue();
        assertThat(parts(lapsed)).doesNotContain(ReportPart.CONCLUSION).contains(ReportPart.METHODS);
    }
}

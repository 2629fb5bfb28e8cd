package org.ipmarket.valuation.expert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.stream.IntStream;
import org.ipmarket.valuation.expert.AppraisalReport.Signer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppraisalReportTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final Signer ONE = new Signer("张伟", "44010001");
    private static final Signer OTHER = new Signer("张伟", "44010002");

    private static AppraisalReport report(String base, String dated, Signer... signers) {
        return new AppraisalReport(
                "粤评报字〔2026〕第0123号",
                "广东某某资产评估有限公司",
                "91440101MA59ABCD1X",
                LocalDate.parse(base),
                LocalDate.parse(dated),
                "粤资评备2026-0456",
                List.of(signers),
                null);
    }

    private static String slug(AppraisalReport report) {
        return report.fault(TODAY, Period.ofYears(1))
                .map(AppraisalReport.Fault::slug)
                .orElse(null);
    }

    @Test
    void oneThatIsInOrderHasNoFault() {
        assertThat(slug(report("2026-03-31", "2026-05-20", ONE, OTHER))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-01, 2026-06-02, date-in-future",
        "2026-05-21, 2026-05-20, dates-reversed",
        "2025-05-20, 2026-05-20, base-date-too-old",
        "2025-05-21, 2026-05-20, ",
        "2026-06-01, 2026-06-01, "
    })
    void itsDatesAreInOrder(String base, String dated, String slug) {
        assertThat(slug(report(base, dated, ONE, OTHER))).isEqualTo(slug);
    }

    @Test
    void twoToTenAppraisersWithLicencesOfTheirOwnSign() {
        assertThat(slug(report("2026-03-31", "2026-05-20", ONE, OTHER, new Signer("李强", "44010003"))))
                .isNull();
        assertThat(slug(report("2026-03-31", "2026-05-20", ONE, OTHER, new Signer("李强", "44010002"))))
                .isEqualTo("two-signers");
        assertThat(slug(report("2026-03-31", "2026-05-20", signers(10)))).isNull();
        assertThat(slug(report("2026-03-31", "2026-05-20", signers(11)))).isEqualTo("too-many-signers");
        assertThat(slug(report("2026-03-31", "2026-05-20", ONE))).isEqualTo("two-signers");
        assertThat(slug(report("2026-03-31", "2026-05-20", ONE, new Signer("李强", "44010001"))))
                .isEqualTo("two-signers");
        assertThat(slug(report("2026-03-31", "2026-05-20", ONE, new Signer("李强", "12"))))
                .isEqualTo("malformed-licence");
        assertThat(slug(report("2026-03-31", "2026-05-20", ONE, new Signer(" ", "44010002"))))
                .isEqualTo("field-missing");
    }

    private static Signer[] signers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Signer("张伟", "4401000" + i))
                .toArray(Signer[]::new);
    }

    @Test
    void whatBelongsOnItIsThere() {
        AppraisalReport whole = report("2026-03-31", "2026-05-20", ONE, OTHER);
        AppraisalReport unfiled = new AppraisalReport(
                whole.number(),
                whole.institution(),
                null,
                whole.baseDate(),
                whole.reportDate(),
                null,
                whole.signers(),
                null);
        assertThat(unfiled.fault(TODAY, Period.ofYears(1)).orElseThrow().field())
                .isEqualTo("filingNumber");
        AppraisalReport undated = new AppraisalReport(
                whole.number(), whole.institution(), null, null, whole.reportDate(), "X1", whole.signers(), null);
        assertThat(undated.fault(TODAY, Period.ofYears(1)).orElseThrow().field())
                .isEqualTo("baseDate");
    }

    @Test
    void itIsKeptForThirtyYears() {
        Retention kept = Retention.of(LocalDate.of(2026, 6, 1), Period.ofYears(30));
        assertThat(kept.hasEnded(LocalDate.of(2056, 5, 31))).isFalse();
        assertThat(kept.hasEnded(LocalDate.of(2056, 6, 1))).isTrue();
        assertThat(Retention.of(LocalDate.of(2026, 6, 1), Period.ofYears(31)).until())
                .isEqualTo("2057-06-01");
        assertThatThrownBy(() -> Retention.of(LocalDate.of(2026, 6, 1), Period.of(29, 11, 29)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("30 years");
    }
}

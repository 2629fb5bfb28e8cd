package org.ipmarket.e2e.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    @Test
    void namesTheFaultUnderItsInvariant() {
        Report report = new Report(List.of(
                new Finding("money in = held + out", "3 transfers", List.of()),
                new Finding("one trade for each award", "2 lots", List.of("award 1 has 2 trades"))));

        assertThat(report.ok()).isFalse();
        assertThat(report.table().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("1  ok"),
                        line -> assertThat(line).contains("2  FAULT"),
                        line -> assertThat(line).contains("award 1 has 2 trades"));
    }
}

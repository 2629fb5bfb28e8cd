package org.ipmarket.chassis.test.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class FixedNamesTest {
    private final FixedNames names = new FixedNames(LocalDate.of(2026, 11, 30));

    @Test
    void idsAreCountedAndStayTheSameWithinAnExample() {
        String one = "0195a3c0-1111-7222-8333-444455556666";
        String other = "0195a3c0-1111-7222-8333-444455557777";
        assertThat(names.of("\"" + one + "\", \"lot:" + other + "\", \"" + one + "\""))
                .isEqualTo("\"01900000-0000-7000-8000-000000000001\", \"lot:01900000-0000-7000-8000-000000000002\","
                        + " \"01900000-0000-7000-8000-000000000001\"");
    }

    @Test
    void timesKeepTheirOrderAndTheirDistance() {
        assertThat(
                        names.of(
                                "\"2026-11-30T12:00:05.123Z\", \"2026-11-30T12:00:05Z\", \"2026-12-02T12:00:05.123Z\", \"until 2026-11-30T12:00:05Z.\""))
                .isEqualTo(
                        "\"2026-03-02T01:31:00Z\", \"2026-03-02T01:30:00Z\", \"2026-03-04T01:31:00Z\", \"until 2026-03-02T01:30:00Z.\"");
    }

    @Test
    void daysNearTheRunAreNearTheFirstDayAndOthersStay() {
        assertThat(names.of("\"2026-11-30\", \"2026-12-07\", \"2019-01-08\", \"GZ-2026-11-30\", \"by 2026-10-14.\""))
                .isEqualTo("\"2026-03-02\", \"2026-03-09\", \"2019-01-08\", \"GZ-2026-11-30\", \"by 2026-01-14.\"");
    }

    @Test
    void noMachineIsNamed() {
        assertThat(names.of("\"http://localhost:38123/hook\"")).isEqualTo("\"https://centre.example/hook\"");
    }
}

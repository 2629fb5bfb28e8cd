package org.ipmarket.listing.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {
    private static final WorkingDays CHINA = CalendarFile.china();

    @ParameterizedTest
    @CsvSource({
        "2018-02-15,false", "2018-02-21,false", "2018-02-22,true", "2018-02-11,true", "2018-02-24,true",
        "2018-10-01,false", "2018-10-05,false", "2018-10-08,true", "2018-09-29,true", "2018-09-30,true",
        "2019-02-04,false", "2019-02-08,false", "2019-02-11,true", "2019-02-02,true", "2019-02-03,true",
        "2019-10-07,false", "2019-10-08,true", "2019-09-29,true", "2019-10-12,true", "2018-12-29,true",
        "2018-12-31,false", "2021-02-11,false", "2021-02-17,false", "2021-02-18,true", "2021-02-07,true",
        "2021-02-20,true", "2021-10-07,false", "2021-10-08,true", "2021-09-26,true", "2021-10-09,true",
        "2023-01-27,false", "2023-01-28,true", "2023-01-29,true", "2023-10-06,false", "2023-10-07,true",
        "2024-02-10,false", "2024-02-16,false", "2024-02-18,true", "2024-02-04,true", "2024-10-12,true",
        "2025-01-26,true", "2025-02-04,false", "2025-02-05,true", "2025-02-08,true", "2025-10-08,false"
    })
    void workingDays(LocalDate day, boolean working) {
        assertThat(CHINA.isWorkingDay(day)).isEqualTo(working);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-09-30,1,2025-10-09",
        "2025-09-30,3,2025-10-11",
        "2024-09-30,5,2024-10-12",
        "2025-01-27,1,2025-02-05"
    })
    void periodsOfWorkingDays(LocalDate start, int n, LocalDate end) {
        assertThat(CHINA.addWorkingDays(start, n)).isEqualTo(new WorkingDays.Deadline(end, false));
        assertThat(CHINA.between(start, end)).isEqualTo(new WorkingDays.Count(n, false));
    }

    @Test
    void theLastDayRollsAndAnUnannouncedYearIsProvisional() {
        assertThat(CHINA.addDays(LocalDate.of(2025, 9, 24), 7).day()).isEqualTo("2025-10-09");
        assertThat(CHINA.addWorkingDays(LocalDate.of(2026, 12, 21), 10).provisional())
                .isTrue();
    }

    @Test
    void addThenCountRoundTrips() {
        for (LocalDate d = LocalDate.of(2015, 1, 1); d.getYear() < 2027; d = d.plusDays(5)) {
            for (int n = 1; n <= 30; n += 7) {
                assertThat(CHINA.between(d, CHINA.addWorkingDays(d, n).day()).days())
                        .isEqualTo(n);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"2025-01-01\",\"2025-01-01\"| ''|Twice",
                "''|\"2025-01-02\"|weekday",
                "\"2025-01-04\"|\"2025-01-04\"|Holiday and"
            })
    void badFilesAreRefused(String holidays, String makeUp, String why) {
        String json = "{\"version\":1,\"source\":\"x\",\"firstYear\":2025,\"lastYear\":2025,\"holidays\":[" + holidays
                + "],\"makeUpDays\":[" + makeUp + "]}";
        assertThatThrownBy(() -> CalendarFile.read(json.getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining(why);
    }
}

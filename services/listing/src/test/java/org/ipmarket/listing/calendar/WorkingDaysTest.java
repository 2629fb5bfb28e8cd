package org.ipmarket.listing.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.ipmarket.messages.WorkingDays;
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

    /** Counted by hand on the calendars of the notices named; a start is not counted, a Saturday or Sunday on which people work is. */
    @ParameterizedTest
    @CsvSource({
        // 国办发明电〔2014〕28号: October 1 to 7 off, Saturday 10 worked
        "2015-09-30,1,2015-10-08",
        "2015-09-30,3,2015-10-10",
        "2015-09-30,4,2015-10-12",
        // 国办发明电〔2015〕18号: October 8 and 9, a weekend, worked
        "2016-09-30,1,2016-10-08",
        "2016-09-30,2,2016-10-09",
        "2016-09-30,3,2016-10-10",
        // 国办发明电〔2016〕17号: Saturday, September 30 worked, then off until October 8
        "2017-09-29,1,2017-09-30",
        "2017-09-29,2,2017-10-09",
        // 国办发明电〔2017〕12号: September 29 and 30, a weekend, worked
        "2018-09-28,2,2018-09-30",
        "2018-09-28,3,2018-10-08",
        // 国办发明电〔2018〕15号
        "2019-02-01,3,2019-02-11",
        "2019-09-30,5,2019-10-12",
        // 国办发明电〔2019〕16号 and 国办发明电〔2020〕1号: Spring Festival lengthened to February 2
        "2020-01-23,1,2020-02-03",
        "2020-01-17,5,2020-01-23",
        "2020-09-30,2,2020-10-10",
        // 国办发明电〔2020〕27号
        "2021-02-10,1,2021-02-18",
        "2021-02-10,3,2021-02-20",
        "2021-09-30,2,2021-10-09",
        // 国办发明电〔2021〕11号: January 29 and 30, a weekend, worked
        "2022-01-28,2,2022-01-30",
        "2022-01-28,3,2022-02-07",
        "2022-09-30,3,2022-10-10",
        // 国办发明电〔2022〕16号: January 28 and 29, a weekend, worked; Mid-Autumn and October together
        "2023-01-20,1,2023-01-28",
        "2023-01-20,3,2023-01-30",
        "2023-09-28,1,2023-10-07",
        "2023-09-28,3,2023-10-09",
        // 国办发明电〔2023〕7号: February 9 is a working day, though leave is encouraged
        "2024-02-08,1,2024-02-09",
        "2024-02-08,2,2024-02-18",
        "2024-09-30,5,2024-10-12",
        // 国办发明电〔2024〕12号: from 2025 on New Year's Eve is off too
        "2025-01-27,1,2025-02-05",
        "2025-01-24,2,2025-01-27",
        "2025-09-30,1,2025-10-09",
        "2025-09-30,3,2025-10-11",
        // 国务院办公厅2025年11月4日通知: nine days off from February 15, Saturdays 14 and 28 worked
        "2026-02-13,1,2026-02-14",
        "2026-02-13,2,2026-02-24",
        "2026-02-13,6,2026-02-28",
        "2026-09-30,3,2026-10-10"
    })
    void periodsOfWorkingDays(LocalDate start, int n, LocalDate end) {
        assertThat(CHINA.addWorkingDays(start, n)).isEqualTo(new WorkingDays.Deadline(end, false));
        assertThat(CHINA.between(start, end)).isEqualTo(new WorkingDays.Count(n, false));
    }

    @ParameterizedTest
    @CsvSource({
        "2022-09-24,7,2022-10-08",
        "2023-01-14,7,2023-01-28",
        "2024-02-03,7,2024-02-18",
        "2025-09-24,7,2025-10-09",
        "2026-02-08,7,2026-02-24",
        "2026-10-03,7,2026-10-10"
    })
    void periodsOfDaysRollToTheNextWorkingDay(LocalDate start, int n, LocalDate end) {
        assertThat(CHINA.addDays(start, n)).isEqualTo(new WorkingDays.Deadline(end, false));
    }

    @Test
    void whatRestsOnAYearThatIsNotAnnouncedIsProvisional() {
        assertThat(CHINA.addWorkingDays(LocalDate.of(2026, 12, 21), 3).provisional())
                .isFalse();
        assertThat(CHINA.addWorkingDays(LocalDate.of(2026, 12, 21), 4).provisional())
                .isTrue();
        assertThat(CHINA.addDays(LocalDate.of(2014, 12, 20), 20).provisional()).isTrue();
        WorkingDays gap = WorkingDays.of(CalendarFile.chinaYears().stream()
                .filter(year -> year.year() != 2020)
                .toList());
        assertThat(gap.between(LocalDate.of(2019, 12, 2), LocalDate.of(2021, 1, 4))
                        .provisional())
                .isTrue();
        assertThat(gap.between(LocalDate.of(2019, 12, 2), LocalDate.of(2019, 12, 24))
                        .provisional())
                .isFalse();
        assertThat(gap.isProvisional(LocalDate.of(2019, 12, 25))).isTrue();
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
                "\"2025-01-01\"|\"2025-01-02\"|weekday",
                "\"2025-01-04\"|\"2025-01-04\"|Holiday and"
            })
    void badFilesAreRefused(String holidays, String makeUp, String why) {
        String json =
                "{\"version\":1,\"source\":\"x\",\"notices\":{\"2025\":\"y\"},\"firstYear\":2025,\"lastYear\":2025,\"holidays\":["
                        + holidays + "],\"makeUpDays\":[" + makeUp + "]}";
        assertThatThrownBy(() -> CalendarFile.read(json.getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining(why);
    }
}

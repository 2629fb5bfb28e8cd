package org.ipmarket.listing.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ipmarket.messages.WorkingDays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The data file says, for every day of every year, what the State Council's notices say; they were read one by one. */
class ChinaNoticesTest {
    private static final WorkingDays CHINA = CalendarFile.china();

    /** Days off as the notice writes them, then the weekend days on which people work. Its weekends are named where it names them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                2015 | 国办发明电〔2014〕28号；国发明电〔2015〕1号 | 01-01..01-03 02-18..02-24 04-05..04-06 05-01..05-03 06-20..06-22 09-03..09-05 09-27 10-01..10-07 | 01-04 02-15 02-28 09-06 10-10
                2016 | 国办发明电〔2015〕18号 | 01-01..01-03 02-07..02-13 04-02..04-04 04-30..05-02 06-09..06-11 09-15..09-17 10-01..10-07 | 02-06 02-14 06-12 09-18 10-08 10-09
                2017 | 国办发明电〔2016〕17号 | 01-01..01-02 01-27..02-02 04-02..04-04 04-29..05-01 05-28..05-30 10-01..10-08 | 01-22 02-04 04-01 05-27 09-30
                2018 | 国办发明电〔2017〕12号 | 01-01 02-15..02-21 04-05..04-07 04-29..05-01 06-16..06-18 09-22..09-24 10-01..10-07 12-30..12-31 | 02-11 02-24 04-08 04-28 09-29 09-30 12-29
                2019 | 国办发明电〔2018〕15号；国办发明电〔2019〕3号 | 01-01 02-04..02-10 04-05..04-07 05-01..05-04 06-07..06-09 09-13..09-15 10-01..10-07 | 02-02 02-03 04-28 05-05 09-29 10-12
                2020 | 国办发明电〔2019〕16号；国办发明电〔2020〕1号 | 01-01 01-24..02-02 04-04..04-06 05-01..05-05 06-25..06-27 10-01..10-08 | 01-19 04-26 05-09 06-28 09-27 10-10
                2021 | 国办发明电〔2020〕27号 | 01-01..01-03 02-11..02-17 04-03..04-05 05-01..05-05 06-12..06-14 09-19..09-21 10-01..10-07 | 02-07 02-20 04-25 05-08 09-18 09-26 10-09
                2022 | 国办发明电〔2021〕11号 | 01-01..01-03 01-31..02-06 04-03..04-05 04-30..05-04 06-03..06-05 09-10..09-12 10-01..10-07 12-31 | 01-29 01-30 04-02 04-24 05-07 10-08 10-09
                2023 | 国办发明电〔2022〕16号 | 01-01..01-02 01-21..01-27 04-05 04-29..05-03 06-22..06-24 09-29..10-06 | 01-28 01-29 04-23 05-06 06-25 10-07 10-08
                2024 | 国办发明电〔2023〕7号 | 01-01 02-10..02-17 04-04..04-06 05-01..05-05 06-08..06-10 09-15..09-17 10-01..10-07 | 02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12
                2025 | 国办发明电〔2024〕12号 | 01-01 01-28..02-04 04-04..04-06 05-01..05-05 05-31..06-02 10-01..10-08 | 01-26 02-08 04-27 09-28 10-11
                2026 | 国务院办公厅2025年11月4日通知 | 01-01..01-03 02-15..02-23 04-04..04-06 05-01..05-05 06-19..06-21 09-25..09-27 10-01..10-07 | 01-04 02-14 02-28 05-09 09-20 10-10
                """)
    void everyDayOfTheYearIsAsTheNoticeSays(int year, String notices, String off, String worked) {
        List<LocalDate> holidays = days(year, off);
        List<LocalDate> makeUpDays = days(year, worked);
        for (LocalDate day = LocalDate.of(year, 1, 1); day.getYear() == year; day = day.plusDays(1)) {
            boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
            boolean working = makeUpDays.contains(day) || !(weekend || holidays.contains(day));
            assertThat(CHINA.isWorkingDay(day)).as("%s by %s", day, notices).isEqualTo(working);
        }
        assertThat(CalendarFile.chinaYears().stream()
                        .filter(each -> each.year() == year)
                        .findFirst()
                        .orElseThrow()
                        .source()
                        .notice())
                .isEqualTo(notices);
    }

    private static List<LocalDate> days(int year, String text) {
        List<LocalDate> days = new ArrayList<>();
        for (String part : text.split(" ")) {
            List<LocalDate> ends = Arrays.stream(part.split("\\.\\."))
                    .map(day -> LocalDate.parse(year + "-" + day))
                    .toList();
            ends.getFirst().datesUntil(ends.getLast().plusDays(1)).forEach(days::add);
        }
        return days;
    }
}

package org.ipmarket.valuation.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.ipmarket.messages.CitationsReceived;
import org.ipmarket.messages.CitationsReceived.Citing;
import org.ipmarket.messages.ToldBy;
import org.junit.jupiter.api.Test;

/** What was published on 2 January 2018 is cited within five years up to 1 January 2023. */
class ReceivedCitationsTest {
    private static final LocalDate PUBLISHED = LocalDate.of(2018, 1, 2);
    private static final LocalDate WINDOW_ENDED = LocalDate.of(2023, 1, 1);

    @Test
    void nothingIsCountedThatNobodyTold() {
        assertThat(ReceivedCitations.of(null).count()).isEmpty();
        assertThat(ReceivedCitations.of(null).countOpen()).isEqualTo("nobody has told who cites it");
    }

    @Test
    void someOfThisRegisterAreNotAll() {
        ReceivedCitations received =
                ReceivedCitations.of(told(PUBLISHED, null, null, null, cites("2019-01-01"), cites("2020-01-01")));
        assertThat(received.count()).isEmpty();
        assertThat(received.countOpen()).startsWith("on this register 2 cite it");
    }

    /** Four: one before the window's last day, one on it, one on the day after, one after what was looked at. Three of them are told of 3. */
    @Test
    void theWindowIsCountedToItsLastDay() {
        ReceivedCitations received = ReceivedCitations.of(told(
                PUBLISHED,
                LocalDate.of(2025, 6, 30),
                3,
                null,
                cites("2019-05-05", "B25J"),
                cites("2023-01-01", "B65G"),
                cites("2023-01-02", "H01L"),
                cites("2025-07-01", "A61B")));
        assertThat(received.count()).hasValue(2);
        // two fields with one each: 1 - (1/4 + 1/4)
        assertThat(received.generality().orElseThrow().plain()).isCloseTo(0.5, within(1e-12));
        assertThat(received.countOpen()).isNull();
        assertThat(received.generalityOpen()).isNull();
    }

    @Test
    void aWindowThatHasNotEndedComparesWithNothing() {
        LocalDate dayBefore = WINDOW_ENDED.minusDays(1);
        assertThat(ReceivedCitations.of(told(PUBLISHED, dayBefore, 0, 0)).countOpen())
                .isEqualTo("who cites it is told up to 2022-12-31, and its five years end on 2023-01-01");
        assertThat(ReceivedCitations.of(told(PUBLISHED, WINDOW_ENDED, 0, null)).count())
                .hasValue(0);
    }

    @Test
    void ofNoCitationThereIsNoGenerality() {
        ReceivedCitations none = ReceivedCitations.of(told(PUBLISHED, WINDOW_ENDED, 0, null));
        assertThat(none.generality()).isEmpty();
        assertThat(none.generalityOpen()).startsWith("nothing cites it");
        assertThat(ReceivedCitations.of(told(PUBLISHED, WINDOW_ENDED, 1, null, cites("2020-01-01")))
                        .generalityOpen())
                .isEqualTo("of none that cite it the classes are told");
    }

    @Test
    void aCountAloneCountsWhereItIsOfFiveYears() {
        ReceivedCitations counted = ReceivedCitations.of(told(PUBLISHED, WINDOW_ENDED, 14, 9));
        assertThat(counted.count()).hasValue(9);
        assertThat(counted.generality()).isEmpty();
        assertThat(ReceivedCitations.of(told(PUBLISHED, WINDOW_ENDED, 14, null)).count())
                .isEmpty();
        assertThat(ReceivedCitations.of(told(null, WINDOW_ENDED, 14, 9)).countOpen())
                .startsWith("the day of its first publication is not known");
    }

    private static CitationsReceived told(
            LocalDate published, LocalDate asOf, Integer count, Integer inFiveYears, Citing... citing) {
        return new CitationsReceived(published, asOf, count, inFiveYears, List.of(citing), ToldBy.OWNER);
    }

    private static Citing cites(String published, String... subclasses) {
        return new Citing(LocalDate.parse(published), List.of(subclasses), null, null, false);
    }
}

package org.ipmarket.auction.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.auction.formats.Contest.CHEN;
import static org.ipmarket.auction.formats.Contest.END;
import static org.ipmarket.auction.formats.Contest.LIN;
import static org.ipmarket.auction.formats.Contest.WANG;
import static org.ipmarket.auction.formats.Contest.ZHAO;
import static org.ipmarket.auction.formats.Contest.at;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ipmarket.auction.journal.Courses;
import org.ipmarket.auction.rules.LotState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A course is stored as JSON: what is read is what was written, at every stage of every format. */
class CourseJsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "english/2",
                "proxy/1",
                "public-listing/1",
                "three-rounds/1",
                "clock/1",
                "dutch/1",
                "dutch-sealed-best/1",
                "sealed-first/1",
                "sealed-second/1",
                "uniform/1",
                "fixed-price/1",
                "licence/1"
            })
    void isReadAsItWasWritten(String version) {
        Announced announced = Announced.lot()
                .runnerUp()
                .mostExtension(Duration.ofHours(1))
                .furtherEnds(at(2 * END))
                .falling(100, Duration.ofMinutes(5), 1);
        Contest lot = Contest.open(version, announced);
        List<LotState> states = new ArrayList<>(List.of(lot.state()));
        for (double second = 0; lot.outcome() == null; second += 100) {
            lot.seal(WANG, 250_000, second + 1);
            lot.bid(LIN, 500_000 + (long) second * 1_000, second + 2);
            lot.seal(CHEN, 300_000, second + 3);
            lot.bid(ZHAO, 100_000, second + 3);
            lot.outage(second + 4, second + 5);
            states.add(lot.state());
        }

        assertThat(states).hasSizeGreaterThan(1).allSatisfy(state -> assertThat(
                        Courses.read(version, state.phase(), Courses.text(state.course())))
                .isEqualTo(state.course()));
    }
}

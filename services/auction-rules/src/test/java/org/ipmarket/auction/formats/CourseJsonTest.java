package org.ipmarket.auction.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.auction.formats.Contest.CHEN;
import static org.ipmarket.auction.formats.Contest.END;
import static org.ipmarket.auction.formats.Contest.LIN;
import static org.ipmarket.auction.formats.Contest.WANG;
import static org.ipmarket.auction.formats.Contest.at;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ipmarket.auction.journal.Canonical;
import org.ipmarket.auction.rules.Course;
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
                "licence/1"
            })
    void isReadAsItWasWritten(String version) {
        Announced announced = Announced.lot()
                .runnerUp()
                .mostExtension(Duration.ofHours(1))
                .furtherEnds(at(2 * END))
                .falling(100, Duration.ofMinutes(5), 1);
        Contest lot = Contest.open(version, announced);
        Class<? extends Course> type = RulesCatalogue.of(version).course();
        List<Course> courses = new ArrayList<>();
        courses.add(lot.state().course());
        for (double second = 0; lot.outcome() == null; second += 100) {
            lot.seal(WANG, 250_000, second + 1);
            lot.bid(LIN, 500_000 + (long) second * 1_000, second + 2);
            lot.seal(CHEN, 300_000, second + 3);
            lot.outage(second + 4, second + 5);
            if (lot.outcome() == null) {
                courses.add(lot.state().course());
            }
        }

        assertThat(courses).isNotEmpty().allSatisfy(course -> assertThat(Canonical.read(Canonical.text(course), type))
                .isEqualTo(course));
    }
}

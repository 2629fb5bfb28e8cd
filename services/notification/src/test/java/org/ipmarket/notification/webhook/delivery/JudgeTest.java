package org.ipmarket.notification.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows from an answer. */
class JudgeTest {
    private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");
    private static final List<Duration> STANDARD = Stream.of(
                    "PT5S", "PT5M", "PT30M", "PT2H", "PT5H", "PT10H", "PT14H", "PT20H", "PT24H")
            .map(Duration::parse)
            .toList();
    private static final Judge JUDGE = judge(0);

    private static Judge judge(double jitter) {
        return new Judge(
                new RetrySchedule(STANDARD, jitter),
                Duration.ofHours(24),
                5,
                Duration.ofMinutes(5),
                Duration.ofDays(3));
    }

    private static Answer status(int status) {
        return Answer.ofStatus(status, null, "");
    }

    @ParameterizedTest
    @CsvSource({
        "200, DELIVERED",
        "201, DELIVERED",
        "204, DELIVERED",
        "299, DELIVERED",
        "300, REDIRECTED",
        "301, REDIRECTED",
        "302, REDIRECTED",
        "307, REDIRECTED",
        "308, REDIRECTED",
        "400, REFUSED",
        "401, REFUSED",
        "404, REFUSED",
        "410, GONE",
        "429, OVERLOADED",
        "500, REFUSED",
        "502, OVERLOADED",
        "503, OVERLOADED",
        "504, OVERLOADED",
        "599, REFUSED",
        "999, REFUSED"
    })
    void aStatusMeans(int status, Outcome outcome) {
        assertThat(Outcome.ofStatus(status)).isEqualTo(outcome);
    }

    /** The standard's table: attempts at 0 s, 5 s, 5:05, 35:05, ... 75:35:05 h. */
    @Test
    void anEndpointThatStaysDownIsTriedAsTheStandardSaysAndThenLeftAlone() {
        List<Duration> attempts = new ArrayList<>();
        Instant at = NOW;
        Health health = Health.GOOD;
        Verdict verdict = null;
        for (int failed = 0; verdict == null || verdict instanceof Verdict.Again; failed++) {
            attempts.add(Duration.between(NOW, at));
            verdict = JUDGE.judge(status(500), failed, health, at, () -> 0.5);
            health = verdict.health();
            if (verdict instanceof Verdict.Again again) {
                at = again.at();
            }
        }

        assertThat(attempts)
                .extracting(Duration::toString)
                .containsExactly(
                        "PT0S",
                        "PT5S",
                        "PT5M5S",
                        "PT35M5S",
                        "PT2H35M5S",
                        "PT7H35M5S",
                        "PT17H35M5S",
                        "PT31H35M5S",
                        "PT51H35M5S",
                        "PT75H35M5S");
        assertThat(verdict).isInstanceOf(Verdict.Pause.class);
    }

    /** Others got through in the meantime: then the event is what is refused. */
    @Test
    void anEventThatIsRefusedWhileOthersPassIsDead() {
        Verdict verdict = JUDGE.judge(status(500), STANDARD.size(), Health.GOOD, NOW, () -> 0);

        assertThat(verdict).isInstanceOf(Verdict.Dead.class);
        assertThat(JUDGE.judge(status(500), STANDARD.size() - 1, Health.GOOD, NOW, () -> 0))
                .isInstanceOf(Verdict.Again.class);
    }

    @Test
    void jitterLengthensAndNeverShortens() {
        RetrySchedule schedule = new RetrySchedule(STANDARD, 0.2);

        assertThat(schedule.after(2, () -> 0)).contains(Duration.ofMinutes(5));
        assertThat(schedule.after(2, () -> 0.5)).contains(Duration.ofSeconds(330));
        assertThat(schedule.after(2, () -> 1)).contains(Duration.ofMinutes(6));
        assertThat(schedule.after(10, () -> 0)).isEmpty();
    }

    @Test
    void aReceiverThatIsOverloadedIsLeftAloneForAsLongAsItAsks() {
        Answer asked = Answer.ofStatus(503, Duration.ofMinutes(7), "");
        Verdict.Again again = (Verdict.Again) JUDGE.judge(asked, 0, Health.GOOD, NOW, () -> 0);

        assertThat(again.at()).isEqualTo(NOW.plus(Duration.ofMinutes(7)));
        assertThat(again.health().notBefore()).isEqualTo(NOW.plus(Duration.ofMinutes(7)));
    }

    @Test
    void nobodyAsksForMoreThanTheBound() {
        Answer asked = Answer.ofStatus(429, Duration.ofDays(400), "");
        Verdict.Again again = (Verdict.Again) JUDGE.judge(asked, 0, Health.GOOD, NOW, () -> 0);

        assertThat(again.at()).isEqualTo(NOW.plus(Duration.ofHours(24)));
    }

    @Test
    void whoAsksForLessThanTheScheduleGetsTheSchedule() {
        Answer asked = Answer.ofStatus(429, Duration.ofSeconds(1), "");
        Verdict.Again again = (Verdict.Again) JUDGE.judge(asked, 1, Health.GOOD, NOW, () -> 0);

        assertThat(again.at()).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
        assertThat(again.health().notBefore()).isEqualTo(NOW.plus(Duration.ofSeconds(1)));
    }

    @Test
    void retryAfterOfAnyOtherAnswerSaysNothing() {
        Answer asked = Answer.ofStatus(500, Duration.ofHours(7), "");
        Verdict.Again again = (Verdict.Again) JUDGE.judge(asked, 0, Health.GOOD, NOW, () -> 0);

        assertThat(again.at()).isEqualTo(NOW.plus(Duration.ofSeconds(5)));
        assertThat(again.health().notBefore()).isNull();
    }

    @Test
    void anEndpointThatIsDownIsProbedOnlyInAWhile() {
        Health four = new Health(4, NOW.minus(Duration.ofHours(1)), null);
        Health three = new Health(3, NOW.minus(Duration.ofHours(1)), null);

        assertThat(JUDGE.judge(status(500), 0, three, NOW, () -> 0).health().notBefore())
                .isNull();
        assertThat(JUDGE.judge(status(500), 0, four, NOW, () -> 0).health().notBefore())
                .isEqualTo(NOW.plus(Duration.ofMinutes(5)));
    }

    @Test
    void oneThatGotThroughClearsTheRecord() {
        Health down = new Health(5, NOW.minus(Duration.ofHours(1)), NOW.minusSeconds(1));

        assertThat(JUDGE.judge(status(204), 3, down, NOW, () -> 0)).isEqualTo(new Verdict.Delivered(Health.GOOD, true));
        assertThat(JUDGE.judge(status(204), 3, new Health(2, NOW, null), NOW, () -> 0))
                .isEqualTo(new Verdict.Delivered(Health.GOOD, false));
    }

    @Test
    void whoSaysGoneIsNotAskedAgain() {
        assertThat(JUDGE.judge(status(410), 0, Health.GOOD, NOW, () -> 0)).isInstanceOf(Verdict.Disable.class);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            delimiter = '|',
            value = {
                "120 | PT2M",
                "0 | PT0S",
                "Mon, 30 Nov 2026 08:01:00 GMT | PT1M",
                "Mon, 30 Nov 2026 07:00:00 GMT | PT0S",
                "-5 | none",
                "soon | none",
                "99999999999 | none",
                "none | none"
            })
    void retryAfterIsRead(String header, Duration wait) {
        assertThat(RetryAfter.parse(header, NOW)).isEqualTo(wait);
    }

    @Test
    void aStateGoesOnlyWhereTheTableSays() {
        for (DeliveryState from : DeliveryState.values()) {
            assertThat(from.permits(from)).isFalse();
        }
        assertThat(DeliveryState.DELIVERED.permits(DeliveryState.DEAD)).isFalse();
        assertThat(DeliveryState.PENDING.permits(DeliveryState.DELIVERED)).isFalse();
        assertThat(DeliveryState.DEAD.permits(DeliveryState.PENDING)).isTrue();
    }
}

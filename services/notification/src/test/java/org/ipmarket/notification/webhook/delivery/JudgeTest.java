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
import org.junit.jupiter.params.provider.EnumSource;

/** What follows from an answer. */
class JudgeTest {
    private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");
    private static final List<Duration> STANDARD = Stream.of(
                    "PT5S", "PT5M", "PT30M", "PT2H", "PT5H", "PT10H", "PT14H", "PT20H", "PT24H")
            .map(Duration::parse)
            .toList();
    private static final Duration WHOLE = STANDARD.stream().reduce(Duration.ZERO, Duration::plus);
    private static final Judge JUDGE = judge(0);

    private static Tried tried(int failed, Instant since) {
        return failed == 0 ? Tried.NOT_YET : new Tried(failed, since);
    }

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
            verdict = JUDGE.judge(status(504), tried(failed, NOW), health, at, () -> 0.5);
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
        Tried last = tried(STANDARD.size(), NOW.minus(WHOLE));

        assertThat(JUDGE.judge(status(500), last, Health.GOOD, NOW, () -> 0)).isEqualTo(new Verdict.Dead(Health.GOOD));
        assertThat(JUDGE.judge(status(500), tried(STANDARD.size() - 1, NOW.minus(WHOLE)), Health.GOOD, NOW, () -> 0))
                .isInstanceOf(Verdict.Again.class);
    }

    /** Its attempts came sooner, since the endpoint had come back: it has the time that the schedule gives it. */
    @Test
    void noEventIsDeadBeforeTheScheduleHasPassed() {
        Verdict early = JUDGE.judge(
                status(500), tried(STANDARD.size(), NOW.minus(Duration.ofHours(1))), Health.GOOD, NOW, () -> 0);
        Verdict late = JUDGE.judge(
                status(500), tried(STANDARD.size() + 3, NOW.minus(WHOLE.minusHours(2))), Health.GOOD, NOW, () -> 0);

        assertThat(early).isEqualTo(new Verdict.Again(Health.GOOD, NOW.plus(Duration.ofHours(24))));
        assertThat(late).isEqualTo(new Verdict.Again(Health.GOOD, NOW.plus(Duration.ofHours(2))));
    }

    /** Refused again it says no more of the endpoint than it has said; unreachable again it does. */
    @Test
    void oneEventSpeaksAgainstTheEndpointOnce() {
        Health one = new Health(1, NOW.minusSeconds(5), null);

        assertThat(JUDGE.judge(status(422), Tried.NOT_YET, Health.GOOD, NOW, () -> 0)
                        .health())
                .isEqualTo(new Health(1, NOW, null));
        assertThat(JUDGE.judge(status(422), tried(1, NOW), one, NOW, () -> 0).health())
                .isEqualTo(one);
        assertThat(JUDGE.judge(status(422), tried(1, NOW), Health.GOOD, NOW, () -> 0)
                        .health())
                .isEqualTo(Health.GOOD);
        assertThat(JUDGE.judge(status(504), tried(1, NOW), one, NOW, () -> 0)
                        .health()
                        .failures())
                .isEqualTo(2);
        assertThat(JUDGE.judge(Answer.none(Outcome.TIMED_OUT, ""), tried(1, NOW), one, NOW, () -> 0)
                        .health()
                        .failures())
                .isEqualTo(2);
    }

    /** And an endpoint that is down, and answers the probe as it did before, is still down. */
    @Test
    void aProbeThatIsRefusedAgainIsFollowedByTheNextOneLater() {
        Health down = new Health(5, NOW.minus(Duration.ofHours(1)), NOW);

        assertThat(JUDGE.judge(status(500), tried(3, NOW), down, NOW, () -> 0).health())
                .isEqualTo(new Health(5, down.failingSince(), NOW.plus(Duration.ofMinutes(5))));
    }

    @Test
    void oneRefusedEventPausesNothingAndSeveralDo() {
        Instant threeDaysAgo = NOW.minus(Duration.ofDays(3));
        Tried last = tried(STANDARD.size(), NOW.minus(WHOLE));

        assertThat(JUDGE.judge(status(500), last, new Health(1, threeDaysAgo, null), NOW, () -> 0))
                .isEqualTo(new Verdict.Dead(Health.GOOD));
        assertThat(JUDGE.judge(status(500), last, new Health(2, threeDaysAgo, null), NOW, () -> 0))
                .isInstanceOf(Verdict.Pause.class);
        assertThat(JUDGE.judge(status(500), Tried.NOT_YET, new Health(1, threeDaysAgo, null), NOW, () -> 0))
                .isInstanceOf(Verdict.Pause.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"FAULT", "LOST"})
    void theMarketsOwnFaultSaysNothingOfAnybody(Outcome outcome) {
        Health health = new Health(4, NOW.minus(Duration.ofDays(9)), null);

        assertThat(JUDGE.judge(Answer.none(outcome, ""), Tried.NOT_YET, health, NOW, () -> 0))
                .isEqualTo(new Verdict.Again(health, NOW.plusSeconds(5)));
        assertThat(JUDGE.judge(Answer.none(outcome, ""), tried(99, NOW.minus(WHOLE)), health, NOW, () -> 0))
                .isEqualTo(new Verdict.Again(health, NOW.plus(Duration.ofHours(24))));
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
        Verdict.Again again = (Verdict.Again) JUDGE.judge(asked, Tried.NOT_YET, Health.GOOD, NOW, () -> 0);

        assertThat(again.at()).isEqualTo(NOW.plus(Duration.ofMinutes(7)));
        assertThat(again.health().notBefore()).isEqualTo(NOW.plus(Duration.ofMinutes(7)));
    }

    @Test
    void nobodyAsksForMoreThanTheBound() {
        Answer asked = Answer.ofStatus(429, Duration.ofDays(400), "");
        Verdict.Again again = (Verdict.Again) JUDGE.judge(asked, Tried.NOT_YET, Health.GOOD, NOW, () -> 0);

        assertThat(again.at()).isEqualTo(NOW.plus(Duration.ofHours(24)));
    }

    @Test
    void whoAsksForLessThanTheScheduleGetsTheSchedule() {
        Answer asked = Answer.ofStatus(429, Duration.ofSeconds(1), "");
        Verdict.Again again = (Verdict.Again) JUDGE.judge(asked, tried(1, NOW), Health.GOOD, NOW, () -> 0);

        assertThat(again.at()).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
        assertThat(again.health().notBefore()).isEqualTo(NOW.plus(Duration.ofSeconds(1)));
    }

    @Test
    void retryAfterOfAnyOtherAnswerSaysNothing() {
        Answer asked = Answer.ofStatus(500, Duration.ofHours(7), "");
        Verdict.Again again = (Verdict.Again) JUDGE.judge(asked, Tried.NOT_YET, Health.GOOD, NOW, () -> 0);

        assertThat(again.at()).isEqualTo(NOW.plus(Duration.ofSeconds(5)));
        assertThat(again.health().notBefore()).isNull();
    }

    @Test
    void anEndpointThatIsDownIsProbedOnlyInAWhile() {
        Health four = new Health(4, NOW.minus(Duration.ofHours(1)), null);
        Health three = new Health(3, NOW.minus(Duration.ofHours(1)), null);

        assertThat(JUDGE.judge(status(500), Tried.NOT_YET, three, NOW, () -> 0)
                        .health()
                        .notBefore())
                .isNull();
        assertThat(JUDGE.judge(status(500), Tried.NOT_YET, four, NOW, () -> 0)
                        .health()
                        .notBefore())
                .isEqualTo(NOW.plus(Duration.ofMinutes(5)));
    }

    @Test
    void oneThatGotThroughClearsTheRecord() {
        Health down = new Health(5, NOW.minus(Duration.ofHours(1)), NOW.minusSeconds(1));

        assertThat(JUDGE.judge(status(204), tried(3, NOW), down, NOW, () -> 0))
                .isEqualTo(new Verdict.Delivered(Health.GOOD, true));
        assertThat(JUDGE.judge(status(204), tried(3, NOW), new Health(2, NOW, null), NOW, () -> 0))
                .isEqualTo(new Verdict.Delivered(Health.GOOD, false));
    }

    @Test
    void whoSaysGoneIsNotAskedAgain() {
        assertThat(JUDGE.judge(status(410), Tried.NOT_YET, Health.GOOD, NOW, () -> 0))
                .isInstanceOf(Verdict.Disable.class);
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

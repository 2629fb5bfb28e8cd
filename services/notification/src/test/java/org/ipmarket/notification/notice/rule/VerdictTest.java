package org.ipmarket.notification.notice.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final Person KEEN =
            new Person("s", Language.ZH, "a@example.org", true, Set.of(Channel.MAIL), Set.of());

    @Test
    void whoHasUnsubscribedIsSentWhatIsObligatoryAndNothingElse() {
        Person weary = new Person("s", Language.ZH, "a@example.org", true, Set.of(Channel.MAIL), Set.of(Kind.OUTBID));
        assertThat(mail(Kind.OUTBID, KEEN)).isEqualTo(Verdict.SEND);
        assertThat(mail(Kind.OUTBID, weary)).isEqualTo(Verdict.UNSUBSCRIBED);
        assertThat(mail(Kind.LOST, weary)).isEqualTo(Verdict.SEND);
        assertThat(mail(Kind.PAYMENT_DUE, weary)).isEqualTo(Verdict.SEND);
    }

    @Test
    void whoWantsNoMailIsSentWhatIsObligatoryAllTheSame() {
        Person quiet = new Person("s", Language.ZH, "a@example.org", true, Set.of(), Set.of());
        for (Kind kind : Kind.values()) {
            assertThat(mail(kind, quiet)).isEqualTo(kind.isObligatory() ? Verdict.SEND : Verdict.UNSUBSCRIBED);
        }
    }

    @Test
    void anAddressThatNobodyConfirmedGetsTheQuestionAlone() {
        Person unsure = new Person("s", Language.ZH, "a@example.org", false, Set.of(Channel.MAIL), Set.of());
        assertThat(mail(Kind.WON, unsure)).isEqualTo(Verdict.ADDRESS_NOT_CONFIRMED);
        assertThat(mail(Kind.ADDRESS_CONFIRMATION, unsure)).isEqualTo(Verdict.SEND);
        Person nowhere = new Person("s", Language.ZH, null, false, Set.of(Channel.MAIL), Set.of());
        assertThat(mail(Kind.WON, nowhere)).isEqualTo(Verdict.NO_ADDRESS);
    }

    @Test
    void whatWaitedGoesWhereThePersonWantsItNow() {
        Person moved = new Person("s", Language.ZH, "b@example.org", true, Set.of(Channel.MAIL), Set.of());
        Person weary = new Person("s", Language.ZH, "a@example.org", true, Set.of(Channel.MAIL), Set.of(Kind.OUTBID));
        Person unsure = new Person("s", Language.ZH, "a@example.org", false, Set.of(Channel.MAIL), Set.of());
        assertThat(again(Kind.WON, KEEN)).isEqualTo(Verdict.SEND);
        assertThat(again(Kind.WON, moved)).isEqualTo(Verdict.ADDRESS_CHANGED);
        assertThat(again(Kind.OUTBID, weary)).isEqualTo(Verdict.UNSUBSCRIBED);
        assertThat(again(Kind.WON, weary)).isEqualTo(Verdict.SEND);
        assertThat(again(Kind.WON, unsure)).isEqualTo(Verdict.ADDRESS_NOT_CONFIRMED);
        assertThat(again(Kind.ADDRESS_CONFIRMATION, unsure)).isEqualTo(Verdict.SEND);
        assertThat(Verdict.again(Kind.WON, KEEN, Channel.MAIL, false, "a@example.org"))
                .isEqualTo(Verdict.PARTICIPANT_CHANGED);
    }

    @Test
    void aChannelThatThereIsNotIsSaidSo() {
        assertThat(Verdict.of(Kind.WON, KEEN, Channel.WECHAT, false, false)).isEqualTo(Verdict.NOT_CONFIGURED);
        assertThat(Verdict.of(Kind.WON, KEEN, Channel.SMS, true, false)).isEqualTo(Verdict.NO_ADDRESS);
    }

    @Test
    void whatIsLongPastIsSentToNobody() {
        assertThat(Verdict.of(Kind.WON, KEEN, Channel.MAIL, true, true)).isEqualTo(Verdict.PAST);
    }

    @Test
    void whatCannotBeRefusedSaysWhy() {
        for (Kind kind : Kind.values()) {
            assertThat(kind.duty().why(Language.ZH)).matches(".*\\p{IsHan}.*");
            assertThat(kind.duty().source() == null).isEqualTo(!kind.isObligatory());
        }
        assertThat(Set.of(Kind.WON, Kind.PAYMENT_DUE, Kind.REFUND, Kind.LOT_SUSPENDED))
                .allMatch(Kind::isObligatory);
        assertThat(Set.of(Kind.OUTBID, Kind.OPENING_SOON, Kind.LOST, Kind.DEPOSIT_RECEIVED))
                .noneMatch(Kind::isObligatory);
    }

    @Test
    void triesEnd() {
        Waits waits = new Waits(List.of(Duration.ofSeconds(1), Duration.ofMinutes(1)));
        assertThat(waits.after(1)).contains(Duration.ofSeconds(1));
        assertThat(waits.after(2)).contains(Duration.ofMinutes(1));
        assertThat(waits.after(3)).isEmpty();
        assertThat(waits.attempts()).isEqualTo(3);
    }

    private static Verdict again(Kind kind, Person person) {
        return Verdict.again(kind, person, Channel.MAIL, true, "a@example.org");
    }

    private static Verdict mail(Kind kind, Person person) {
        return Verdict.of(kind, person, Channel.MAIL, true, false);
    }
}

package org.ipmarket.listing.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.listing.Violation;
import org.ipmarket.listing.evidence.EvidenceAccess.Asker;
import org.ipmarket.listing.evidence.EvidenceAccess.Bringer;
import org.ipmarket.listing.evidence.EvidenceState.Verdict;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;
import org.junit.jupiter.api.Test;

class EvidenceRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final ParticipantId OWNER = participant(1);
    private static final ParticipantId BRINGER = participant(2);
    private static final ParticipantId STRANGER = participant(3);
    private static final CentreCode GZ = new CentreCode("GZ");
    private static final CentreCode SZ = new CentreCode("SZ");
    private static final EvidenceSubject SUBJECT = new EvidenceSubject(Set.of(OWNER), Set.of(GZ));
    private static final Bringer BROUGHT = new Bringer(BRINGER, null);

    private static ParticipantId participant(int number) {
        return new ParticipantId(new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + number));
    }

    @Test
    void onlyThoseConcernedReadIt() {
        assertThat(reads(party(OWNER))).isTrue();
        assertThat(reads(party(BRINGER))).isTrue();
        assertThat(reads(party(STRANGER))).isFalse();
        assertThat(reads(new Asker(null, GZ, false, false))).isTrue();
        assertThat(reads(new Asker(null, SZ, true, false))).isFalse();
        assertThat(reads(new Asker(null, null, false, true))).isTrue();
        assertThat(reads(new Asker(null, null, true, false))).isFalse();
    }

    @Test
    void whoBroughtOneFileDoesNotSeeTheOthers() {
        assertThat(EvidenceAccess.mayList(party(BRINGER), SUBJECT)).isFalse();
        assertThat(EvidenceAccess.mayList(party(OWNER), SUBJECT)).isTrue();
        assertThat(reads(party(STRANGER))).isFalse();
    }

    @Test
    void aCentresFileIsNotEverybodysWhoHasNoParticipant() {
        Asker nobody = new Asker(null, null, false, false);
        assertThat(EvidenceAccess.mayRead(nobody, SUBJECT, new Bringer(null, GZ)))
                .isFalse();
    }

    @Test
    void partiesAddAndStaffThatJudgesAddsAndJudges() {
        assertThat(EvidenceAccess.mayAdd(party(OWNER), SUBJECT)).isTrue();
        assertThat(EvidenceAccess.mayAdd(party(STRANGER), SUBJECT)).isFalse();
        assertThat(EvidenceAccess.mayAdd(new Asker(null, GZ, true, false), SUBJECT))
                .isTrue();
        assertThat(EvidenceAccess.mayAdd(new Asker(null, GZ, false, false), SUBJECT))
                .isFalse();
        assertThat(EvidenceAccess.mayAdd(new Asker(null, null, false, true), SUBJECT))
                .isFalse();
        assertThat(EvidenceAccess.mayJudge(new Asker(null, GZ, true, false), SUBJECT))
                .isTrue();
        assertThat(EvidenceAccess.mayJudge(new Asker(null, SZ, true, false), SUBJECT))
                .isFalse();
        assertThat(EvidenceAccess.mayJudge(party(OWNER), SUBJECT)).isFalse();
    }

    private static Asker party(ParticipantId who) {
        return new Asker(who, null, false, false);
    }

    private static boolean reads(Asker asker) {
        return EvidenceAccess.mayRead(asker, SUBJECT, BROUGHT);
    }

    @Test
    void twoAcceptAndOneRefuses() {
        assertThat(EvidenceState.UPLOADED.after(Verdict.ACCEPTED)).isEqualTo(EvidenceState.REVIEWED);
        assertThat(EvidenceState.REVIEWED.after(Verdict.ACCEPTED)).isEqualTo(EvidenceState.CHECKED);
        assertThat(EvidenceState.UPLOADED.after(Verdict.REFUSED)).isEqualTo(EvidenceState.REFUSED);
        assertThat(EvidenceState.REVIEWED.after(Verdict.REFUSED)).isEqualTo(EvidenceState.REFUSED);
        for (EvidenceState end : Set.of(EvidenceState.CHECKED, EvidenceState.REFUSED)) {
            for (Verdict verdict : Verdict.values()) {
                assertThatThrownBy(() -> end.after(verdict)).isInstanceOf(IllegalStateException.class);
            }
        }
    }

    @Test
    void fileNamesAreNamesAndDaysAreNotAhead() {
        assertThat(EvidenceRules.check("登记簿副本 2026.pdf", "application/pdf", TODAY, TODAY))
                .isEmpty();
        for (String name :
                Set.of("../a.pdf", "a\\b.pdf", "a\"b.pdf", "a\nb.pdf", "a\u202efdp.exe", " ", "x".repeat(201))) {
            assertThat(EvidenceRules.check(name, "application/pdf", TODAY, TODAY))
                    .as(name)
                    .extracting(Violation::field)
                    .containsExactly("fileName");
        }
        assertThat(EvidenceRules.check("a.pdf", "text/html", TODAY.plusDays(1), TODAY))
                .extracting(Violation::field)
                .containsExactly("Content-Type", "asOf");
        assertThat(EvidenceRules.check("a.pdf", "text/html", TODAY, TODAY)
                        .getFirst()
                        .accepted())
                .containsExactly("application/pdf", "image/jpeg", "image/png", "image/tiff");
    }
}

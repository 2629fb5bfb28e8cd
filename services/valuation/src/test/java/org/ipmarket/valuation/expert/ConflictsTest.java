package org.ipmarket.valuation.expert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ipmarket.valuation.expert.Experts.expert;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.ParticipantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConflictsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final Period THREE_YEARS = Period.ofYears(3);

    private final AssetId asset = AssetId.next();
    private final ParticipantId own = participant(1);
    private final ParticipantId firm = participant(2);
    private final ParticipantId party = participant(3);

    private Matter matter(Party.Role role, Set<ParticipantId> related, String... makers) {
        return new Matter(asset, List.of(new Party(party, role)), Map.of(party, related), List.of(makers));
    }

    private List<Ground> grounds(Panellist expert, Matter matter) {
        return Conflicts.of(expert, matter, TODAY, THREE_YEARS).stream()
                .map(Conflict::ground)
                .toList();
    }

    private static Interest tie(Interest.Kind kind, ParticipantId to, LocalDate from, LocalDate until) {
        return new Interest(kind, to, null, null, from, until);
    }

    private Interest tieToAsset(Interest.Kind kind, LocalDate until) {
        return new Interest(kind, null, asset, null, LocalDate.of(2010, 1, 1), until);
    }

    @Test
    void whoHasNothingToDoWithItHasNoConflict() {
        Interest elsewhere = tie(Interest.Kind.EMPLOYMENT, participant(9), LocalDate.of(2020, 1, 1), null);
        assertThat(grounds(expert("a", own, firm, elsewhere), matter(Party.Role.OWNER, Set.of(participant(8)), "李强")))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Party.Role.class)
    void anExpertWhoIsAPartyMayNot(Party.Role role) {
        assertThat(grounds(expert("a", party, firm), matter(role, Set.of())))
                .containsExactly(
                        switch (role) {
                            case OWNER, SELLER -> Ground.OWNER;
                            case FORMER_OWNER -> Ground.EARLIER_INTEREST;
                            case CLIENT -> Ground.CLIENT;
                            case BIDDER -> Ground.BIDDER;
                            case LICENSEE -> Ground.LICENSEE;
                        });
    }

    @ParameterizedTest
    @EnumSource(Party.Role.class)
    void anExpertWhoWorksForAPartyMayNot(Party.Role role) {
        assertThat(grounds(expert("a", own, party), matter(role, Set.of()))).containsExactly(Ground.EMPLOYER);
    }

    @Test
    void aRelatedPartyOfAPartyHasTheSameInterest() {
        assertThat(Conflicts.of(expert("a", own, firm), matter(Party.Role.BIDDER, Set.of(firm)), TODAY, THREE_YEARS))
                .containsExactly(
                        new Conflict(Ground.SAME_ORGANISATION, party, Party.Role.BIDDER, Conflict.Source.RECORD));
        Interest adviser = tie(Interest.Kind.ADVICE, participant(7), LocalDate.of(2025, 1, 1), null);
        assertThat(grounds(expert("a", own, null, adviser), matter(Party.Role.CLIENT, Set.of(participant(7)))))
                .containsExactly(Ground.SAME_ORGANISATION);
    }

    @ParameterizedTest
    @CsvSource({
        "EMPLOYMENT, EMPLOYER",
        "OFFICE, STAKE",
        "STAKE, STAKE",
        "ADVICE, STAKE",
        "FAMILY, FAMILY",
        "OTHER, DECLARED"
    })
    void aDeclaredTieToAPartyCounts(Interest.Kind kind, Ground ground) {
        assertThat(grounds(
                        expert("a", own, firm, tie(kind, party, LocalDate.of(2026, 5, 31), null)),
                        matter(Party.Role.OWNER, Set.of())))
                .containsExactly(ground);
    }

    @ParameterizedTest
    @CsvSource({"2023-06-01, false", "2023-06-02, true", "2026-05-31, true"})
    void aTieThatHasEndedCoolsOff(LocalDate ended, boolean counts) {
        Interest past = tie(Interest.Kind.EMPLOYMENT, party, LocalDate.of(2015, 1, 1), ended);
        assertThat(grounds(expert("a", own, firm, past), matter(Party.Role.OWNER, Set.of()))
                        .isEmpty())
                .isEqualTo(!counts);
    }

    @Test
    void aTieThatNeverEndsMayBeDatedSo() {
        Interest endless = tie(Interest.Kind.STAKE, party, LocalDate.of(2015, 1, 1), LocalDate.MAX);
        assertThat(grounds(expert("a", own, firm, endless), matter(Party.Role.OWNER, Set.of())))
                .containsExactly(Ground.STAKE);
    }

    @Test
    void aTieThatBeginsLaterDoesNotCount() {
        Interest later = tie(Interest.Kind.EMPLOYMENT, party, TODAY.plusDays(1), null);
        assertThat(grounds(expert("a", own, firm, later), matter(Party.Role.OWNER, Set.of())))
                .isEmpty();
    }

    @Test
    void aTieToTheAssetNeverCoolsOff() {
        Matter matter = matter(Party.Role.OWNER, Set.of());
        LocalDate longAgo = LocalDate.of(2011, 1, 1);
        assertThat(grounds(expert("a", own, firm, tieToAsset(Interest.Kind.MAKER, longAgo)), matter))
                .containsExactly(Ground.INVENTOR);
        assertThat(grounds(expert("a", own, firm, tieToAsset(Interest.Kind.RIGHT, longAgo)), matter))
                .containsExactly(Ground.EARLIER_INTEREST);
        assertThat(grounds(expert("a", own, firm, tieToAsset(Interest.Kind.RIGHT, null)), matter))
                .containsExactly(Ground.OWNER);
        assertThat(grounds(expert("a", own, firm, tieToAsset(Interest.Kind.EARLIER_WORK, longAgo)), matter))
                .containsExactly(Ground.EARLIER_INTEREST);
    }

    @ParameterizedTest
    @CsvSource({"张伟", "张 伟", "ZHANG WEI", "Zhang Wei", "Ｚｈａｎｇ　Ｗｅｉ", "zhang.wei"})
    void aNameAmongTheInventorsIsTheExpert(String maker) {
        assertThat(Conflicts.of(
                        expert("a", own, firm), matter(Party.Role.OWNER, Set.of(), "李强", maker), TODAY, THREE_YEARS))
                .containsExactly(new Conflict(Ground.INVENTOR, null, null, Conflict.Source.REQUEST));
    }

    @Test
    void allAreNamedAndEachOnce() {
        Interest works = tie(Interest.Kind.EMPLOYMENT, party, LocalDate.of(2020, 1, 1), null);
        assertThat(grounds(
                        expert("a", party, firm, works, works, tieToAsset(Interest.Kind.MAKER, null)),
                        matter(Party.Role.OWNER, Set.of(firm), "张伟")))
                .containsExactly(
                        Ground.OWNER, Ground.SAME_ORGANISATION, Ground.EMPLOYER, Ground.INVENTOR, Ground.INVENTOR);
    }

    @Test
    void anInterestIsATieToWhatItsKindSays() {
        LocalDate day = LocalDate.of(2020, 1, 1);
        assertThatThrownBy(() -> new Interest(Interest.Kind.MAKER, party, null, null, day, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("asset");
        assertThatThrownBy(() -> new Interest(Interest.Kind.STAKE, null, null, null, day, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("participant");
        assertThatThrownBy(() -> tie(Interest.Kind.STAKE, party, day, day.minusDays(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ParticipantId participant(int number) {
        return ParticipantId.fromString("01900000-0000-7000-8000-00000000000" + number);
    }
}

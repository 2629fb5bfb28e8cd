package org.ipmarket.listing.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ipmarket.listing.Violation;
import org.ipmarket.listing.centre.HostKind;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StationTermsTest {
    @ParameterizedTest
    @CsvSource({
        "MAIN,,true",
        "MAIN,MAIN,false",
        "MAIN,SUBSTATION,false",
        "SUBSTATION,,false",
        "SUBSTATION,MAIN,true",
        "SUBSTATION,SUBSTATION,true",
        "SUBSTATION,OUTLET,false",
        "OUTLET,,false",
        "OUTLET,MAIN,true",
        "OUTLET,SUBSTATION,true",
        "OUTLET,OUTLET,false"
    })
    void tiersStandInTheirOrder(Tier tier, Tier above, boolean may) {
        assertThat(tier.mayStandUnder(above)).isEqualTo(may);
    }

    @ParameterizedTest
    @ValueSource(strings = {"440100", "110000", "810000", "710000", "659001"})
    void regionsAreThoseOfTheStandard(String region) {
        assertThat(check(Tier.OUTLET, "GD", region, null, null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4401", "4401000", "160000", "990000", "44010A", "", "040100"})
    void otherRegionsAreRefused(String region) {
        assertThat(check(Tier.OUTLET, "GD", region, null, null)).containsExactly("region");
    }

    @Test
    void onlyTheMainStationStandsUnderNone() {
        assertThat(check(Tier.MAIN, null, "440100", null, null)).isEmpty();
        assertThat(check(Tier.MAIN, "GD", "440100", null, null)).containsExactly("parent");
        assertThat(check(Tier.OUTLET, null, "440100", null, null)).containsExactly("parent");
    }

    @Test
    void aStationIsRunByOne() {
        CentreCode centre = new CentreCode("GZ");
        ParticipantId participant = ParticipantId.fromString("01900000-0000-7000-8000-000000000003");
        assertThat(check(Tier.OUTLET, "GD", "440100", centre, null)).isEmpty();
        assertThat(check(Tier.OUTLET, "GD", "440100", null, participant)).isEmpty();
        assertThat(check(Tier.OUTLET, "GD", "440100", centre, participant)).containsExactly("operator");
    }

    @Test
    void codesAreShortAndPlain() {
        assertThat(List.of("GD", "SYSU-1", "44-GZ").stream().allMatch(StationTerms::isCode))
                .isTrue();
        assertThat(List.of("", "G", "gd", "-GD", "A B", "ABCDEFGHIJKLMNOPQRSTU").stream()
                        .noneMatch(StationTerms::isCode))
                .isTrue();
    }

    private static List<String> check(
            Tier tier, String parent, String region, CentreCode centre, ParticipantId participant) {
        return new StationTerms(
                        tier, parent, HostKind.UNIVERSITY, new LocalizedText("网点", null), region, centre, participant)
                .check().stream().map(Violation::field).toList();
    }
}

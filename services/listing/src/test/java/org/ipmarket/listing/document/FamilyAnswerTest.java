package org.ipmarket.listing.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ipmarket.listing.asset.FamilyTold;
import org.ipmarket.messages.ToldBy;
import org.junit.jupiter.api.Test;

/** Answers with members of two simple families: 7 at EP (twice, one application) and US, 8 at JP. */
class FamilyAnswerTest {
    private static final String MEMBERS = member("7", "EP", "1000001", "A1", "99000001")
            + member("8", "JP", "2001000001", "A", "2000111111")
            + member("7", "EP", "1000001", "B1", "99000001")
            + member("7", "US", "7000001", "B2", "201000001");

    @Test
    void eachMemberIsToldWithTheOfficesOfItsSimpleFamily() {
        Reading reading = Reading.of(answer(4, MEMBERS + "</patent-family></world>"));
        assertThat(reading.bad()).isEmpty();
        assertThat(reading.good())
                .extracting(right -> right.bibliography().familyOffices())
                .containsExactly(told("EP", "US"), told("JP"), told("EP", "US"), told("EP", "US"));
        assertThat(reading.good().getFirst().bibliography().family())
                .extracting(number -> number.text())
                .containsExactly("EP1000001A1", "US7000001B2");
    }

    @Test
    void anAnswerThatIsNotWholeTellsNoFamily() {
        for (String rest : List.of(
                MEMBERS + "</patent-family></world>",
                MEMBERS + member("7", "", "", "A", "1") + "</patent-family></world>",
                MEMBERS + "<family-member>")) {
            Reading reading = Reading.of(answer(5, rest));
            assertThat(reading.good())
                    .hasSize(4)
                    .allMatch(right -> right.bibliography().familyOffices() == null);
        }
    }

    @Test
    void whatCannotBeReadKeepsItsPlace() {
        Reading reading = Reading.of(answer(5, MEMBERS + member("7", "", "", "A", "1") + "</patent-family></world>"));
        assertThat(reading.bad()).extracting(Entry.Refused::record).containsExactly(5);
    }

    private static FamilyTold told(String... offices) {
        return new FamilyTold(List.of(offices), ToldBy.OFFICE, "EPO Open Patent Services, family");
    }

    private static String answer(int count, String rest) {
        return "<?xml version=\"1.0\"?><world><patent-family total-result-count=\"" + count + "\">" + rest;
    }

    private static String member(String family, String office, String number, String kind, String application) {
        return "<family-member family-id=\"" + family
                + "\"><publication-reference><document-id document-id-type=\"docdb\">"
                + "<country>" + office + "</country><doc-number>" + number + "</doc-number><kind>" + kind
                + "</kind><date>20010203</date></document-id></publication-reference>"
                + "<application-reference><document-id document-id-type=\"docdb\"><country>" + office
                + "</country><doc-number>" + application + "</doc-number><kind>A</kind><date>20000101</date>"
                + "</document-id></application-reference></family-member>";
    }
}

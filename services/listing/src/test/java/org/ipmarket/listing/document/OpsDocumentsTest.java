package org.ipmarket.listing.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.listing.document.OfficeDocuments.assertRight;
import static org.ipmarket.listing.document.OfficeDocuments.number;
import static org.ipmarket.listing.document.OfficeDocuments.read;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.ipmarket.listing.asset.Bibliography;
import org.ipmarket.listing.asset.FamilyTold;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.ToldBy;
import org.junit.jupiter.api.Test;

/** Answers of the EPO's Open Patent Services, beside what a person reads in them. */
class OpsDocumentsTest {
    @Test
    void theFamilyOfOps() {
        Reading reading = read("epo-ops/epo__ops__family__family_input.xml");
        assertThat(reading.bad()).isEmpty();
        assertThat(reading.good())
                .extracting(PublishedRight::publication)
                .containsExactly(
                        number("EP", "1000000", "A1", "2000-05-17"),
                        number("EP", "1000000", "B1", "2003-02-12"),
                        number("AT", "232441", "T", "2003-02-15"),
                        number("DE", "69905327", "D1", "2003-03-20"),
                        number("NL", "1010536", "C2", "2000-05-15"),
                        number("US", "6093011", "A", "2000-07-25"));
        assertThat(reading.good())
                .allMatch(right -> right.bibliography().familyId().equals("19768124"))
                .allMatch(right ->
                        right.bibliography().priorities().equals(List.of(number("NL", "1010536", "A", "1998-11-12"))));
        assertThat(reading.good())
                .extracting(PublishedRight::filed)
                .containsExactly(
                        LocalDate.of(1999, 11, 8),
                        LocalDate.of(1999, 11, 8),
                        LocalDate.of(1999, 11, 8),
                        LocalDate.of(1999, 11, 8),
                        LocalDate.of(1998, 11, 12),
                        LocalDate.of(1998, 12, 8));
        // six publications of five applications
        assertThat(reading.good())
                .allSatisfy(right -> assertThat(right.bibliography().familyOffices())
                        .isEqualTo(new FamilyTold(
                                List.of("AT", "DE", "EP", "NL", "US"),
                                ToldBy.OFFICE,
                                "EPO Open Patent Services, family")))
                .allSatisfy(right -> assertThat(right.bibliography().family()).hasSize(5));
        PublishedRight grant = reading.good().get(1);
        assertThat(grant.number()).isEqualTo("1000000");
        assertThat(grant.applicationNumber()).isEqualTo("99203729");
        assertThat(grant.granted()).isEqualTo("2003-02-12");
        PublishedRight unitedStates = reading.good().getLast();
        assertThat(unitedStates.status()).isEqualTo(LegalStatus.IN_FORCE);
        assertThat(unitedStates.number()).isEqualTo("6093011");
        assertThat(unitedStates.applicationNumber())
                .as("20685698 lacks the series; it cannot be told from 20/685,698")
                .isNull();
    }

    @Test
    void theLegalEventsOfOps() {
        Reading reading = read("epo-ops/epo__ops__legal__example_1.xml");
        PublishedRight right = reading.only();
        assertThat(right.publication()).isEqualTo(number("EP", "1000000", "A1", "2000-05-17"));
        assertThat(right.applicationNumber()).isEqualTo("99203729");
        assertThat(right.bibliography().familyOffices())
                .as("the answer says that it has six members, and has one")
                .isNull();
        assertThat(right.events()).hasSize(50);
        assertThat(right.events().stream().map(PublishedRight.OfficeEvent::key).distinct())
                .hasSize(50);
        assertThat(right.events().getFirst())
                .isEqualTo(new PublishedRight.OfficeEvent(
                        "EP",
                        "17Q",
                        "FIRST EXAMINATION REPORT DESPATCHED",
                        LocalDate.of(2002, 6, 5),
                        LocalDate.of(2002, 4, 23),
                        "+",
                        "EP 99203729A 2002-06-0517Q +FIRST EXAMINATION REPORT DESPATCHED Effective DATE 20020423",
                        "EP 99203729A 2002-06-0517Q +FIRST EXAMINATION REPORT DESPATCHED Effective DATE 20020423"));
        assertThat(right.events().get(1)).satisfies(event -> {
            assertThat(event.code()).isEqualTo("AK");
            assertThat(event.meaning()).isEqualTo("DESIGNATED CONTRACTING STATES");
            assertThat(event.gazetteOn()).isEqualTo("2003-02-12");
            assertThat(event.effectiveOn()).isNull();
        });
        assertThat(right.events().getLast()).satisfies(event -> {
            assertThat(event.code()).isEqualTo("PLBE");
            assertThat(event.meaning()).isEqualTo("NO OPPOSITION FILED WITHIN TIME LIMIT");
            assertThat(event.gazetteOn()).isEqualTo("2003-12-19");
        });
    }

    @Test
    void theBibliographyOfOps() {
        PublishedRight right =
                read("epo-ops/epo__ops__published__test__biblio_example_3.xml").only();
        Bibliography b = right.bibliography();
        assertThat(right.publication()).isEqualTo(number("AU", "2013290010", "A1", "2015-02-05"));
        assertRight(right, "2013290010", LegalStatus.PENDING, "2015-02-05", "2013-07-12", null, null);
        assertThat(b.application()).isEqualTo(number("AU", "2013290010", "A", "2013-07-12"));
        assertThat(b.titles()).isEqualTo(Map.of("en", "Novel fuel composition"));
        assertThat(b.applicants()).containsExactly("PRIMUS GREEN ENERGY INC");
        assertThat(b.inventors()).containsExactly("FANG HOWARD L", "QIN MEIFANG", "BEN-REUVEN MOSHE");
        assertThat(b.ipc()).containsExactly("C10L 1/00");
        assertThat(b.cpc())
                .containsExactly(
                        "C07C 1/047", "C10L 1/04", "C10G 2300/1022", "C10G 2400/30", "C10L 2200/00", "C10L 2200/04");
        assertThat(b.priorities())
                .containsExactly(
                        number("US", "201213547826", "", "2012-07-12"), number("WO", "2013US50328", "", "2013-07-12"));
        assertThat(b.familyId()).isEqualTo("49448571");
        assertThat(b.abstracts().get("en"))
                .startsWith("This invention relates to fuel compositions for use in combustion engines");
        assertThat(b.claims()).isEmpty();
    }

    @Test
    void aJapaneseBibliographyOfOps() {
        PublishedRight right =
                read("epo-ops/epo__ops__published__test__biblio_example_2.xml").only();
        Bibliography b = right.bibliography();
        assertThat(right.publication()).isEqualTo(number("JP", "2005533465", "A", "2005-11-04"));
        assertRight(right, "2005505120", LegalStatus.PENDING, "2005-11-04", "2003-07-11", null, null);
        assertThat(b.familyId()).isEqualTo("30117972");
        assertThat(b.titles()).isEmpty();
        assertThat(right.title()).isNull();
        assertThat(b.ipc())
                .containsExactly(
                        "G06T 9/00",
                        "H03M 7/30",
                        "H04B 1/66",
                        "H04N 7/26",
                        "H04N 7/36",
                        "H04N 7/46",
                        "H04N 7/50",
                        "H04N 19/94");
        assertThat(b.cpc()).hasSize(17).startsWith("G06T 9/005", "H04N 19/13").endsWith("H04N 21/4305", "H04N 19/44");
        assertThat(b.priorities())
                .containsExactly(
                        number("US", "20020396363P", "", "2002-07-15"),
                        number("US", "20020291320", "", "2002-11-08"),
                        number("WO", "2003US21714", "", "2003-07-11"));
        assertThat(b.citedPatents())
                .containsExactly(
                        number("JP", "2004088737", "A", "2004-03-18"), number("JP", "2004048632", "A", "2004-02-12"));
    }
}

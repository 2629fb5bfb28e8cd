package org.ipmarket.listing.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.listing.document.OfficeDocuments.read;

import java.time.LocalDate;
import java.util.List;
import org.ipmarket.listing.asset.AssetDetails;
import org.ipmarket.listing.asset.AssetRules;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.OwnerShare;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for the documents of every office, and which are refused. */
class OfficeDocumentsTest {
    /** What is read can stand on the register: numbers, check digits, dates, symbols, the bounds of a bibliography. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "uspto/xml2004__US06970935.xml",
                "uspto/xml2006__US07272630B2.xml",
                "uspto/xml2014__US08926509.xml",
                "uspto/xmlApp2004__US20050004437A1.xml",
                "epo/application__v1-5-A1.xml",
                "epo/grant__v1-2-B1.xml",
                "epo/grant__v1-4-B1.xml",
                "epo/grant__v1-5-1-B1.xml",
                "epo/grant__v1-5-B2.xml",
                "epo-ops/epo__ops__published__test__biblio_example_3.xml"
            })
    void aDocumentHoldsToTheRulesOfTheRegister(String file) {
        List<OwnerShare> owners =
                List.of(new OwnerShare(ParticipantId.fromString("01900000-0000-7000-8000-000000000001"), 10_000));
        AssetDetails details = read(file).only().details(new CentreCode("GZ"), owners, true, null);
        assertThat(AssetRules.check(details, Mode.TEST, LocalDate.of(2025, 1, 1)))
                .isInstanceOf(AssetRules.Verdict.Accepted.class);
    }

    /** Line 308 of the document says {@code <First Embodiment</heading>}. */
    @Test
    void aPublicationThatIsNotWellFormed() {
        Reading reading = read("epo/application__v1-5-1-A1-2.xml");
        assertThat(reading.good()).isEmpty();
        assertThat(reading.bad()).containsExactly(new Entry.Refused(1, "", "not well-formed XML at line 308"));
    }

    @Test
    void olderFormatsOfTheUnitedStatesAreRefusedByName() {
        assertThat(read("uspto/sgml__US06336130.xml").bad()).singleElement().satisfies(refused -> assertThat(
                        refused.reason())
                .startsWith("SGML of the USPTO from 2001 to 2004 (PATDOC) is not read; Red Book XML of 2004 or later"));
        assertThat(read("uspto/greenbook__US03932709.greenbook").bad())
                .singleElement()
                .satisfies(refused -> assertThat(refused.reason())
                        .startsWith("Greenbook of the USPTO from 1976 to 2001 (PATN) is not read;"));
    }
}

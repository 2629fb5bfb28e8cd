package org.ipmarket.listing.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PatentDocumentsTest {
    private static final String GRANT = """
            <us-patent-grant><us-bibliographic-data-grant><publication-reference><document-id><country>US</country>
            <doc-number>01</doc-number><kind>B2</kind><date>%s</date></document-id></publication-reference>
            <invention-title>A <i>fine</i> thing</invention-title></us-bibliographic-data-grant>
            <claims><claim><claim-text>1. A thing.</claim-text></claim></claims></us-patent-grant>""";
    private static final String GOOD = GRANT.formatted("20200101");

    @Test
    void aGrant() {
        PatentDocument d = Reading.of(GOOD).good().getFirst();
        assertThat(d.publication()).isEqualTo(new PatentDocument.Number("US", "01", "B2", "20200101"));
        assertThat(d.titles()).containsEntry("en", "A fine thing");
        assertThat(d.claims()).containsExactly("1. A thing.");
    }

    @Test
    void anEpDocument() {
        PatentDocument d = Reading.of("""
                <ep-patent-document lang="en" country="EP" doc-number="7" kind="B1" date-publ="20210707"><SDOBI>
                <B500><B540><B541>en</B541><B542>Lid</B542></B540><B560><B561><text>US-A1- 2007 204 872</text></B561></B560>
                </B500></SDOBI></ep-patent-document>""").good().getFirst();
        assertThat(d.titles()).containsEntry("en", "Lid");
        assertThat(d.patentCitations()).containsExactly(new PatentDocument.Number("US", "2007204872", "A1", ""));
    }

    @Test
    void anOpsRecord() {
        PatentDocument d = Reading.of("""
                <a><family-member family-id="9"><publication-reference><document-id><country>EP</country>
                <doc-number>1</doc-number></document-id></publication-reference><legal code="AK  " desc="States"/>
                </family-member></a>""").good().getFirst();
        assertThat(d.familyId()).isEqualTo("9");
        assertThat(d.events()).containsExactly(new PatentDocument.LegalEvent("AK", "States", ""));
    }

    @Test
    void aBadRecordIsRefusedAndTheNextOneIsRead() {
        Reading reading = Reading.of("<all>" + GOOD + GRANT.formatted("soon") + GOOD + "</all>");
        assertThat(reading.good()).hasSize(2);
        assertThat(reading.bad()).containsExactly(new Refusal(2, "date of publication is not eight digits: soon"));
    }

    @Test
    void aTruncatedFileGivesTheRecordsBeforeTheCut() {
        Reading reading = Reading.of("<all>" + GOOD + GOOD.substring(0, GOOD.length() - 30));
        assertThat(reading.good()).hasSize(1);
        assertThat(reading.bad()).singleElement().satisfies(r -> {
            assertThat(r.record()).isEqualTo(2);
            assertThat(r.reason()).startsWith("not well-formed XML at line");
        });
    }

    @Test
    void aBombIsRefused() {
        refused("<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>" + GOOD.replace("A thing", "&b;"));
    }

    @Test
    void aBombInAnAttributeIsNotExpanded() {
        refused("<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>"
                + GOOD.replace("<claim>", "<claim id=\"&b;\">"));
    }

    @Test
    void aLongAttributeIsRefused() {
        refused(GOOD.replace("<claim>", "<claim id=\"" + "x".repeat(10_001) + "\">"));
    }

    @Test
    void anExternalEntityDoesNothing() {
        refused("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>" + GOOD.replace("A thing", "&e;"));
    }

    private static void refused(String xml) {
        Reading reading = Reading.of(xml);
        assertThat(reading.good()).isEmpty();
        assertThat(reading.bad()).hasSize(1);
    }

    @Test
    void hugeTextDepthAndAttributesAreRefused() {
        assertThat(within(new Bounds(64, 50, 500, 64)).bad())
                .containsExactly(new Refusal(1, "more than 50 characters of text"));
        assertThat(within(new Bounds(3, 5000, 500, 64)).bad()).containsExactly(new Refusal(1, "more than 3 levels"));
        assertThat(within(new Bounds(64, 5000, 5, 64)).bad()).containsExactly(new Refusal(1, "more than 5 elements"));
        assertThat(Reading.of(GOOD.replace("<claim>", "<claim" + attributes(65) + ">"))
                        .bad())
                .containsExactly(new Refusal(1, "more than 64 attributes"));
    }

    private static Reading within(Bounds bounds) {
        String xml = GOOD.replace("A thing", "x".repeat(1000));
        return Reading.of(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), bounds);
    }

    private static String attributes(int count) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < count; i++) {
            all.append(" a").append(i).append("=\"\"");
        }
        return all.toString();
    }

    @Test
    void anotherFormatIsRefused() {
        assertThat(Reading.of("<PATDOC/>").bad()).containsExactly(new Refusal(1, "no record of a known format"));
    }
}

package org.ipmarket.listing.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents as the offices published them, beside what a person reads in them. Skipped where the reference data is absent. */
class OfficeDocumentsTest {
    private static final Path FOLDER = Path.of("../../../shared/data/patents");

    private static Reading read(String file) throws IOException {
        Path path = FOLDER.resolve(file);
        assumeTrue(Files.exists(path), () -> "skipped: no reference data at " + path);
        try (InputStream in = Files.newInputStream(path)) {
            return Reading.of(in, Bounds.USUAL);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
uspto/xml2004__US06970935.xml      | US | 06970935    | B1 | 20051129 | 09703574   | 20001101 | Conversational networking via transport, coding and control conversational protocols | 30 | 11 | 0 | 1 | 1 | 0 | 0
uspto/xml2006__US07272630B2.xml    | US | 07272630    | B2 | 20070918 | 10991571   | 20041118 | Locating potentially identical objects across multiple computers based on stochastic partitioning of workload | 17 | 78 | 38 | 4 | 1 | 0 | 0
uspto/xml2014__US08926509.xml      | US | 08926509    | B2 | 20150106 | 12134151   | 20080605 | Wireless physiological sensor patches and systems | 31 | 130 | 30 | 5 | 14 | 15 | 0
uspto/xmlApp2004__US20050004437A1.xml | US | 20050004437 | A1 | 20050106 | 10830857 | 20040423 | Simulation device for playful evaluation and display of blood sugar levels | 10 | 0 | 0 | 2 | 1 | 0 | 1
epo/application__v1-5-A1.xml       | EP | 3782854     | A1 | 20210224 | 18877305.5 | 20181029 | VEHICLE-MOUNTED DISPLAY ASSEMBLY AND VEHICLE | 12 | 0 | 0 | 3 | 2 | 0 | 1
epo/grant__v1-2-B1.xml             | EP | 0610335     | B1 | 20080102 | 92922494.7 | 19921016 | Methods for designing recombitope peptides | 14 | 3 | 8 | 7 | 4 | 0 | 2
epo/grant__v1-4-B1.xml             | EP | 0449582     | B1 | 20091021 | 91302636.5 | 19910326 | Measuring method and apparatus | 12 | 1 | 1 | 4 | 2 | 0 | 1
epo/grant__v1-5-1-B1.xml           | EP | 3383757     | B1 | 20210707 | 16849316.1 | 20160829 | SCREW-TYPE CLOSURE SYSTEMS WITH MAGNETIC FEATURE | 8 | 7 | 0 | 2 | 5 | 0 | 1
epo/grant__v1-5-B2.xml             | EP | 2743087     | B2 | 20210505 | 13189031.1 | 20131017 | Printing machine with cladding | 13 | 5 | 0 | 2 | 3 | 0 | 1
""")
    void aPublication(
            String file,
            String office,
            String number,
            String kind,
            String date,
            String applied,
            String filed,
            String title,
            int claims,
            int patents,
            int others,
            int inventors,
            int ipc,
            int cpc,
            int priorities)
            throws IOException {
        Reading reading = read(file);
        assertThat(reading.bad()).isEmpty();
        assertThat(reading.good()).hasSize(1);
        PatentDocument d = reading.good().getFirst();
        assertThat(d.publication()).isEqualTo(new PatentDocument.Number(office, number, kind, date));
        assertThat(d.application()).isEqualTo(new PatentDocument.Number(office, applied, "", filed));
        assertThat(d.titles()).containsEntry("en", title);
        assertThat(d.claims()).hasSize(claims);
        assertThat(d.patentCitations()).hasSize(patents);
        assertThat(d.otherCitations()).hasSize(others);
        assertThat(d.inventors()).hasSize(inventors);
        assertThat(d.ipc()).hasSize(ipc);
        assertThat(d.cpc()).hasSize(cpc);
        assertThat(d.priorities()).hasSize(priorities);
    }

    /** Line 308 of the document says {@code <First Embodiment</heading>}. */
    @Test
    void aPublicationThatIsNotWellFormed() throws IOException {
        Reading reading = read("epo/application__v1-5-1-A1-2.xml");
        assertThat(reading.good()).isEmpty();
        assertThat(reading.bad()).containsExactly(new Refusal(1, "not well-formed XML at line 308"));
    }

    @Test
    void theFamilyOfOps() throws IOException {
        Reading reading = read("epo-ops/epo__ops__family__family_input.xml");
        assertThat(reading.bad()).isEmpty();
        assertThat(reading.good()).hasSize(6).allMatch(d -> d.familyId().equals("19768124"));
        PatentDocument first = reading.good().getFirst();
        assertThat(first.publication()).isEqualTo(new PatentDocument.Number("EP", "1000000", "A1", "20000517"));
        assertThat(first.application()).isEqualTo(new PatentDocument.Number("EP", "99203729", "A", "19991108"));
        assertThat(first.priorities()).containsExactly(new PatentDocument.Number("NL", "1010536", "A", "19981112"));
    }

    @Test
    void theLegalEventsOfOps() throws IOException {
        Reading reading = read("epo-ops/epo__ops__legal__example_1.xml");
        assertThat(reading.bad()).isEmpty();
        assertThat(reading.good().stream().mapToInt(d -> d.events().size()).sum())
                .isEqualTo(50);
        assertThat(reading.good().getFirst().events())
                .startsWith(
                        new PatentDocument.LegalEvent("17Q", "FIRST EXAMINATION REPORT DESPATCHED", "2002-06-05"),
                        new PatentDocument.LegalEvent("AK", "DESIGNATED CONTRACTING STATES", "2003-02-12"));
    }

    @Test
    void theBibliographyOfOps() throws IOException {
        PatentDocument d = read("epo-ops/epo__ops__published__test__biblio_example_3.xml")
                .good()
                .getFirst();
        assertThat(d.publication()).isEqualTo(new PatentDocument.Number("AU", "2013290010", "A1", "20150205"));
        assertThat(d.application()).isEqualTo(new PatentDocument.Number("AU", "2013290010", "A", "20130712"));
        assertThat(d.titles()).containsEntry("en", "Novel fuel composition");
        assertThat(d.applicants()).containsExactly("PRIMUS GREEN ENERGY INC");
        assertThat(d.inventors()).containsExactly("FANG HOWARD L", "QIN MEIFANG", "BEN-REUVEN MOSHE");
        assertThat(d.ipc()).containsExactly("C10L 1/00");
        assertThat(d.cpc())
                .containsExactly(
                        "C07C 1/047", "C10L 1/04", "C10G 2300/1022", "C10G 2400/30", "C10L 2200/00", "C10L 2200/04");
        assertThat(d.familyId()).isEqualTo("49448571");
    }

    @Test
    void aJapaneseBibliographyOfOps() throws IOException {
        PatentDocument d = read("epo-ops/epo__ops__published__test__biblio_example_2.xml")
                .good()
                .getFirst();
        assertThat(d.publication().number()).isEqualTo("2005533465");
        assertThat(d.familyId()).isEqualTo("30117972");
        assertThat(d.ipc()).hasSize(8);
        assertThat(d.patentCitations()).hasSize(2);
    }
}

package org.ipmarket.listing.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.ipmarket.listing.asset.AssetDetails;
import org.ipmarket.listing.asset.AssetRules;
import org.ipmarket.listing.asset.Bibliography;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.OwnerShare;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents as the offices published them, beside what a person reads in them. Skipped where the reference data is absent. */
class OfficeDocumentsTest {
    private static final Path FOLDER = Path.of("../../../shared/data/patents");

    private static Reading read(String file) {
        Path path = FOLDER.resolve(file);
        assumeTrue(Files.exists(path), () -> "skipped: no reference data at " + path);
        return Reading.of(() -> Files.newInputStream(path), null, Bounds.USUAL);
    }

    private static Bibliography.Number number(String office, String number, String kind, String day) {
        return new Bibliography.Number(office, number, kind, day == null ? null : LocalDate.parse(day));
    }

    private static void assertRight(
            PublishedRight right,
            String number,
            LegalStatus status,
            String asOf,
            String filed,
            String granted,
            String expires) {
        assertThat(right.type()).isEqualTo(AssetType.INVENTION);
        assertThat(right.office()).isEqualTo(right.publication().office());
        assertThat(right.number()).isEqualTo(number);
        assertThat(right.status()).isEqualTo(status);
        assertThat(right.statusAsOf()).isEqualTo(asOf);
        assertThat(right.filed()).isEqualTo(filed);
        assertThat(right.granted()).isEqualTo(granted == null ? null : LocalDate.parse(granted));
        assertThat(right.expires()).isEqualTo(expires == null ? null : LocalDate.parse(expires));
    }

    private static void assertClaims(PublishedRight right, int count, String firstBegins, String lastEnds) {
        assertThat(right.claimCount()).isEqualTo(count);
        List<String> claims = right.bibliography().claims();
        assertThat(claims).hasSize(count).noneMatch(String::isBlank);
        assertThat(claims.getFirst()).startsWith(firstBegins);
        assertThat(claims.getLast()).endsWith(lastEnds);
    }

    @Test
    void aGrantOfTheUnitedStatesOf2005() {
        PublishedRight right = read("uspto/xml2004__US06970935.xml").only();
        Bibliography b = right.bibliography();
        assertThat(right.publication()).isEqualTo(number("US", "06970935", "B1", "2005-11-29"));
        // filed 1 November 2000, twenty years and 730 days
        assertRight(right, "06970935", LegalStatus.IN_FORCE, "2005-11-29", "2000-11-01", "2005-11-29", "2022-11-01");
        assertThat(b.application()).isEqualTo(number("US", "09703574", "", "2000-11-01"));
        assertThat(b.titles())
                .isEqualTo(Map.of(
                        "en", "Conversational networking via transport, coding and control conversational protocols"));
        assertThat(b.ipc()).containsExactly("G06F 15/16");
        assertThat(b.cpc()).isEmpty();
        assertThat(b.applicants()).containsExactly("International Business Machines Corporation");
        assertThat(b.inventors()).containsExactly("Stephane H. Maes");
        assertThat(b.priorities()).isEmpty();
        assertThat(b.publications()).containsExactly(right.publication());
        assertThat(b.citedPatents())
                .hasSize(11)
                .startsWith(number("US", "5918020", "A", null))
                .endsWith(number("US", "2003/0177354", "A1", null));
        assertThat(b.citedLiterature()).isEmpty();
        assertThat(right.referencesCited()).isEqualTo(11);
        assertThat(b.abstracts().get("en"))
                .startsWith(
                        "Conversational protocols for implementing distributed conversational networking architectures");
        assertClaims(
                right,
                30,
                "1. A communication system, comprising: a communication stack comprising: a first layer for",
                "transmission of segments of speech and decompression of the segments of speech in a random order.");
    }

    @Test
    void aGrantOfTheUnitedStatesOf2007() {
        PublishedRight right = read("uspto/xml2006__US07272630B2.xml").only();
        Bibliography b = right.bibliography();
        assertThat(right.publication()).isEqualTo(number("US", "07272630", "B2", "2007-09-18"));
        // a division of 09/876,376 of 6 June 2001, twenty years and 36 days
        assertRight(right, "07272630", LegalStatus.IN_FORCE, "2007-09-18", "2004-11-18", "2007-09-18", "2021-07-12");
        assertThat(b.application()).isEqualTo(number("US", "10991571", "", "2004-11-18"));
        assertThat(b.titles())
                .isEqualTo(Map.of(
                        "en",
                        "Locating potentially identical objects across multiple computers based on stochastic"
                                + " partitioning of workload"));
        assertThat(b.ipc()).containsExactly("G06F 15/13");
        assertThat(b.cpc()).isEmpty();
        assertThat(b.applicants()).containsExactly("Microsoft Corporation");
        assertThat(b.inventors())
                .containsExactly("John R. Douceur", "Marvin M. Theimer", "Atul Adya", "William J. Bolosky");
        assertThat(b.priorities()).isEmpty();
        assertThat(b.publications())
                .containsExactly(number("US", "20050097148", "A1", "2005-05-05"), right.publication());
        assertThat(b.citedPatents())
                .hasSize(78)
                .startsWith(number("US", "5202982", "A", null))
                .endsWith(number("EP", "0663640", "", null));
        assertThat(b.citedLiterature())
                .hasSize(38)
                .first()
                .isEqualTo("ISU://www.isu.edu/departments/comcom/unix/workshop/shell.html, “Section 4: The UNIX"
                        + " Shell”, 3 pages, no date.");
        assertThat(right.referencesCited()).isEqualTo(116);
        assertThat(b.abstracts().get("en"))
                .startsWith("Potentially identical objects (e.g., files) are located across multiple computers based on"
                        + " stochastic partitioning of workload.");
        assertClaims(
                right,
                17,
                "1. A method implemented in a computer, the method comprising: generating an imprint identification code",
                "that a particular object identifier should be communicated to.");
    }

    @Test
    void aGrantOfTheUnitedStatesOf2015() {
        PublishedRight right = read("uspto/xml2014__US08926509.xml").only();
        Bibliography b = right.bibliography();
        assertThat(right.publication()).isEqualTo(number("US", "08926509", "B2", "2015-01-06"));
        // filed 5 June 2008 (the provisional one does not count), twenty years and 605 days
        assertRight(right, "08926509", LegalStatus.IN_FORCE, "2015-01-06", "2008-06-05", "2015-01-06", "2030-01-31");
        assertThat(b.application()).isEqualTo(number("US", "12134151", "", "2008-06-05"));
        assertThat(b.titles()).isEqualTo(Map.of("en", "Wireless physiological sensor patches and systems"));
        assertThat(b.ipc())
                .containsExactly(
                        "A61B 5/00",
                        "A61B 5/0205",
                        "A61B 5/0404",
                        "A61B 5/11",
                        "H04L 29/08",
                        "G06F 19/00",
                        "H04W 88/00",
                        "H04W 52/00",
                        "H04W 84/00",
                        "A61B 5/021",
                        "A61B 5/024",
                        "A61B 5/0476",
                        "A61B 5/0488",
                        "A61B 5/145");
        assertThat(b.cpc())
                .containsExactly(
                        "A61B 5/0205",
                        "A61B 5/0024",
                        "A61B 5/0404",
                        "A61B 5/1112",
                        "A61B 5/6833",
                        "G06F 19/3418",
                        "H04L 67/125",
                        "H04L 67/04",
                        "A61B 5/021",
                        "A61B 5/02438",
                        "A61B 5/0476",
                        "A61B 5/0488",
                        "A61B 5/14532",
                        "A61B 5/7232",
                        "A61B 2560/0209");
        assertThat(b.applicants()).containsExactly("Hmicro, Inc.");
        assertThat(b.inventors())
                .containsExactly(
                        "Surendar Magar", "Venkateswara Rao Sattiraju", "Ali Niknejad", "Louis Yun", "James C. Beck");
        assertThat(b.priorities()).isEmpty();
        assertThat(b.publications())
                .containsExactly(number("US", "20090054737", "A1", "2009-02-26"), right.publication());
        assertThat(b.citedPatents())
                .hasSize(130)
                .startsWith(number("US", "4313443", "A", null))
                .endsWith(number("WO", "2008/035151", "A3", null));
        assertThat(b.citedLiterature())
                .hasSize(30)
                .last()
                .isEqualTo("Office action dated Apr. 25, 2014 for U.S. Appl. No. 12/193,865.");
        assertThat(right.referencesCited()).isEqualTo(160);
        assertThat(b.abstracts().get("en"))
                .startsWith("The present invention provides methods, devices, and systems for wireless physiological"
                        + " sensor patches and systems which incorporate");
        assertClaims(
                right,
                31,
                "1. A system for measuring physiological signals, comprising: (a) a patch-ASIC chip adapted for",
                "31. The system of claim 27 wherein the base-ASIC chip consumes at least 50% more power than the"
                        + " patch-ASIC chip.");
    }

    @Test
    void anApplicationOfTheUnitedStates() {
        PublishedRight right = read("uspto/xmlApp2004__US20050004437A1.xml").only();
        Bibliography b = right.bibliography();
        assertThat(right.publication()).isEqualTo(number("US", "20050004437", "A1", "2005-01-06"));
        assertRight(right, "10830857", LegalStatus.PENDING, "2005-01-06", "2004-04-23", null, null);
        assertThat(b.application()).isEqualTo(number("US", "10830857", "", "2004-04-23"));
        assertThat(b.titles())
                .isEqualTo(Map.of("en", "Simulation device for playful evaluation and display of blood sugar levels"));
        assertThat(b.ipc()).containsExactly("A61B 5/00");
        assertThat(b.cpc()).isEmpty();
        assertThat(b.applicants()).containsExactly("Heiner Kaufmann", "Thomas Vering");
        assertThat(b.inventors()).containsExactly("Heiner Kaufmann", "Thomas Vering");
        assertThat(b.priorities()).containsExactly(number("CH", "1974/01", "", "2001-10-26"));
        assertThat(b.publications()).containsExactly(right.publication());
        assertThat(b.citedPatents()).isEmpty();
        assertThat(b.citedLiterature()).isEmpty();
        assertThat(right.referencesCited()).isNull();
        assertThat(b.abstracts().get("en"))
                .isEqualTo("A simulation device for playful evaluation and display of blood sugar levels, including a"
                        + " display, wherein the evaluation is displayed by a virtual creature.");
        assertClaims(
                right,
                10,
                "1. A simulation device for displaying and evaluating blood sugar readings, comprising: a housing; a"
                        + " display means; and",
                "are transmitted to the evaluating unit by means of wireless communication.");
    }

    @Test
    void anApplicationAtTheEpo() {
        PublishedRight right = read("epo/application__v1-5-A1.xml").only();
        Bibliography b = right.bibliography();
        assertThat(right.publication()).isEqualTo(number("EP", "3782854", "A1", "2021-02-24"));
        assertRight(right, "18877305.5", LegalStatus.PENDING, "2021-02-24", "2018-10-29", null, null);
        assertThat(b.application()).isEqualTo(number("EP", "18877305.5", "", "2018-10-29"));
        assertThat(b.titles())
                .isEqualTo(Map.of(
                        "de", "FAHRZEUGMONTIERTE ANZEIGEANORDNUNG UND FAHRZEUG",
                        "en", "VEHICLE-MOUNTED DISPLAY ASSEMBLY AND VEHICLE",
                        "fr", "ENSEMBLE D'AFFICHAGE MONTÉ SUR VÉHICULE ET VÉHICULE"));
        assertThat(b.ipc()).containsExactly("B60R 7/06", "B60N 3/12");
        assertThat(b.applicants())
                .containsExactly("BOE TECHNOLOGY GROUP CO., LTD.", "Chengdu BOE Optoelectronics Technology Co., Ltd.");
        assertThat(b.inventors()).containsExactly("FENG, Yuhsiung", "GAO, Wenbao", "ZENG, Jia");
        assertThat(b.priorities()).containsExactly(number("CN", "201810358967", "", "2018-04-20"));
        assertThat(b.citedPatents()).isEmpty();
        assertThat(b.citedLiterature()).isEmpty();
        assertThat(b.abstracts().get("en"))
                .startsWith("This disclosure relates to a vehicular display assembly and a vehicle, and the vehicular"
                        + " display assembly includes: a storage box;");
        assertClaims(
                right,
                12,
                "A vehicular display assembly, comprising: a storage box; and a display device arranged on an opening"
                        + " side of the storage box, wherein: the display device",
                "driver seats; and the vehicular display assembly is arranged on the console.");
    }

    @Test
    void aGrantOfTheEpoOf2008() {
        PublishedRight right = read("epo/grant__v1-2-B1.xml").only();
        Bibliography b = right.bibliography();
        assertThat(right.publication()).isEqualTo(number("EP", "0610335", "B1", "2008-01-02"));
        assertRight(right, "0610335", LegalStatus.IN_FORCE, "2008-01-02", "1992-10-16", "2008-01-02", null);
        assertThat(b.application()).isEqualTo(number("EP", "92922494.7", "", "1992-10-16"));
        assertThat(b.titles())
                .isEqualTo(Map.of(
                        "de", "Verfahren zum Entwurf von Rekombitopen Peptiden",
                        "en", "Methods for designing recombitope peptides",
                        "fr", "Méthodes pour le design de peptides d'epitope recombiné"));
        assertThat(b.ipc()).containsExactly("C12N 15/62", "A61K 39/35", "G01N 33/53", "A61K 39/36");
        assertThat(b.applicants()).containsExactly("Merck Patent GmbH");
        assertThat(b.inventors())
                .containsExactly(
                        "ROGERS, Bruce, L.",
                        "MORGENSTERN, Jay, P.",
                        "BOND, Julian, F.",
                        "GARMAN, Richard, D.",
                        "KUO, Mei-Chang",
                        "MORVILLE, Malcolm",
                        "GREENSTEIN, Julia");
        assertThat(b.priorities())
                .containsExactly(number("US", "777859", "", "1991-10-16"), number("US", "807529", "", "1991-12-13"));
        assertThat(b.citedPatents())
                .containsExactly(
                        number("EP", "0367306", "A", null),
                        number("WO", "91/06571", "A", null),
                        number("WO", "92/04445", "A", null));
        assertThat(b.citedLiterature()).hasSize(8).endsWith("PERKINS ET AL vol. 146, no. 7, 1991, pages 2137 - 2144");
        assertThat(b.abstracts()).isEmpty();
        assertClaims(
                right,
                14,
                "A method for designing an isolated peptide having an amino terminus and a carboxy terminus comprising:"
                        + " at least two regions",
                "e) producing at least one peptide having the configuration of the regions of step (d).");
    }

    @Test
    void aGrantOfTheEpoOf2009() {
        PublishedRight right = read("epo/grant__v1-4-B1.xml").only();
        Bibliography b = right.bibliography();
        assertThat(right.publication()).isEqualTo(number("EP", "0449582", "B1", "2009-10-21"));
        assertRight(right, "0449582", LegalStatus.IN_FORCE, "2009-10-21", "1991-03-26", "2009-10-21", null);
        assertThat(b.application()).isEqualTo(number("EP", "91302636.5", "", "1991-03-26"));
        assertThat(b.titles())
                .isEqualTo(Map.of(
                        "de", "Messverfahren und -vorrichtung",
                        "en", "Measuring method and apparatus",
                        "fr", "Méthode et appareil de mesure"));
        assertThat(b.ipc()).containsExactly("G03F 9/00", "G03F 7/20");
        assertThat(b.applicants()).containsExactly("CANON KABUSHIKI KAISHA");
        assertThat(b.inventors())
                .containsExactly("Nose, Noriyuki", "Saitoh, Kenji", "Sentoku, Koichi", "Yoshii, Minoru");
        assertThat(b.priorities()).containsExactly(number("JP", "8000290", "", "1990-03-27"));
        assertThat(b.citedPatents()).containsExactly(number("US", "4710026", "A", null));
        assertThat(b.citedLiterature())
                .containsExactly("SUZUKI M ET AL: 'An optical-micron x-ray lithography' JOURNAL OF VACUUM SCIENCE &"
                        + " TECHNOLOGY: PART B vol. 7, no. 6, November 1989, NEW YORK, US, pages 1971 - 1976");
        assertThat(right.referencesCited()).isEqualTo(2);
        assertClaims(
                right,
                12,
                "Apparatus for measuring superposing precision or alignment precision of an alignment system by",
                "coherent light beams are emitted from a Zeeman laser (511).");
    }

    @Test
    void aGrantOfTheEpoOf2021() {
        PublishedRight right = read("epo/grant__v1-5-1-B1.xml").only();
        Bibliography b = right.bibliography();
        assertThat(right.publication()).isEqualTo(number("EP", "3383757", "B1", "2021-07-07"));
        assertRight(right, "3383757", LegalStatus.IN_FORCE, "2021-07-07", "2016-08-29", "2021-07-07", null);
        assertThat(b.application()).isEqualTo(number("EP", "16849316.1", "", "2016-08-29"));
        assertThat(b.titles())
                .isEqualTo(Map.of(
                        "de", "SCHRAUBVERSCHLUSSSYSTEME MIT MAGNETISCHEM MERKMAL",
                        "en", "SCREW-TYPE CLOSURE SYSTEMS WITH MAGNETIC FEATURE",
                        "fr", "SYSTÈMES DE FERMETURE DE TYPE À VIS COMPRENANT DES ÉLÉMENTS MAGNÉTIQUES"));
        assertThat(b.ipc()).containsExactly("B65D 51/18", "B65D 43/02", "B65D 51/32", "A45D 34/00", "A45D 40/00");
        assertThat(b.applicants()).containsExactly("ELC Management LLC");
        assertThat(b.inventors()).containsExactly("JACOB, Christophe", "BOUIX, Herve");
        assertThat(b.priorities()).containsExactly(number("US", "201514865040", "", "2015-09-25"));
        assertThat(b.citedPatents())
                .containsExactly(
                        number("WO", "2014/114885", "A1", null),
                        number("CN", "202128028", "U", null),
                        number("FR", "2973005", "A1", null),
                        number("US", "2007204872", "A1", null),
                        number("US", "2007204872", "A1", null),
                        number("US", "2012279876", "A1", null),
                        number("US", "6382450", "B1", null));
        assertThat(b.citedLiterature()).isEmpty();
        assertThat(right.referencesCited()).isEqualTo(7);
        assertClaims(
                right,
                8,
                "A container-closure system comprising: a container (1) that comprises a screw threads (1a), and one or"
                        + " more ferromagnetic elements (2)",
                "and rests on the lower shoulder to hide the metal ring (2).");
    }

    @Test
    void aGrantOfTheEpoAsAmended() {
        PublishedRight right = read("epo/grant__v1-5-B2.xml").only();
        Bibliography b = right.bibliography();
        assertThat(right.publication()).isEqualTo(number("EP", "2743087", "B2", "2021-05-05"));
        assertRight(right, "2743087", LegalStatus.IN_FORCE, "2021-05-05", "2013-10-17", "2016-03-23", null);
        assertThat(b.application()).isEqualTo(number("EP", "13189031.1", "", "2013-10-17"));
        assertThat(b.titles())
                .isEqualTo(Map.of(
                        "de", "Druckmaschine mit Verkleidung",
                        "en", "Printing machine with cladding",
                        "fr", "Imprimante avec habillage"));
        assertThat(right.title()).isEqualTo(new LocalizedText(null, "Printing machine with cladding"));
        assertThat(b.ipc()).containsExactly("B41J 3/407", "B41J 29/13", "B41J 29/377");
        assertThat(b.applicants()).containsExactly("Krones AG");
        assertThat(b.inventors()).containsExactly("Gertlowski, Georg", "Winzinger, Frank");
        assertThat(b.priorities()).containsExactly(number("DE", "102012223402", "", "2012-12-17"));
        assertThat(b.citedPatents())
                .containsExactly(
                        number("WO", "2011/091011", "A1", null),
                        number("DE", "102009041527", "A1", null),
                        number("DE", "102010044244", "A1", null),
                        number("US", "2004003741", "A1", null),
                        number("US", "2006029740", "A1", null));
        assertClaims(
                right,
                13,
                "Druckmaschine (102) zum Direktbedrucken von Behältern (120), wobei die Druckmaschine (102) eine"
                        + " Verkleidung (101) umfasst",
                "während des Durchströmens des Hauptstroms (319) einen Feinfilter (317) passiert.");
    }

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

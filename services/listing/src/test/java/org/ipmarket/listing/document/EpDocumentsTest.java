package org.ipmarket.listing.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.listing.document.OfficeDocuments.assertClaims;
import static org.ipmarket.listing.document.OfficeDocuments.assertRight;
import static org.ipmarket.listing.document.OfficeDocuments.number;
import static org.ipmarket.listing.document.OfficeDocuments.read;

import java.util.Map;
import org.ipmarket.listing.asset.Bibliography;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.LocalizedText;
import org.junit.jupiter.api.Test;

/** Documents of the European Patent Office, beside what a person reads in them. */
class EpDocumentsTest {
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
}

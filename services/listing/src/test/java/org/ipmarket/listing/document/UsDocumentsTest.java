package org.ipmarket.listing.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.listing.document.OfficeDocuments.assertClaims;
import static org.ipmarket.listing.document.OfficeDocuments.assertRight;
import static org.ipmarket.listing.document.OfficeDocuments.number;
import static org.ipmarket.listing.document.OfficeDocuments.read;

import java.util.Map;
import org.ipmarket.listing.asset.Bibliography;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.NamedBy;
import org.junit.jupiter.api.Test;

/** Documents of the United States, beside what a person reads in them. */
class UsDocumentsTest {
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
        assertThat(b.namedBy()).hasSize(11).containsEntry("US5918020A", NamedBy.EXAMINER);
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
}

package org.ipmarket.listing.asset;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What the office publishes about a right beyond what trading it needs. Languages are codes of BCP 47 ({@code zh}, {@code en}, {@code de}); names are
 * as published and name no participant of the market. What is unknown is empty, never null.
 *
 * @param titles in every language published, by language
 * @param abstracts by language
 * @param claims in the language of the publication
 * @param application the application, or {@link Number#NONE}
 * @param publications of the application and of the grant, in the order of their dates
 * @param priorities claimed (Paris Convention)
 * @param citedPatents cited documents
 * @param citedLiterature cited texts that are no patents
 * @param applicants applicants or holders, as published
 * @param inventors of a patent
 * @param authors of a work
 * @param ipc symbols of the International Patent Classification, such as {@code G06F 16/2458}
 * @param cpc symbols of the Cooperative Patent Classification
 * @param familyId the number of the simple family (EPO docdb), or empty
 * @param family the members of the simple family, its own publications included
 */
public record Bibliography(
        Map<String, String> titles,
        Map<String, String> abstracts,
        List<String> claims,
        Number application,
        List<Number> publications,
        List<Number> priorities,
        List<Number> citedPatents,
        List<String> citedLiterature,
        List<String> applicants,
        List<String> inventors,
        List<String> authors,
        List<String> ipc,
        List<String> cpc,
        String familyId,
        List<Number> family) {
    public static final Bibliography NONE = new Bibliography(
            Map.of(),
            Map.of(),
            List.of(),
            Number.NONE,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            "",
            List.of());

    public Bibliography {
        titles = Map.copyOf(titles);
        abstracts = Map.copyOf(abstracts);
        claims = List.copyOf(claims);
        publications = List.copyOf(publications);
        priorities = List.copyOf(priorities);
        citedPatents = List.copyOf(citedPatents);
        citedLiterature = List.copyOf(citedLiterature);
        applicants = List.copyOf(applicants);
        inventors = List.copyOf(inventors);
        authors = List.copyOf(authors);
        ipc = List.copyOf(ipc);
        cpc = List.copyOf(cpc);
        family = List.copyOf(family);
    }

    /**
     * A number given by an office.
     *
     * @param office code of WIPO ST.3
     * @param number as the office writes it, without office and kind
     * @param kind kind code of WIPO ST.16, or empty
     * @param date null where unknown or not a whole day
     */
    public record Number(String office, String number, String kind, LocalDate date) {
        public static final Number NONE = new Number("", "", "", null);

        /** {@code EP1442058B1} */
        public String text() {
            return office + number + kind;
        }
    }
}

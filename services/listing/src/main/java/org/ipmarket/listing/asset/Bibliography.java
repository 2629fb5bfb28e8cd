package org.ipmarket.listing.asset;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ipmarket.messages.FamilyOffices;
import org.ipmarket.messages.NamedBy;
import org.ipmarket.messages.Nullable;
import org.ipmarket.messages.ToldBy;

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
 * @param family the members of the simple family, one publication of each application, its own among them
 * @param familyOffices at which offices they all were filed; null where nobody has told all
 * @param citationsReceived all that cite it; null where nobody has told
 * @param namedBy who named a cited patent, by its {@link Number#text}, where the document says so
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
        List<Number> family,
        @Nullable FamilyTold familyOffices,
        @Nullable CitationsTold citationsReceived,
        Map<String, NamedBy> namedBy) {
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

    /** Without what others say of it. */
    public Bibliography(
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
        this(
                titles,
                abstracts,
                claims,
                application,
                publications,
                priorities,
                citedPatents,
                citedLiterature,
                applicants,
                inventors,
                authors,
                ipc,
                cpc,
                familyId,
                family,
                null,
                null,
                Map.of());
    }

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
        // what was stored before it was kept has none
        namedBy = namedBy == null ? Map.of() : Map.copyOf(namedBy);
    }

    /**
     * Where the family was filed, as the register tells it; a right's own office is one of them.
     *
     * @return null where nobody has told
     */
    public FamilyOffices tellOffices(String own) {
        FamilyTold told = familyOffices != null || family.isEmpty()
                ? familyOffices
                : new FamilyTold(family.stream().map(Number::office).toList(), ToldBy.OWNER, null);
        if (told == null) {
            return null;
        }
        Set<String> offices = new HashSet<>(told.offices());
        offices.add(own);
        return new FamilyOffices(offices, told.toldBy());
    }

    /** With another family. */
    public Bibliography with(List<Number> newFamily, FamilyTold newOffices) {
        return new Bibliography(
                titles,
                abstracts,
                claims,
                application,
                publications,
                priorities,
                citedPatents,
                citedLiterature,
                applicants,
                inventors,
                authors,
                ipc,
                cpc,
                familyId,
                newFamily,
                newOffices,
                citationsReceived,
                namedBy);
    }

    /** With other citations received. */
    public Bibliography with(CitationsTold newCitations) {
        return new Bibliography(
                titles,
                abstracts,
                claims,
                application,
                publications,
                priorities,
                citedPatents,
                citedLiterature,
                applicants,
                inventors,
                authors,
                ipc,
                cpc,
                familyId,
                family,
                familyOffices,
                newCitations,
                namedBy);
    }

    /** With who named what it cites. */
    public Bibliography with(Map<String, NamedBy> named) {
        return new Bibliography(
                titles,
                abstracts,
                claims,
                application,
                publications,
                priorities,
                citedPatents,
                citedLiterature,
                applicants,
                inventors,
                authors,
                ipc,
                cpc,
                familyId,
                family,
                familyOffices,
                citationsReceived,
                named);
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

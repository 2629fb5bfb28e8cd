package org.ipmarket.listing.document;

import java.util.List;
import java.util.Map;

/**
 * What one record of an office says about a patent, in the office's own writing. Dates are eight digits as published ({@code 20150106}; some
 * citations give {@code 00} for the day); a text that the record does not give is empty.
 *
 * @param titles by language, as two small letters; {@code en} for a US document
 * @param abstracts by language
 * @param claims in the language of the publication
 * @param cpc symbols given one by one; combination sets are left out
 * @param familyId the office's number of the simple family, or empty
 */
public record PatentDocument(
        Number publication,
        Number application,
        Map<String, String> titles,
        Map<String, String> abstracts,
        List<String> claims,
        List<String> applicants,
        List<String> inventors,
        List<String> ipc,
        List<String> cpc,
        List<Number> priorities,
        List<Number> patentCitations,
        List<String> otherCitations,
        String familyId,
        List<LegalEvent> events) {
    public PatentDocument {
        titles = Map.copyOf(titles);
        abstracts = Map.copyOf(abstracts);
        claims = List.copyOf(claims);
        applicants = List.copyOf(applicants);
        inventors = List.copyOf(inventors);
        ipc = List.copyOf(ipc);
        cpc = List.copyOf(cpc);
        priorities = List.copyOf(priorities);
        patentCitations = List.copyOf(patentCitations);
        otherCitations = List.copyOf(otherCitations);
        events = List.copyOf(events);
    }

    /** The office of the publication, two letters. */
    public String office() {
        return publication.office();
    }

    /** A number of an office; parts not given are empty. */
    public record Number(String office, String number, String kind, String date) {}

    /** One INPADOC event: code, what it means, date of the gazette as {@code 2002-06-05}. */
    public record LegalEvent(String code, String meaning, String date) {}
}

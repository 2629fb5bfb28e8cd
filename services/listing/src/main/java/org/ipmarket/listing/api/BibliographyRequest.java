package org.ipmarket.listing.api;

import static org.ipmarket.listing.api.Fields.required;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.ipmarket.listing.asset.Bibliography;
import org.ipmarket.listing.asset.CitationsTold;
import org.ipmarket.listing.asset.FamilyTold;
import org.ipmarket.messages.NamedBy;
import org.ipmarket.messages.ToldBy;

/** A bibliography as a caller states it: what is left out is unknown; see {@link Bibliography}. */
public record BibliographyRequest(
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
        FamilyOffices familyOffices,
        CitationsReceived citationsReceived) {
    /** All offices at which the members of the family were filed; {@code source} says where that is to be read. */
    public record FamilyOffices(List<String> offices, String source) {
        FamilyTold told(ToldBy by) {
            return new FamilyTold(
                    required("bibliography.familyOffices.offices", offices).stream()
                            .map(office -> required("bibliography.familyOffices.offices", office))
                            .toList(),
                    by,
                    required("bibliography.familyOffices.source", source));
        }
    }

    /** All that cite it by a day: how many, or each of them, or both. */
    public record CitationsReceived(
            LocalDate asOf, String source, Integer count, Integer inFiveYears, List<Citing> citing) {
        CitationsTold told(ToldBy by) {
            List<CitationsTold.Citing> each = citing == null
                    ? List.of()
                    : citing.stream()
                            .map(one -> required("bibliography.citationsReceived.citing", one)
                                    .citing())
                            .toList();
            return new CitationsTold(
                    required("bibliography.citationsReceived.asOf", asOf),
                    by,
                    required("bibliography.citationsReceived.source", source),
                    citing == null
                            ? required("bibliography.citationsReceived.count", count)
                            : count == null ? each.size() : count,
                    inFiveYears,
                    each);
        }
    }

    /** A publication that cites it. */
    public record Citing(
            String office,
            String number,
            String kind,
            LocalDate date,
            List<String> ipc,
            NamedBy namedBy,
            Boolean ofOwner) {
        CitationsTold.Citing citing() {
            return new CitationsTold.Citing(
                    new Number(office, number, kind, date).number("bibliography.citationsReceived.citing"),
                    list("citationsReceived.citing.ipc", ipc),
                    namedBy,
                    ofOwner);
        }
    }

    /** A number given by an office; kind and date may be left out. */
    public record Number(String office, String number, String kind, LocalDate date) {
        Bibliography.Number number(String field) {
            return new Bibliography.Number(
                    required(field + ".office", office),
                    required(field + ".number", number),
                    kind == null ? "" : kind,
                    date);
        }
    }

    Bibliography bibliography() {
        return new Bibliography(
                texts("titles", titles),
                texts("abstracts", abstracts),
                list("claims", claims),
                application == null ? Bibliography.Number.NONE : application.number("bibliography.application"),
                numbers("publications", publications),
                numbers("priorities", priorities),
                numbers("citedPatents", citedPatents),
                list("citedLiterature", citedLiterature),
                list("applicants", applicants),
                list("inventors", inventors),
                list("authors", authors),
                list("ipc", ipc),
                list("cpc", cpc),
                familyId == null ? "" : familyId,
                numbers("family", family),
                familyOffices == null ? null : familyOffices.told(ToldBy.OWNER),
                citationsReceived == null ? null : citationsReceived.told(ToldBy.OWNER),
                Map.of());
    }

    private static Map<String, String> texts(String field, Map<String, String> stated) {
        if (stated == null) {
            return Map.of();
        }
        stated.values().forEach(text -> required("bibliography." + field, text));
        return stated;
    }

    private static List<String> list(String field, List<String> stated) {
        return stated == null
                ? List.of()
                : stated.stream()
                        .map(entry -> required("bibliography." + field, entry))
                        .toList();
    }

    private static List<Bibliography.Number> numbers(String field, List<Number> stated) {
        return stated == null
                ? List.of()
                : stated.stream()
                        .map(number -> required("bibliography." + field, number).number("bibliography." + field))
                        .toList();
    }
}

package org.ipmarket.listing.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** EPO Open Patent Services: {@code exchange-document} (bibliography) and {@code family-member} (family and legal events). */
final class Ops implements Format {
    @Override
    public boolean recognises(String element) {
        return element.equals("exchange-document") || element.equals("family-member");
    }

    @Override
    public PatentDocument read(Element r) throws BadRecord {
        Element b = r.children("bibliographic-data").stream().findFirst().orElse(r);
        Map<String, String> titles = new LinkedHashMap<>();
        b.children("invention-title").forEach(e -> titles.put(e.attribute("lang"), e.text()));
        Map<String, String> abstracts = new LinkedHashMap<>();
        r.children("abstract").forEach(e -> abstracts.put(e.attribute("lang"), e.text()));
        List<Element> priorities = b == r ? r.children("priority-claim") : b.all("priority-claims", "priority-claim");
        return new PatentDocument(
                Format.published(best(b.all("publication-reference", "document-id"))),
                best(b.all("application-reference", "document-id")),
                titles,
                abstracts,
                List.of(),
                people(b.all("parties", "applicants", "applicant"), "applicant-name"),
                people(b.all("parties", "inventors", "inventor"), "inventor-name"),
                b.all("classifications-ipcr", "classification-ipcr", "text").stream()
                        .map(e -> Format.st8(e.text()))
                        .toList(),
                b.all("patent-classifications", "patent-classification").stream()
                        .filter(Ops::cooperative)
                        .map(Format::symbol)
                        .distinct()
                        .toList(),
                priorities.stream().map(e -> best(e.children("document-id"))).toList(),
                b.all("references-cited", "citation", "patcit").stream()
                        .map(e -> best(e.children("document-id")))
                        .toList(),
                b.all("references-cited", "citation", "nplcit", "text").stream()
                        .map(Element::text)
                        .toList(),
                r.attribute("family-id"),
                r.children("legal").stream()
                        .map(e -> new PatentDocument.LegalEvent(
                                e.attribute("code"), e.attribute("desc"), e.text("L007EP")))
                        .toList());
    }

    private static boolean cooperative(Element e) {
        return e.children("classification-scheme").stream()
                .anyMatch(s -> s.attribute("scheme").startsWith("CPC"));
    }

    /** The number as DOCDB writes it, else the first one; a date that it lacks comes from the others. */
    private static PatentDocument.Number best(List<Element> ids) {
        if (ids.isEmpty()) {
            return new PatentDocument.Number("", "", "", "");
        }
        Element first = ids.stream()
                .filter(e -> e.attribute("document-id-type").equals("docdb"))
                .findFirst()
                .orElse(ids.getFirst());
        PatentDocument.Number n = Format.number(first);
        String date = n.date().isEmpty()
                ? ids.stream()
                        .map(e -> e.text("date"))
                        .filter(d -> !d.isEmpty())
                        .findFirst()
                        .orElse("")
                : n.date();
        return new PatentDocument.Number(n.office(), n.number(), n.kind(), date);
    }

    /** Names in the standard form of the EPO; where there is none, as the office wrote them. */
    private static List<String> people(List<Element> all, String name) {
        List<Element> standard = all.stream()
                .filter(e -> e.attribute("data-format").equals("epodoc"))
                .toList();
        return (standard.isEmpty() ? all : standard)
                .stream().map(e -> e.text(name, "name")).toList();
    }
}

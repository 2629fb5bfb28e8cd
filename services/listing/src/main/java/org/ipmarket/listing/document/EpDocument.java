package org.ipmarket.listing.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The EPO's {@code ep-patent-document}, of the ST.36 family, DTD 1.2 to 1.5.1; fields are INID codes ({@code B110} is 11, the number). */
final class EpDocument implements Format {
    @Override
    public boolean recognises(String element) {
        return element.equals("ep-patent-document");
    }

    @Override
    public PatentDocument read(Element r) throws BadRecord {
        Element b = r.children("SDOBI").stream().findFirst().orElseThrow(() -> new BadRecord("no SDOBI"));
        Map<String, String> titles = new LinkedHashMap<>();
        for (Element list : b.all("B500", "B540")) {
            List<Element> languages = list.children("B541");
            List<Element> texts = list.children("B542");
            for (int i = 0; i < Math.min(languages.size(), texts.size()); i++) {
                titles.put(languages.get(i).text(), texts.get(i).text());
            }
        }
        Map<String, String> abstracts = new LinkedHashMap<>();
        r.children("abstract").forEach(e -> abstracts.put(e.attribute("lang"), e.text()));
        String language = r.attribute("lang");
        List<Element> own = r.children("claims").stream()
                .filter(e -> e.attribute("lang").equals(language))
                .toList();
        List<Element> claims =
                own.isEmpty() ? r.children("claims").stream().limit(1).toList() : own.subList(0, 1);
        List<String> ipc = new ArrayList<>();
        b.all("B500", "B510EP", "classification-ipcr", "text").forEach(e -> ipc.add(Format.st8(e.text())));
        List<String> cpc = new ArrayList<>();
        b.all("B500", "B520EP", "classifications-cpc", "classification-cpc", "text")
                .forEach(e -> cpc.add(Format.st8(e.text())));
        return new PatentDocument(
                Format.published(new PatentDocument.Number(
                        r.attribute("country"),
                        r.attribute("doc-number"),
                        r.attribute("kind"),
                        r.attribute("date-publ"))),
                new PatentDocument.Number("EP", b.text("B200", "B210"), "", b.text("B200", "B220", "date")),
                titles,
                abstracts,
                claims.stream()
                        .flatMap(e -> e.children("claim").stream())
                        .map(Element::text)
                        .toList(),
                names(b.all("B700", "B710", "B711"), b.all("B700", "B730", "B731")),
                names(b.all("B700", "B720", "B721"), List.of()),
                ipc,
                cpc,
                priorities(b),
                b.all("B500", "B560", "B561", "text").stream()
                        .map(e -> cited(e.text()))
                        .toList(),
                b.all("B500", "B560", "B562", "text").stream()
                        .map(Element::text)
                        .toList(),
                "",
                List.of());
    }

    /** Applicants of an application; of a grant the proprietors. */
    private static List<String> names(List<Element> first, List<Element> otherwise) {
        return (first.isEmpty() ? otherwise : first)
                .stream().map(e -> e.text("snm")).toList();
    }

    private static List<PatentDocument.Number> priorities(Element b) {
        List<PatentDocument.Number> found = new ArrayList<>();
        for (Element e : b.children("B300")) {
            List<Element> numbers = e.children("B310");
            List<Element> dates = e.all("B320", "date");
            List<Element> offices = e.all("B330", "ctry");
            for (int i = 0; i < numbers.size() && i < dates.size() && i < offices.size(); i++) {
                found.add(new PatentDocument.Number(
                        offices.get(i).text(),
                        numbers.get(i).text(),
                        "",
                        dates.get(i).text()));
            }
        }
        return found;
    }

    /** {@code US-A1- 2007 204 872} and {@code WO-A1-2014/114885}; another writing is kept whole as the number. */
    private static PatentDocument.Number cited(String text) {
        String[] parts = text.split("-", 3);
        return parts.length == 3
                ? new PatentDocument.Number(parts[0].strip(), parts[2].replace(" ", ""), parts[1].strip(), "")
                : new PatentDocument.Number("", text, "", "");
    }
}

package org.ipmarket.listing.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** USPTO Red Book XML, grants and applications, from version 4.0 (2004) on. */
final class RedBook implements Format {
    @Override
    public boolean recognises(String element) {
        return element.equals("us-patent-grant") || element.equals("us-patent-application");
    }

    @Override
    public PatentDocument read(Element r) throws BadRecord {
        Element b = Stream.of("us-bibliographic-data-grant", "us-bibliographic-data-application")
                .flatMap(n -> r.children(n).stream())
                .findFirst()
                .orElseThrow(() -> new BadRecord("no bibliographic data"));
        List<PatentDocument.Number> cited = new ArrayList<>();
        List<String> other = new ArrayList<>();
        for (String list : List.of("references-cited", "us-references-cited")) {
            for (String one : List.of("citation", "us-citation")) {
                b.all(list, one, "patcit", "document-id").forEach(e -> cited.add(Format.number(e)));
                b.all(list, one, "nplcit", "othercit").forEach(e -> other.add(e.text()));
            }
        }
        List<String> applicants = people(b, "applicants", "applicant");
        applicants.addAll(people(b, "us-applicants", "us-applicant"));
        List<String> inventors = people(b, "inventors", "inventor");
        if (inventors.isEmpty()) {
            b.all("parties", "applicants", "applicant").stream()
                    .filter(e -> e.attribute("app-type").equals("applicant-inventor"))
                    .forEach(e -> inventors.add(name(e)));
        }
        List<String> ipc = new ArrayList<>();
        b.all("classifications-ipcr", "classification-ipcr").forEach(e -> ipc.add(Format.symbol(e)));
        b.children("classification-ipc").forEach(e -> {
            e.children("main-classification").forEach(m -> ipc.add(m.text()));
            e.children("further-classification").forEach(m -> ipc.add(m.text()));
        });
        List<String> cpc = new ArrayList<>();
        b.all("classifications-cpc", "main-cpc", "classification-cpc").forEach(e -> cpc.add(Format.symbol(e)));
        b.all("classifications-cpc", "further-cpc", "classification-cpc").forEach(e -> cpc.add(Format.symbol(e)));
        String summary = r.text("abstract");
        var applied = b.all("application-reference", "document-id");
        var publication = b.all("publication-reference", "document-id");
        return new PatentDocument(
                Format.published(
                        publication.isEmpty()
                                ? new PatentDocument.Number("", "", "", "")
                                : Format.number(publication.getFirst())),
                applied.isEmpty() ? new PatentDocument.Number("", "", "", "") : Format.number(applied.getFirst()),
                Map.of("en", b.text("invention-title")),
                summary.isEmpty() ? Map.of() : Map.of("en", summary),
                r.all("claims", "claim").stream().map(Element::text).toList(),
                applicants,
                inventors,
                ipc,
                cpc,
                b.all("priority-claims", "priority-claim").stream()
                        .map(Format::number)
                        .toList(),
                cited,
                other,
                "",
                List.of());
    }

    private static List<String> people(Element b, String list, String one) {
        List<String> names = new ArrayList<>();
        for (String parties : List.of("parties", "us-parties")) {
            b.all(parties, list, one).forEach(e -> names.add(name(e)));
        }
        return names;
    }

    private static String name(Element e) {
        String firm = e.text("addressbook", "orgname");
        return firm.isEmpty()
                ? (e.text("addressbook", "first-name") + " " + e.text("addressbook", "last-name")).strip()
                : firm;
    }
}

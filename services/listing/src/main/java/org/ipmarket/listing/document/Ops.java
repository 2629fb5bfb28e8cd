package org.ipmarket.listing.document;

import java.util.Comparator;
import java.util.List;
import org.ipmarket.listing.asset.Bibliography;
import org.ipmarket.messages.NamedBy;

/** EPO Open Patent Services: {@code exchange-document} (bibliography) and {@code family-member} (family and legal events). */
final class Ops implements Format {
    @Override
    public boolean recognises(String element) {
        return element.equals("exchange-document") || element.equals("family-member");
    }

    @Override
    public FileFormat name() {
        return FileFormat.OPS;
    }

    @Override
    public PublishedRight read(Element r) throws BadRecord {
        Element b = r.children("bibliographic-data").stream().findFirst().orElse(r);
        Bibliography.Number number = best(b.all("publication-reference", "document-id"));
        Patent p = new Patent(Format.published(
                number.office(), number.number(), number.kind(), date(b.all("publication-reference", "document-id"))));
        p.application = best(b.all("application-reference", "document-id"));
        p.applicationNumber = unitedStates(p.application);
        b.children("invention-title").forEach(e -> Patent.put(p.titles, e.attribute("lang"), e.text()));
        r.children("abstract").forEach(e -> Patent.put(p.abstracts, e.attribute("lang"), e.text()));
        people(b.all("parties", "applicants", "applicant"), "applicant-name").forEach(p.applicants::add);
        people(b.all("parties", "inventors", "inventor"), "inventor-name").forEach(p.inventors::add);
        b.all("classifications-ipcr", "classification-ipcr", "text").forEach(e -> p.ipc.add(Format.symbol(e.text())));
        if (p.ipc.isEmpty()) {
            b.all("classification-ipc", "text").forEach(e -> p.ipc.add(Format.symbol(e.text())));
        }
        b.all("patent-classifications", "patent-classification").stream()
                .filter(Ops::cooperative)
                .forEach(e -> p.cpc.add(Format.symbol(e)));
        (b == r ? r.children("priority-claim") : b.all("priority-claims", "priority-claim"))
                .forEach(e -> p.claimsPriority(best(e.children("document-id"))));
        for (Element e : b.all("references-cited", "citation")) {
            NamedBy by = namedBy(e.attribute("cited-by"));
            e.children("patcit").forEach(c -> p.cites(best(c.children("document-id")), c.text(), by));
            e.all("nplcit", "text").forEach(c -> p.citedLiterature.add(c.text()));
        }
        p.familyId = r.attribute("family-id");
        for (Element e : r.children("legal")) {
            p.events.add(event(e));
        }
        return p.right();
    }

    private static NamedBy namedBy(String told) {
        return switch (told) {
            case "examiner" -> NamedBy.EXAMINER;
            case "applicant" -> NamedBy.APPLICANT;
            default -> null;
        };
    }

    /** DOCDB puts the year before the series since 2001 ({@code 201213547826} is 13/547826); before, it leaves the series out. */
    private static String unitedStates(Bibliography.Number application) {
        if (!application.office().equals("US")) {
            return null;
        }
        return application.number().matches("20\\d{10}") ? application.number().substring(4) : "";
    }

    /** Fields of INPADOC: L001 the office, L007 the gazette's day, L525 the day of effect. */
    private static PublishedRight.OfficeEvent event(Element e) throws BadRecord {
        String text =
                String.join(" ", e.children("pre").stream().map(Element::text).toList());
        String code = e.attribute("code");
        String gazette = e.text("L007EP");
        if (code.isEmpty()) {
            throw new BadRecord("a legal event without a code");
        }
        if (gazette.isEmpty()) {
            throw new BadRecord("the legal event " + code + " has no date of the gazette");
        }
        return new PublishedRight.OfficeEvent(
                e.text("L001EP"),
                code,
                e.attribute("desc"),
                Dates.strict(gazette, "the gazette's date of the legal event " + code),
                Dates.lenient(e.text("L500EP", "L525EP")),
                e.attribute("infl"),
                text.isEmpty() ? code + " " + gazette : text,
                text);
    }

    private static boolean cooperative(Element e) {
        return e.children("classification-scheme").stream()
                .anyMatch(s -> s.attribute("scheme").startsWith("CPC"));
    }

    /** The number as DOCDB writes it, else the one that names its office, else the first; a date that it lacks comes from the others. */
    private static Bibliography.Number best(List<Element> ids) {
        if (ids.isEmpty()) {
            return Bibliography.Number.NONE;
        }
        Element best = ids.stream()
                .filter(e -> e.attribute("document-id-type").equals("docdb"))
                .findFirst()
                .or(() -> ids.stream().filter(e -> !e.text("country").isEmpty()).findFirst())
                .orElse(ids.getFirst());
        Bibliography.Number n = Format.number(best);
        if (n.office().isEmpty() && n.number().matches("[A-Z]{2}.+")) {
            n = new Bibliography.Number(n.number().substring(0, 2), n.number().substring(2), n.kind(), n.date());
        }
        return new Bibliography.Number(n.office(), n.number(), n.kind(), Dates.lenient(date(ids)));
    }

    /** DOCDB's, else the first one that there is. */
    private static String date(List<Element> ids) {
        return ids.stream()
                .filter(e -> !e.text("date").isEmpty())
                .sorted(Comparator.comparing(
                        e -> !e.attribute("document-id-type").equals("docdb")))
                .map(e -> e.text("date"))
                .findFirst()
                .orElse("");
    }

    /** Names in the standard form of the EPO; where there is none, as the office wrote them. */
    private static List<String> people(List<Element> all, String name) {
        List<Element> standard = all.stream()
                .filter(e -> e.attribute("data-format").equals("epodoc"))
                .toList();
        return (standard.isEmpty() ? all : standard)
                .stream()
                        .map(e -> e.text(name, "name").replaceAll("\\s*\\[[A-Z]{2}\\]$", ""))
                        .toList();
    }
}

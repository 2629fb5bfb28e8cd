package org.ipmarket.listing.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ipmarket.messages.NamedBy;

/** USPTO Red Book XML, grants and applications, from version 4.0 (2004) on. */
final class RedBook implements Format {
    /** Applications from that day on are protected for twenty years from filing. */
    private static final LocalDate TERM_FROM_FILING = LocalDate.of(1995, 6, 8);

    @Override
    public boolean recognises(String element) {
        return element.equals("us-patent-grant") || element.equals("us-patent-application");
    }

    @Override
    public FileFormat name() {
        return FileFormat.RED_BOOK;
    }

    @Override
    public PublishedRight read(Element r) throws BadRecord {
        Element b = Stream.of("us-bibliographic-data-grant", "us-bibliographic-data-application")
                .flatMap(n -> r.children(n).stream())
                .findFirst()
                .orElseThrow(() -> new BadRecord("no bibliographic data"));
        Element id = b.first("publication-reference", "document-id");
        Patent p = new Patent(
                Format.published(id.text("country"), id.text("doc-number"), id.text("kind"), id.text("date")));
        Element applied = b.first("application-reference", "document-id");
        Dates.strict(applied.text("date"), "the date of filing");
        p.application = Format.number(applied);
        Patent.put(p.titles, "en", b.text("invention-title"));
        Patent.put(p.abstracts, "en", r.text("abstract"));
        r.all("claims", "claim").forEach(e -> p.claims.add(e.text()));
        b.all("priority-claims", "priority-claim").forEach(e -> p.claimsPriority(Format.number(e)));
        b.all("us-related-documents", "related-publication", "document-id")
                .forEach(e -> p.otherPublications.add(Format.number(e)));
        citations(b, p);
        parties(b, p);
        classes(b, p);
        p.expires = expires(b, p);
        return p.right();
    }

    private static void citations(Element b, Patent p) {
        for (String list : List.of("references-cited", "us-references-cited")) {
            for (String one : List.of("citation", "us-citation")) {
                for (Element e : b.all(list, one)) {
                    NamedBy by = namedBy(e.text("category"));
                    e.all("patcit", "document-id").forEach(c -> p.cites(Format.number(c), c.text(), by));
                    e.all("nplcit", "othercit").forEach(c -> p.citedLiterature.add(c.text()));
                }
            }
        }
    }

    /** Others than the examiner are the applicant and third parties; since 2012 the applicant is told apart. */
    private static NamedBy namedBy(String category) {
        return switch (category) {
            case "cited by examiner" -> NamedBy.EXAMINER;
            case "cited by applicant" -> NamedBy.APPLICANT;
            case "cited by other", "cited by third party" -> NamedBy.OTHER;
            default -> null;
        };
    }

    /** Of a grant its assignees are named, of an application its applicants; where there are none, the others. */
    private static void parties(Element b, Patent p) {
        List<String> applicants = people(b, "applicants", "applicant");
        applicants.addAll(people(b, "us-applicants", "us-applicant"));
        List<String> assignees =
                b.all("assignees", "assignee").stream().map(RedBook::name).toList();
        boolean granted = Kinds.isGrant(p.publication);
        p.applicants.addAll(granted && !assignees.isEmpty() || applicants.isEmpty() ? assignees : applicants);
        p.inventors.addAll(people(b, "inventors", "inventor"));
        if (p.inventors.isEmpty()) {
            b.all("parties", "applicants", "applicant").stream()
                    .filter(e -> e.attribute("app-type").equals("applicant-inventor"))
                    .forEach(e -> p.inventors.add(name(e)));
        }
    }

    private static void classes(Element b, Patent p) {
        b.all("classifications-ipcr", "classification-ipcr").forEach(e -> p.ipc.add(Format.symbol(e)));
        b.children("classification-ipc").forEach(e -> {
            e.children("main-classification").forEach(m -> p.ipc.add(Format.symbol(m.text())));
            e.children("further-classification").forEach(m -> p.ipc.add(Format.symbol(m.text())));
        });
        for (String list : List.of("main-cpc", "further-cpc")) {
            b.all("classifications-cpc", list, "classification-cpc").forEach(e -> p.cpc.add(Format.symbol(e)));
        }
    }

    /**
     * Twenty years from the first of the applications whose date is claimed (provisional ones aside), and the days that the office adds (35 U.S.C.
     * 154). Null where it hangs on more: designs, reissues, terminal disclaimers, applications from before June 1995.
     */
    private static LocalDate expires(Element b, Patent p) {
        LocalDate first = p.application.date();
        if (!p.publication.kind().startsWith("B")
                || first == null
                || !b.all("us-term-of-grant", "disclaimer").isEmpty()) {
            return null;
        }
        List<Element> earlier = new ArrayList<>();
        for (String kind : List.of("continuation", "division", "continuation-in-part", "substitution")) {
            earlier.addAll(b.all("us-related-documents", kind, "relation", "parent-doc", "document-id"));
        }
        earlier.addAll(b.all("pct-or-regional-filing-data", "document-id"));
        for (Element e : earlier) {
            LocalDate day = Dates.lenient(e.text("date"));
            first = day != null && day.isBefore(first) ? day : first;
        }
        String days = b.text("us-term-of-grant", "us-term-extension");
        return first.isBefore(TERM_FROM_FILING)
                ? null
                : first.plusYears(20).plusDays(days.matches("\\d{1,4}") ? Long.parseLong(days) : 0);
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

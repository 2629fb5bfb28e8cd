package org.ipmarket.listing.document;

import java.util.List;
import org.ipmarket.listing.asset.Bibliography;

/** WIPO ST.96, {@code PatentPublication}, versions 1 to 6; as the standard's schemas and example instance have it. */
final class St96 implements Format {
    @Override
    public boolean recognises(String element) {
        return element.equals("PatentPublication");
    }

    @Override
    public FileFormat name() {
        return FileFormat.ST96;
    }

    @Override
    public PublishedRight read(Element r) throws BadRecord {
        Element b = r.children("BibliographicData").stream()
                .findFirst()
                .orElseThrow(() -> new BadRecord("no BibliographicData"));
        Element granted = b.first("PatentGrantIdentification");
        Element published = b.first("PatentPublicationIdentification");
        Patent p = new Patent(publication(r, published, granted));
        if (!granted.name.isEmpty() && !published.name.isEmpty()) {
            p.otherPublications.add(number(published, "PublicationNumber", "PublicationDate"));
        }
        p.granted = Dates.strict(granted.text("GrantDate"), "the date of the grant");
        Element applied = b.first("ApplicationIdentification");
        Dates.strict(applied.text("FilingDate"), "the date of filing");
        p.application = applied(applied);
        String language = r.attribute("languageCode");
        for (Element e : b.all("InventionTitleBag", "InventionTitle")) {
            Patent.put(p.titles, language(e, language), e.text());
        }
        for (Element e : r.children("Abstract")) {
            Patent.put(p.abstracts, language(e, language), e.text());
        }
        for (Element e : r.all("Claims", "Claim")) {
            p.claims.add(String.join(
                    " ", e.children("ClaimText").stream().map(Element::text).toList()));
        }
        String quantity = b.text("ClaimTotalQuantity");
        p.claimCount = p.claims.isEmpty() && quantity.matches("\\d{1,5}") ? Integer.valueOf(quantity) : null;
        b.all("PriorityClaimBag", "PriorityClaim").forEach(e -> p.claimsPriority(applied(e)));
        b.all(
                        "RelatedDocumentBag",
                        "RelatedPublication",
                        "PatentDocumentIdentification",
                        "PatentPublicationIdentification")
                .forEach(e -> p.otherPublications.add(number(e, "PublicationNumber", "PublicationDate")));
        citations(b, p);
        parties(b, p);
        classes(b, p);
        return p.right();
    }

    /** Of a grant its own identification, if the document gives one; else that of the publication. */
    private static Bibliography.Number publication(Element r, Element published, Element granted) throws BadRecord {
        Element id = granted.name.isEmpty() ? published : granted;
        String office = id.text("IPOfficeCode");
        String number = id.text("PatentNumber");
        String date = id.text("GrantDate");
        return Format.published(
                office.isEmpty() ? r.text("IPOfficeCode") : office,
                number.isEmpty() ? id.text("PublicationNumber") : number,
                id.text("PatentDocumentKindCode"),
                date.isEmpty() ? id.text("PublicationDate") : date);
    }

    private static Bibliography.Number number(Element id, String number, String date) {
        return Format.number(
                id.text("IPOfficeCode"),
                id.text(number),
                id.text("PatentDocumentKindCode"),
                Dates.lenient(id.text(date)));
    }

    /** An application: its number may also come in the form of ST.13 alone. */
    private static Bibliography.Number applied(Element id) {
        String number = id.text("ApplicationNumber", "ApplicationNumberText");
        String office = id.text("IPOfficeCode");
        return new Bibliography.Number(
                office.isEmpty() ? id.text("ApplicationNumber", "IPOfficeCode") : office,
                number.isEmpty() ? id.text("ApplicationNumber", "ST13ApplicationNumber") : number,
                "",
                Dates.lenient(id.text("FilingDate")));
    }

    private static void citations(Element b, Patent p) {
        for (Element e : b.all("ReferenceCitationBag", "ReferenceCitation")) {
            for (Element c : e.children("PatentCitation")) {
                Element id = c.first("CitedPatentDocumentIdentification");
                p.cites(number(id, "DocumentNumber", "PatentDocumentDate"), c.text());
            }
            e.all("NPLCitation", "NPLCitationText").forEach(c -> p.citedLiterature.add(c.text()));
        }
    }

    private static void parties(Element b, Patent p) {
        List<String> applicants = names(b.all("PartyBag", "ApplicantBag", "Applicant"));
        List<String> assignees = names(b.all("PartyBag", "AssigneeBag", "Assignee"));
        boolean granted = Kinds.isGrant(p.publication);
        p.applicants.addAll(granted && !assignees.isEmpty() || applicants.isEmpty() ? assignees : applicants);
        p.inventors.addAll(names(b.all("PartyBag", "InventorBag", "Inventor")));
        if (p.inventors.isEmpty()) {
            p.inventors.addAll(names(b.all("PartyBag", "ApplicantBag", "Applicant").stream()
                    .filter(e -> e.text("ApplicantCategory").equals("Applicant_Inventor"))
                    .toList()));
        }
    }

    private static List<String> names(List<Element> parties) {
        return parties.stream().map(St96::name).filter(name -> !name.isEmpty()).toList();
    }

    private static String name(Element party) {
        for (String contact : List.of("PublicationContact", "Contact")) {
            for (Element e : party.all(contact, "Name")) {
                Element person = e.first("PersonName", "PersonStructuredName");
                String structured = String.join(
                                " ", person.text("FirstName"), person.text("MiddleName"), person.text("LastName"))
                        .replaceAll("\\s+", " ")
                        .strip();
                for (String name : List.of(
                        e.text("OrganizationName", "OrganizationStandardName"),
                        e.text("EntityName"),
                        structured,
                        e.text("PersonName", "PersonFullName"))) {
                    if (!name.isEmpty()) {
                        return name;
                    }
                }
            }
        }
        return "";
    }

    private static void classes(Element b, Patent p) {
        for (Element e : b.all("PatentClassificationBag", "IPCRClassificationBag", "IPCRClassification")) {
            p.ipc.add(symbol(e, "Section"));
        }
        for (Element e : b.all("PatentClassificationBag", "IPCClassification")) {
            e.children("MainClassification").forEach(m -> p.ipc.add(Format.symbol(m.text())));
            e.children("FurtherClassification").forEach(m -> p.ipc.add(Format.symbol(m.text())));
        }
        for (String list : List.of("MainCPC", "FurtherCPC")) {
            for (Element e : b.all("PatentClassificationBag", "CPCClassificationBag", list, "CPCClassification")) {
                p.cpc.add(symbol(e, "CPCSection"));
            }
        }
    }

    private static String symbol(Element e, String section) {
        return e.text(section).isEmpty()
                ? Format.symbol(e.text("PatentClassificationText"))
                : e.text(section) + e.text("Class") + e.text("Subclass") + " " + e.text("MainGroup") + "/"
                        + e.text("Subgroup");
    }

    private static String language(Element e, String document) {
        String own = e.attribute("languageCode");
        return own.isEmpty() ? document : own;
    }
}

package org.ipmarket.listing.document;

import java.util.List;
import org.ipmarket.listing.asset.Bibliography;

/** The EPO's {@code ep-patent-document}, of the ST.36 family, DTD 1.2 to 1.5.1; fields are INID codes ({@code B110} is 11, the number). */
final class EpDocument implements Format {
    @Override
    public boolean recognises(String element) {
        return element.equals("ep-patent-document");
    }

    @Override
    public FileFormat name() {
        return FileFormat.ST36;
    }

    @Override
    public PublishedRight read(Element r) throws BadRecord {
        Element b = r.children("SDOBI").stream().findFirst().orElseThrow(() -> new BadRecord("no SDOBI"));
        Patent p = new Patent(Format.published(
                r.attribute("country"), r.attribute("doc-number"), r.attribute("kind"), r.attribute("date-publ")));
        p.application = new Bibliography.Number(
                "EP",
                b.text("B200", "B210"),
                "",
                Dates.strict(b.text("B200", "B220", "date"), "the date of filing (B220)"));
        p.granted = Dates.strict(b.text("B400", "B450", "date"), "the date of the grant (B450)");
        for (Element list : b.all("B500", "B540")) {
            List<Element> languages = list.children("B541");
            List<Element> texts = list.children("B542");
            for (int i = 0; i < Math.min(languages.size(), texts.size()); i++) {
                Patent.put(p.titles, languages.get(i).text(), texts.get(i).text());
            }
        }
        r.children("abstract").forEach(e -> Patent.put(p.abstracts, e.attribute("lang"), e.text()));
        claims(r).forEach(e -> p.claims.add(e.text()));
        b.all("B500", "B510EP", "classification-ipcr", "text").forEach(e -> p.ipc.add(Format.symbol(e.text())));
        b.all("B500", "B510", "B511").forEach(e -> p.ipc.add(Format.symbol(e.text())));
        b.all("B500", "B510", "B512").forEach(e -> p.ipc.add(Format.symbol(e.text())));
        b.all("B500", "B520EP", "classifications-cpc", "classification-cpc", "text")
                .forEach(e -> p.cpc.add(Format.symbol(e.text())));
        names(b.all("B700", "B710", "B711"), b.all("B700", "B730", "B731")).forEach(p.applicants::add);
        names(b.all("B700", "B720", "B721"), List.of()).forEach(p.inventors::add);
        priorities(b, p);
        b.all("B500", "B560", "B561", "text").forEach(e -> p.cites(cited(e.text()), e.text()));
        b.all("B500", "B560", "B562", "text").forEach(e -> p.citedLiterature.add(e.text()));
        return p.right();
    }

    /** In the language of the proceedings. */
    private static List<Element> claims(Element r) {
        List<Element> all = r.children("claims");
        return all.stream()
                .filter(e -> e.attribute("lang").equals(r.attribute("lang")))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .map(e -> e.children("claim"))
                .orElse(List.of());
    }

    /** Applicants of an application; of a grant the proprietors. */
    private static List<String> names(List<Element> first, List<Element> otherwise) {
        return (first.isEmpty() ? otherwise : first)
                .stream().map(e -> e.text("snm")).toList();
    }

    private static void priorities(Element b, Patent p) {
        for (Element e : b.children("B300")) {
            List<Element> numbers = e.children("B310");
            List<Element> dates = e.all("B320", "date");
            List<Element> offices = e.all("B330", "ctry");
            for (int i = 0; i < numbers.size() && i < dates.size() && i < offices.size(); i++) {
                p.claimsPriority(new Bibliography.Number(
                        offices.get(i).text(),
                        numbers.get(i).text(),
                        "",
                        Dates.lenient(dates.get(i).text())));
            }
        }
    }

    /** {@code US-A1- 2007 204 872} and {@code WO-A1-2014/114885}; of another writing nothing is made. */
    private static Bibliography.Number cited(String text) {
        String[] parts = text.split("-", 3);
        return parts.length == 3
                ? new Bibliography.Number(parts[0].strip(), parts[2].replace(" ", ""), parts[1].strip(), null)
                : Bibliography.Number.NONE;
    }
}

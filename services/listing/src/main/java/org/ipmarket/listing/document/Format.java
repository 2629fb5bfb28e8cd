package org.ipmarket.listing.document;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ipmarket.listing.asset.Bibliography;
import org.ipmarket.listing.asset.OfficeCodes;

/** How an office writes a patent down in XML. */
sealed interface Format permits RedBook, EpDocument, Ops, St96 {
    List<Format> ALL = List.of(new RedBook(), new EpDocument(), new Ops(), new St96());

    /** Fifty characters of ST.8, the four of the older Red Book ({@code A61B005/00}), or the symbol as people write it. */
    Pattern SYMBOL = Pattern.compile("^([A-HY]\\d{2}[A-Z])\\s*0*(\\d{1,4})\\s*/\\s*(\\d{2,6})");

    /** Whether an element of this name is one record of this format. */
    boolean recognises(String element);

    /** Which of the names of {@link FileFormat} it is. */
    FileFormat name();

    PublishedRight read(Element record) throws BadRecord;

    static Optional<Format> of(String element) {
        return ALL.stream().filter(f -> f.recognises(element)).findFirst();
    }

    /** The number in a {@code document-id} or in an element written like one; a date that is no whole day is left out. */
    static Bibliography.Number number(Element id) {
        return number(id.text("country"), id.text("doc-number"), id.text("kind"), Dates.lenient(id.text("date")));
    }

    /** A number that repeats its office ({@code WO 2008/035151}) is told without it; a kind that is none ({@code 00}) is left out. */
    static Bibliography.Number number(String office, String number, String kind, LocalDate date) {
        boolean repeats = !office.isEmpty() && number.startsWith(office + " ");
        return new Bibliography.Number(
                office,
                repeats ? number.substring(office.length()).strip() : number,
                kind.matches("[A-Z][0-9]?") ? kind : "",
                date);
    }

    /** Refuses a record without a number or office of its publication, or with a date that is none. */
    static Bibliography.Number published(String office, String number, String kind, String date) throws BadRecord {
        if (office.isEmpty() || number.isEmpty()) {
            throw new BadRecord("no office or number of the publication");
        }
        return new Bibliography.Number(office, number, kind, Dates.strict(date, "the date of the publication"));
    }

    /** A number may be told as one that was cited: it has an office that there is, and a length to be expected. */
    static boolean isCitation(Bibliography.Number number) {
        return OfficeCodes.isKnown(number.office())
                && !number.number().isBlank()
                && number.number().length() <= 60;
    }

    static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    /** {@code A61B 5/0205} from section, class, subclass, main group and subgroup. */
    static String symbol(Element c) {
        return c.text("section") + c.text("class") + c.text("subclass") + " " + c.text("main-group") + "/"
                + c.text("subgroup");
    }

    /** {@code B65D 51/18} however it is written; another text stays as it is. */
    static String symbol(String text) {
        Matcher m = SYMBOL.matcher(text);
        return m.find() ? m.group(1) + " " + m.group(2) + "/" + m.group(3) : text;
    }
}

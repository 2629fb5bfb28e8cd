package org.ipmarket.listing.document;

import java.util.List;
import java.util.Optional;

/** How an office writes a patent down. */
sealed interface Format permits RedBook, EpDocument, Ops {
    List<Format> ALL = List.of(new RedBook(), new EpDocument(), new Ops());

    /** Whether an element of this name is one record of this format. */
    boolean recognises(String element);

    PatentDocument read(Element record) throws BadRecord;

    static Optional<Format> of(String element) {
        return ALL.stream().filter(f -> f.recognises(element)).findFirst();
    }

    /** The number in a {@code document-id} or in an element written like one. */
    static PatentDocument.Number number(Element id) {
        return new PatentDocument.Number(id.text("country"), id.text("doc-number"), id.text("kind"), id.text("date"));
    }

    /** Refuses a record without a number or office of its publication, or with a date that is none. */
    static PatentDocument.Number published(PatentDocument.Number number) throws BadRecord {
        if (number.office().isEmpty() || number.number().isEmpty()) {
            throw new BadRecord("no office or number of the publication");
        }
        if (!number.date().isEmpty() && !number.date().matches("\\d{8}")) {
            throw new BadRecord("date of publication is not eight digits: " + shortened(number.date()));
        }
        return number;
    }

    static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    /** {@code A61B 5/0205} from section, class, subclass, main group and subgroup. */
    static String symbol(Element c) {
        return c.text("section") + c.text("class") + c.text("subclass") + " " + c.text("main-group") + "/"
                + c.text("subgroup");
    }

    /** {@code B65D 51/18} from the 50 characters of ST.8. */
    static String st8(String text) {
        var m = java.util.regex.Pattern.compile("^([A-H]\\d{2}[A-Z])\\s*(\\d{1,4})\\s*/\\s*(\\d{2,6})")
                .matcher(text);
        return m.find() ? m.group(1) + " " + m.group(2) + "/" + m.group(3) : text;
    }
}

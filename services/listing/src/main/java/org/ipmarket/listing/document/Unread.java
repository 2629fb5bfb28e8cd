package org.ipmarket.listing.document;

/** Says of what cannot be read what it is, and what would be. */
final class Unread {
    private static final String ACCEPTED =
            "Red Book XML of 2004 or later, ep-patent-document (ST.36), answers of EPO OPS, PatentPublication (ST.96) and CSV are read";

    private Unread() {}

    static String root(String element) {
        return switch (element) {
            case "PATDOC" -> "SGML of the USPTO from 2001 to 2004 (PATDOC) is not read; " + ACCEPTED;
            case "" -> "no record of a known format; " + ACCEPTED;
            default -> "no record of a known format in '" + Format.shortened(element) + "'; " + ACCEPTED;
        };
    }

    static String greenbook() {
        return "Greenbook of the USPTO from 1976 to 2001 (PATN) is not read; " + ACCEPTED;
    }
}

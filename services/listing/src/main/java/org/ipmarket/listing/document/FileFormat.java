package org.ipmarket.listing.document;

/** The formats of files that can be read. */
public enum FileFormat {
    /** USPTO Red Book XML, version 4 and later; several documents may follow one another. */
    RED_BOOK,
    /** {@code ep-patent-document} of the ST.36 family. */
    ST36,
    /** Answers of the EPO's Open Patent Services: bibliography, family, legal events. */
    OPS,
    /** WIPO ST.96 {@code PatentPublication}. */
    ST96,
    /** Comma-separated values, see {@link Columns}. */
    CSV
}

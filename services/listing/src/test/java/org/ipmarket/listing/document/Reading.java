package org.ipmarket.listing.document;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What came of one file. */
record Reading(List<PatentDocument> good, List<Refusal> bad) {
    static Reading of(InputStream file, Bounds bounds) {
        Reading reading = new Reading(new ArrayList<>(), new ArrayList<>());
        new PatentDocuments(bounds).read(file, reading.good::add, reading.bad::add);
        return reading;
    }

    static Reading of(String xml) {
        return of(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), Bounds.USUAL);
    }
}
